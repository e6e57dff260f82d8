package org.turnout.api;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.turnout.access.Act;
import org.turnout.api.BlastView.BlastLine;
import org.turnout.api.BlastView.Checked;
import org.turnout.api.Operation.Kind;
import org.turnout.api.ProblemView.Fault;
import org.turnout.blast.Audience;
import org.turnout.blast.Audiences;
import org.turnout.blast.BlastCatalog;
import org.turnout.blast.BlastReader;
import org.turnout.blast.Blasts;
import org.turnout.blast.Blasts.Saved;
import org.turnout.blast.Blasts.Stored;
import org.turnout.blast.EveryCheck;
import org.turnout.blast.PlanOutcome;
import org.turnout.blast.Runs;
import org.turnout.blast.TestOutcome;
import org.turnout.problem.Place;
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

  private final Ground ground;

  BlastOperations(Ground ground) {
    this.ground = ground;
  }

  List<Operation> all() {
    return List.of(list(), one(), save(), check(), count(), plan(), test());
  }

  private Operation list() {
    return Operation.get("/blasts", "listBlasts", "Blasts, by name")
        .pages(BlastLine.class)
        .by(call -> {
          int limit = call.limit();
          String after = call.cursor().map(Page::key).orElse("");
          var found =
              ground.database().with(Blasts::all).stream()
                  .map(BlastView::line)
                  .filter(line -> line.name().compareTo(after) > 0)
                  .sorted(Comparator.comparing(BlastLine::name))
                  .limit(limit + 1L)
                  .toList();
          return Answer.ok(Page.of(found, limit, BlastLine::name));
        });
  }

  private Operation one() {
    return Operation.get("/blasts/{blast}", "getBlast", "One blast, as it was last written")
        .path("blast", Kind.TEXT, "its name")
        .answers(BlastView.class)
        .by(call ->
            ground
                .database()
                .with(handle -> {
                  Stored stored =
                      Blasts.find(handle, call.path("blast"))
                          .orElseThrow(() -> unknown(Blasts.unknown(handle, call.path("blast"))));
                  var read =
                      BlastReader.read(
                          stored.yaml(), stored.file(), catalog().with(Audiences.names(handle)));
                  warn(read);
                  return shown(BlastView.of(stored, read.blast(), read.problems().sorted()));
                }));
  }

  /// Of what hangs on the day it is read.
  private void warn(BlastReader.Read read) {
    read.blast()
        .flatMap(blast -> EveryCheck.over(blast, ground.now()))
        .ifPresent(read.problems()::add);
  }

  private Operation save() {
    return Operation.put("/blasts/{blast}", "saveBlast", "Writes a blast, or writes it anew")
        .about("Nothing is kept that cannot be read. A plan made before must be made again.")
        .may(Act.WRITE)
        .path("blast", Kind.TEXT, "its name")
        .header("If-Match", "ETag of the version that this replaces; needed when there is one")
        .header("If-None-Match", "*: only if there is none yet")
        .takesText(YAML, Json.TYPE)
        .answers(BlastView.class)
        .by(call -> {
          String name = call.path("blast");
          String sent = call.body(String.class);
          String yaml = call.json() ? yaml(name, sent) : sent;
          return ground
              .database()
              .inTransaction(handle -> {
                var before = Blasts.locked(handle, name);
                Versions.check(call, before.map(Stored::version));
                var read = BlastReader.read(yaml, name, catalog().with(Audiences.names(handle)));
                read.blast()
                    .filter(blast -> !blast.name().equals(name))
                    .ifPresent(blast -> {
                      throw another(blast.name(), name);
                    });
                return switch (Blasts.save(
                    handle, catalog(), yaml, name, call.actor(), ground.now())) {
                  case Saved.Refused(var problems) -> throw refused(problems);
                  case Saved.Kept(var stored, var blast, var warnings) ->
                      shown(BlastView.of(stored, Optional.of(blast), warnings));
                };
              });
        });
  }

  private Operation check() {
    return Operation.post("/check", "checkBlast", "What is wrong with a blast, without saving it")
        .harmless()
        .takesText(YAML, Json.TYPE)
        .answers(Checked.class)
        .by(call -> {
          var names = ground.database().with(Audiences::names);
          // JSON is YAML: problems have their places in what was sent.
          var read = BlastReader.read(call.body(String.class), "blast", catalog().with(names));
          warn(read);
          return Answer.ok(
              new Checked(read.blast().isPresent(), BlastView.faults(read.problems().sorted())));
        });
  }

  private Operation count() {
    return Operation.post("/audiences/count", "countAudience", "How many people an audience is")
        .about("People with a phone, whether they may be texted or not: that is the plan's to say.")
        .harmless()
        .takes(Line.class)
        .answers(Count.class)
        .by(call -> {
          String line = call.body(Line.class).audience();
          return ground
              .database()
              .inTransaction(handle -> {
                var known = catalog().with(Audiences.names(handle));
                var parsed = Audience.parse(line, new Place("audience", 1, 1), known);
                var audience = parsed.audience().orElseThrow(() -> inAudience(parsed.problems()));
                return Answer.ok(
                    new Count(
                        ground.setup().get().audiences().count(handle, audience, ground.now())));
              });
        });
  }

  private Operation plan() {
    return Operation.post(
            "/blasts/{blast}/plan", "planBlast", "Plans the next run: who gets what, at what cost")
        .about("Takes half a minute for a million people. The plan is frozen, and sends nothing.")
        .may(Act.WRITE)
        .path("blast", Kind.TEXT, "its name")
        .answers(201, RunView.class)
        .by(call ->
            switch (ground.planner().plan(call.path("blast"), call.actor(), _ -> {})) {
              case PlanOutcome.Planned planned ->
                  ground
                      .database()
                      .with(handle ->
                          Answer.created(
                              RunView.of(Runs.find(handle, planned.runId()).orElseThrow()),
                              Operation.BASE + "/runs/" + planned.runId()));
              case PlanOutcome.Refused(var problems) -> throw refused(problems);
            });
  }

  private Operation test() {
    return Operation.post(
            "/blasts/{blast}/test",
            "testBlast",
            "Sends one phone of ours a blast, as members would get it")
        .about("Outside of any run: no report counts it.")
        .may(Act.WRITE)
        .path("blast", Kind.TEXT, "its name")
        .takes(To.class)
        .answers(202, Tested.class)
        .by(call -> {
          var to = call.body(To.class);
          return switch (ground
              .planner()
              .test(call.path("blast"), to.phone(), to.language(), call.actor())) {
            case TestOutcome.Sent(_, var body, var language, var segments) ->
                Answer.of(202, new Tested(body, language, segments));
            case TestOutcome.Refused(var why, var next) ->
                throw Refusal.of(Trouble.NOT_NOW, why, next);
          };
        });
  }

  /// Where a test goes.
  @About("Where a test goes.")
  record To(
      @About("A phone of somebody in the records who has not stopped texts.") String phone,
      @About("Language tag; left out: the person's own.") Optional<String> language) {
    @Override
    public String toString() {
      return "To";
    }
  }

  /// What was sent.
  @About("What was sent, merged for that person.")
  record Tested(String text, String language, int segments) {}

  /// An audience in one line.
  @About("An audience.")
  record Line(@About("As in a blast: topic is actions and not signed petition.") String audience) {}

  /// How many they are.
  @About("How many an audience is.")
  record Count(long people) {}

  private BlastCatalog catalog() {
    return ground.setup().get().catalog();
  }

  private static Answer shown(BlastView view) {
    return Answer.ok(view).with("ETag", Versions.tag(view.version()));
  }

  /// The same blast as YAML, once it is known to be one: problems of JSON are told in its own
  /// lines.
  private String yaml(String name, String json) {
    JsonNode tree = Json.read(json);
    var names = ground.database().with(Audiences::names);
    var read = BlastReader.read(json, name, catalog().with(names));
    if (read.blast().isEmpty()) {
      throw refused(read.problems().sorted());
    }
    return WRITER.writeValueAsString(tree);
  }

  private static Refusal refused(List<Problem> problems) {
    return switch (problems.getFirst().code()) {
      case "unknown-blast" -> unknown(problems.getFirst());
      case "busy" -> {
        Problem busy = problems.getFirst();
        yield Refusal.of(Trouble.NOT_NOW, busy.message(), busy.hint().orElse("try again"));
      }
      default -> Refusal.of(Trouble.INVALID, BlastView.faults(problems));
    };
  }

  private static Refusal unknown(Problem problem) {
    return Refusal.of(Trouble.NOT_FOUND, problem.message(), problem.hint().orElse("list them"));
  }

  private static Refusal another(String written, String asked) {
    return Refusal.of(
        Trouble.INVALID,
        List.of(
            Fault.field(
                "/blast",
                "this is the blast '" + written + "', and was sent as '" + asked + "'",
                Optional.of("use one name in both places"))));
  }

  private static Refusal inAudience(List<Problem> problems) {
    return Refusal.of(
        Trouble.INVALID,
        problems.stream()
            .filter(problem -> problem.severity() == Severity.ERROR)
            .map(problem -> BlastView.fault(problem, Optional.of("#/audience")))
            .toList());
  }
}
