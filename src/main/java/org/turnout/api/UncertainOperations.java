package org.turnout.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.turnout.access.Permission;
import org.turnout.api.http.ApiCall;
import org.turnout.api.http.ApiError;
import org.turnout.api.http.ApiResponse;
import org.turnout.api.http.Description;
import org.turnout.api.http.ErrorCode;
import org.turnout.api.http.Operation;
import org.turnout.api.http.Operation.Kind;
import org.turnout.api.http.ProblemView;
import org.turnout.blast.run.UncertainTexts;
import org.turnout.blast.run.UncertainTexts.Decided;

/// Texts of which nobody knows whether they left, and what people decide on them.
record UncertainOperations(UncertainTexts uncertain) {
  /// Decided on in one request.
  private static final int MOST_ROWS = 500;

  private static final int MOST_HELD = 10_000;

  List<Operation> all() {
    return List.of(list(), resend(), giveUp());
  }

  private Operation list() {
    return Operation.get("/uncertain", "listUncertain", "Texts that wait for a person's decision")
        .about("No answer came, no callback, and the carrier's log does not have them.")
        .query("run", Kind.NUMBER, "only texts of this run")
        .pages(HeldView.class)
        .by(call -> {
          long after = call.after();
          Optional<Long> run = call.query("run").map(Long::valueOf);
          return call.page(
              _ ->
                  uncertain.list(run, MOST_HELD).stream()
                      .filter(held -> held.row() > after)
                      .toList(),
              HeldView::of,
              HeldView::row);
        });
  }

  private Operation resend() {
    return decide("resend", "resendUncertain", "Sends uncertain texts once more")
        .about("At the risk of a second copy: it is written down who chose it.")
        .by(call -> decided(call, row -> uncertain.resend(row, call.actor())));
  }

  private Operation giveUp() {
    return decide("give-up", "giveUpUncertain", "Counts uncertain texts as failed")
        .by(call -> decided(call, row -> uncertain.giveUp(row, call.actor())));
  }

  private static Operation.Draft decide(String verb, String id, String summary) {
    return Operation.post("/uncertain/" + verb, id, summary)
        .may(Permission.RUN)
        .takes(Rows.class)
        .answers(Decisions.class);
  }

  private static ApiResponse decided(ApiCall call, LongFunction<Decided> decide) {
    var rows = call.body(Rows.class).rows();
    if (rows.isEmpty() || rows.size() > MOST_ROWS) {
      throw ApiError.of(
          ErrorCode.INVALID,
          List.of(
              ProblemView.Fault.field(
                  "/rows", "1 to " + MOST_ROWS + " rows at a time", Optional.empty())));
    }
    return ApiResponse.ok(
        new Decisions(
            rows.stream().distinct().map(row -> Decision.of(decide.apply(row))).toList()));
  }

  @Description("Texts, by their rows of the ledger.")
  record Rows(List<Long> rows) {}

  @Description("The result of each.")
  record Decisions(List<Decision> items) {}

  @Description("The result of one text.")
  record Decision(
      long row,
      @Description("False: nothing has changed, and why says it.") boolean done,
      Optional<String> why,
      Optional<String> next) {
    static Decision of(Decided decided) {
      return switch (decided) {
        case Decided.Done(var row) -> new Decision(row, true, Optional.empty(), Optional.empty());
        case Decided.Refused(var row, var why, var next) ->
            new Decision(row, false, Optional.of(why), Optional.of(next));
      };
    }
  }

  @Description("A text of which nobody knows whether it left; held until a person decides.")
  record HeldView(
      @Description("Its row of the ledger: what a decision names.") long row,
      @Description("Absent for a reply or a service text.") Optional<Long> run,
      @Description("gear-day #3.") Optional<String> title,
      @Description("Its last digits only: …0142.") String phone,
      @Description("broadcast, service or answer.") String kind,
      @Description("2 and more: it was sent again before.") int attempt,
      @Description("When it was claimed, machine time.") Instant since,
      @Description("What the send ended with.") String why) {
    static HeldView of(UncertainTexts.Held held) {
      return new HeldView(
          held.row(),
          held.run(),
          held.title(),
          masked(held),
          held.kind(),
          held.attempt(),
          held.since(),
          held.why());
    }

    private static String masked(UncertainTexts.Held held) {
      var channel = held.to().channel();
      return channel.traits().addressedByPhone() ? held.to().masked() : channel.word();
    }
  }
}
