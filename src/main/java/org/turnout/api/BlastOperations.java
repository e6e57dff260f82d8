package org.turnout.api;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.turnout.access.Permission;
import org.turnout.api.BlastView.BlastLine;
import org.turnout.api.BlastView.Checked;
import org.turnout.api.http.ApiError;
import org.turnout.api.http.ApiJson;
import org.turnout.api.http.ApiResponse;
import org.turnout.api.http.Description;
import org.turnout.api.http.EntityVersions;
import org.turnout.api.http.ErrorCode;
import org.turnout.api.http.Operation;
import org.turnout.api.http.Operation.Kind;
import org.turnout.api.http.ProblemView.Fault;
import org.turnout.api.http.ResultPage;
import org.turnout.blast.BlastServices;
import org.turnout.blast.plan.BlastService;
import org.turnout.blast.plan.PlanOutcome;
import org.turnout.blast.plan.TestOutcome;
import org.turnout.blast.text.BlastReader;
import org.turnout.blast.text.BlastStore.Saved;
import org.turnout.blast.text.BlastStore.Stored;
import org.turnout.blast.text.ScheduleCheck;
import org.turnout.problem.Problem;
import org.turnout.problem.Severity;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/// Blasts as they are written: read, checked, saved and planned, and their audiences counted. Text
/// comes as YAML or as JSON of the same shape; problems have their places in what was sent.
final class BlastOperations {
  private static final String YAML = "application/yaml";
  private static final YAMLMapper WRITER =
      YAMLMapper.builder()
          .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
          .disable(YAMLWriteFeature.SPLIT_LINES)
          .enable(YAMLWriteFeature.LITERAL_BLOCK_STYLE)
          .build();

  private final BlastServices ground;
  private final BlastService blasts;
  private final InstantSource campaign;

  BlastOperations(ApiContext context) {
    this.ground = context.blast();
    this.blasts = ground.blasts();
    this.campaign = context.clocks().campaign();
  }

  List<Operation> all() {
    return List.of(list(), one(), save(), check(), count(), plan(), test());
  }

  private Operation list() {
    return Operation.get("/blasts", "listBlasts", "Blasts, by name")
        .pages(BlastLine.class)
        .by(call -> {
          String after = call.cursor().map(ResultPage::key).orElse("");
          return call.page(
              _ ->
                  blasts.all().stream()
                      .filter(blast -> blast.name().compareTo(after) > 0)
                      .sorted(Comparator.comparing(Stored::name))
                      .toList(),
              BlastView::line,
              BlastLine::name);
        });
  }

  private Operation one() {
    return Operation.get("/blasts/{blast}", "getBlast", "One blast, as it was last written")
        .path("blast", Kind.TEXT, "its name")
        .answers(BlastView.class)
        .by(call -> {
          String name = call.path("blast");
          Stored stored = blasts.find(name).orElseThrow(() -> unknown(blasts.unknown(name)));
          var read = blasts.read(stored.yaml(), stored.file());
          warn(read);
          return shown(BlastView.of(stored, read.blast(), read.problems().sorted()));
        });
  }

  /// Of what depends on the day it is read.
  private void warn(BlastReader.Read read) {
    read.blast()
        .flatMap(blast -> ScheduleCheck.over(blast, campaign.instant()))
        .ifPresent(read.problems()::add);
  }

  private Operation save() {
    return Operation.put("/blasts/{blast}", "saveBlast", "Writes a blast, or replaces it")
        .about("Nothing is kept that cannot be read. A plan made before must be made again.")
        .may(Permission.WRITE)
        .path("blast", Kind.TEXT, "its name")
        .header("If-Match", "ETag of the version that this replaces; needed when there is one")
        .header("If-None-Match", "*: only if there is none yet")
        .takesText(YAML, ApiJson.TYPE)
        .answers(BlastView.class)
        .by(call -> {
          String name = call.path("blast");
          String sent = call.body(String.class);
          String yaml = call.json() ? yaml(name, sent) : sent;
          blasts
              .read(yaml, name)
              .blast()
              .filter(blast -> !blast.name().equals(name))
              .ifPresent(blast -> {
                throw another(blast.name(), name);
              });
          var saved =
              blasts.save(
                  name,
                  yaml,
                  name,
                  call.actor(),
                  before -> {
                    EntityVersions.check(call, before.map(Stored::version));
                    return true;
                  });
          return switch (saved.orElseThrow()) {
            case Saved.Refused(var problems) -> throw refused(problems);
            case Saved.Kept(var stored, var blast, var warnings) ->
                shown(BlastView.of(stored, Optional.of(blast), warnings));
          };
        });
  }

