package org.turnout.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.turnout.access.Permission;
import org.turnout.api.BlastView.BlastLine;
import org.turnout.api.http.ApiCall;
import org.turnout.api.http.ApiError;
import org.turnout.api.http.ApiResponse;
import org.turnout.api.http.CleanText;
import org.turnout.api.http.Description;
import org.turnout.api.http.ErrorCode;
import org.turnout.api.http.Operation;
import org.turnout.api.http.Operation.Kind;
import org.turnout.api.http.ProblemView;
import org.turnout.blast.run.Correction;
import org.turnout.blast.run.RunOutcome;
import org.turnout.blast.run.RunService;

/// What people do with runs: approve, start, pause, slow down, cancel. An act that does not fit how
/// the run's state changes nothing, and the refusal says what to do instead.
record RunActions(ApiContext ground, RunService runs) {
  RunActions(ApiContext ground) {
    this(ground, ground.blast().runs());
  }

  List<Operation> all() {
    return List.of(
        act("approve", "approveRun", "Agrees to a plan")
            .about(
                "Bound to the hash. Above the size in the settings, another person than the planner.")
            .may(Permission.APPROVE)
            .takes(Approval.class)
            .by(
                did((call, run) ->
                    runs.approve(run, call.body(Approval.class).hash(), call.actor()))),
        act("start", "startRun", "Puts everybody in line; the first text leaves after the hold")
            .by(did((call, run) -> runs.start(run, call.actor()))),
        act("schedule", "scheduleRun", "Gives an approved run a moment at which it starts")
            .takes(Moment.class)
            .by(did((call, run) -> runs.startAt(run, call.body(Moment.class).at(), call.actor()))),
        act("pause", "pauseRun", "Lets nothing more leave, within about a second")
            .takes(Reason.class)
            .by(did((call, run) -> runs.pause(run, why(call), call.actor()))),
        act("resume", "resumeRun", "Lets a paused run go on")
            .by(did((call, run) -> runs.resume(run, call.actor()))),
        act("cancel", "cancelRun", "Ends a run for good")
            .takes(Reason.class)
            .by(did((call, run) -> runs.cancel(run, why(call), call.actor()))),
        act("throttle", "throttleRun", "Slows a run down while it goes, or lets it go again")
            .takes(Pace.class)
            .by(
                did((call, run) -> {
                  var pace = call.body(Pace.class).perSecond();
                  var perSecond =
                      pace.isPresent() ? OptionalInt.of(pace.get()) : OptionalInt.empty();
                  return runs.throttle(run, perSecond, call.actor());
                })),
        correct());
  }

  @Description("Agreement to a plan that was read.")
  record Approval(
      @Description("The plan's hash, or its first 8 characters and more.") String hash) {}

  @Description("Why.")
  record Reason(@Description("For colleagues: the second line has a typo.") String why) {}

  @Description("When.")
  record Moment(@Description("Campaign time.") Instant at) {}

  @Description("How fast.")
  record Pace(
      @Description("Segments per second; left out: the sender's own pace.")
          Optional<Integer> perSecond) {}

  @Description("A text in one language.")
  record Translated(@Description("Its tag: es.") String language, String text) {}

  @Description("What a correction says.")
  record Words(
      @Description("In English. If left out: a copy of the first blast's texts, to edit.")
          Optional<String> text,
      @Description("In the campaign's other languages; whose is left out gets the English.")
          Optional<List<Translated>> translations) {
    Map<String, String> all() {
      var all = new TreeMap<String, String>();
      translations.orElse(List.of()).forEach(one -> all.put(one.language, one.text));
      text.ifPresent(words -> all.put(Correction.ENGLISH, words));
      return all;
    }
  }

  private Operation correct() {
    return Operation.post(
            "/runs/{run}/correct",
            "correctRun",
            "Drafts a correction to exactly the people a run was sent to, or may have been")
        .about("The draft is a blast of its own: read it, plan it, approve it like any other.")
        .may(Permission.WRITE)
        .path("run", Kind.NUMBER, "its id; paused, cancelled or finished")
        .takes(Words.class)
        .answers(201, BlastLine.class)
        .by(call -> {
          long run = RunOperations.run(ground.blast(), call).id();
          var words = call.body(Words.class).all();
          var catalog = ground.setup().get().catalog();
          return switch (runs.correct(run, catalog, words, call.actor())) {
            case Correction.Drafted(var blast, var _) ->
                ApiResponse.created(
                    BlastView.line(ground.blast().blasts().find(blast).orElseThrow()),
                    Operation.BASE + "/blasts/" + blast);
            case Correction.Refused(var why, var next) ->
                throw ApiError.of(ErrorCode.NOT_NOW, why, next);
          };
        });
  }

  private static Operation.Draft act(String verb, String id, String summary) {
    return Operation.post("/runs/{run}/" + verb, id, summary)
        .may(Permission.RUN)
        .path("run", Kind.NUMBER, "its id")
        .answers(RunView.class);
  }

  private static String why(ApiCall call) {
    String why = call.body(Reason.class).why().strip();
    Optional<String> wrong =
        why.isEmpty() ? Optional.of("say why, for your colleagues") : CleanText.notOneLine(why);
    if (wrong.isPresent()) {
      throw ApiError.of(
          ErrorCode.INVALID,
          List.of(ProblemView.Fault.field("/why", wrong.get(), Optional.empty())));
    }
    return why;
  }

  private Function<ApiCall, ApiResponse> did(BiFunction<ApiCall, Long, RunOutcome> act) {
    return call ->
        switch (act.apply(call, RunOperations.run(ground.blast(), call).id())) {
          case RunOutcome.Done(var run) -> ApiResponse.ok(RunView.of(run));
          case RunOutcome.Refused(var why, var next) ->
              throw ApiError.of(ErrorCode.NOT_NOW, why, next);
        };
  }
}