  private Operation check() {
    return Operation.post("/check", "checkBlast", "What is wrong with a blast, without saving it")
        .harmless()
        .takesText(YAML, ApiJson.TYPE)
        .answers(Checked.class)
        .by(call -> {
          // JSON is YAML: problems have their places in what was sent.
          var read = blasts.read(call.body(String.class), "blast");
          warn(read);
          return ApiResponse.ok(
              new Checked(read.blast().isPresent(), BlastView.faults(read.problems().sorted())));
        });
  }

  private Operation count() {
    return Operation.post("/audiences/count", "countAudience", "How many people are in an audience")
        .about("Counts people with a phone. Whether they may be texted, the plan decides.")
        .harmless()
        .takes(Line.class)
        .answers(Count.class)
        .by(call -> {
          var counted = blasts.count(call.body(Line.class).audience());
          return ApiResponse.ok(
              new Count(counted.people().orElseThrow(() -> inAudience(counted.problems()))));
        });
  }

  private Operation plan() {
    return Operation.post(
            "/blasts/{blast}/plan", "planBlast", "Plans the next run: who gets what, at what cost")
        .about("Takes half a minute for a million people. The plan is frozen, and sends nothing.")
        .may(Permission.WRITE)
        .path("blast", Kind.TEXT, "its name")
        .answers(201, RunView.class)
        .by(call ->
            switch (ground.planner().plan(call.path("blast"), call.actor(), _ -> {})) {
              case PlanOutcome.Planned planned ->
                  ApiResponse.created(
                      RunView.of(ground.queries().details(planned.runId()).orElseThrow()),
                      Operation.BASE + "/runs/" + planned.runId());
              case PlanOutcome.Refused(var problems) -> throw refused(problems);
            });
  }

  private Operation test() {
    return Operation.post(
            "/blasts/{blast}/test",
            "testBlast",
            "Sends one phone of ours a blast, as members would get it")
        .about("Outside of any run: no report counts it.")
        .may(Permission.WRITE)
        .path("blast", Kind.TEXT, "its name")
        .takes(To.class)
        .answers(202, Tested.class)
        .by(call -> {
          var to = call.body(To.class);
          return switch (ground
              .planner()
              .test(call.path("blast"), to.phone(), to.language(), call.actor())) {
            case TestOutcome.Sent(_, var body, var language, var segments) ->
                ApiResponse.of(202, new Tested(body, language, segments));
            case TestOutcome.Refused(var why, var next) ->
                throw ApiError.of(ErrorCode.NOT_NOW, why, next);
          };
        });
  }

  @Description("Where a test goes.")
  record To(
      @Description("A phone must be in the records and not have stopped texts.") String phone,
      @Description("Language tag; left out: the person's own.") Optional<String> language) {
    @Override
    public String toString() {
      return "To";
    }
  }

  @Description("What was sent, merged for that person.")
  record Tested(String text, String language, int segments) {}

  @Description("An audience.")
  record Line(
      @Description("As in a blast: topic is actions and not signed petition.") String audience) {}

  @Description("How many people are in an audience.")
  record Count(long people) {}

  private static ApiResponse shown(BlastView view) {
    return ApiResponse.ok(view).with("ETag", EntityVersions.tag(view.version()));
  }

  /// The same blast as YAML, once it is known to be one: problems of JSON are told in its own
  /// lines.
  private String yaml(String name, String json) {
    JsonNode tree = ApiJson.read(json);
    var read = blasts.read(json, name);
    if (read.blast().isEmpty()) {
      throw refused(read.problems().sorted());
    }
    return WRITER.writeValueAsString(tree);
  }

  private static ApiError refused(List<Problem> problems) {
    return switch (problems.getFirst().code()) {
      case "unknown-blast" -> unknown(problems.getFirst());
      case "busy" -> {
        Problem busy = problems.getFirst();
        yield ApiError.of(ErrorCode.NOT_NOW, busy.message(), busy.hint().orElse("try again"));
      }
      default -> ApiError.of(ErrorCode.INVALID, BlastView.faults(problems));
    };
  }

  private static ApiError unknown(Problem problem) {
    return ApiError.of(ErrorCode.NOT_FOUND, problem.message(), problem.hint().orElse("list them"));
  }

  private static ApiError another(String written, String asked) {
    return ApiError.of(
        ErrorCode.INVALID,
        List.of(
            Fault.field(
                "/blast",
                "this is the blast '" + written + "', and was sent as '" + asked + "'",
                Optional.of("use one name in both places"))));
  }

  private static ApiError inAudience(List<Problem> problems) {
    return ApiError.of(
        ErrorCode.INVALID,
        problems.stream()
            .filter(problem -> problem.severity() == Severity.ERROR)
            .map(problem -> BlastView.fault(problem, Optional.of("#/audience")))
            .toList());
  }
}
