package org.turnout.cli.flow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.turnout.app.ActionTable;
import org.turnout.campaign.LoadedCampaign;
import org.turnout.cli.terminal.ProblemReport;
import org.turnout.flow.talk.FlowTestRunner;
import org.turnout.flow.talk.FlowTests;
import org.turnout.problem.CountWords;
import org.turnout.problem.Problems;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./turnout test [PATH]`: runs the conversations under `flows/tests`.
@Command(
    name = "test",
    description = "Runs the conversations under flows/tests; exit 1 if one goes differently.")
public final class TestCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "PATH",
      defaultValue = ".",
      description = "The campaign's folder, or a test or a folder of tests in it.")
  private Path path = Path.of(".");

  @Option(
      names = "--update",
      description = "Writes the actual answers into the tests: read the diff afterwards.")
  private boolean update;

  @Option(names = "--coverage", description = "Names the steps that no conversation reaches.")
  private boolean coverage;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    var out = spec.commandLine().getOut();
    var folder = LoadedCampaign.around(path, System.getenv(), ActionTable.language());
    if (folder.flows().isEmpty()) {
      return ProblemReport.problems(folder.problems(), folder.home(), out);
    }
    var problems = new Problems();
    Path at = path.toAbsolutePath().normalize();
    Path tests = at.equals(folder.home()) ? at.resolve("flows/tests") : at;
    var shown = folder.home().relativize(tests).toString();
    var found =
        Files.exists(tests)
            ? FlowTests.read(tests, shown, folder.zone(), problems)
            : List.<org.turnout.flow.talk.FlowTest>of();
    if (problems.hasErrors()) {
      return ProblemReport.problems(problems, folder.home(), out);
    }
    var runner = new FlowTestRunner(folder.stage());
    var outcomes = new ArrayList<FlowTestRunner.Outcome>();
    for (var test : found) {
      var outcome = runner.run(test);
      outcomes.add(outcome);
      if (!outcome.ok() && update) {
        Path file = folder.home().resolve(test.place().file());
        Files.writeString(file, FlowTests.updated(Files.readString(file), outcome));
      }
      if (!outcome.ok()) {
        out.print(FlowTests.report(outcome));
      }
    }
    long failed = outcomes.stream().filter(outcome -> !outcome.ok()).count();
    summary(folder, outcomes, failed);
    return failed > 0 && !update ? 1 : 0;
  }

  private void summary(LoadedCampaign folder, List<FlowTestRunner.Outcome> outcomes, long failed) {
    var out = spec.commandLine().getOut();
    var set = folder.flows().orElseThrow();
    var missed = FlowTests.missed(set, outcomes);
    long steps = set.flows().values().stream().mapToLong(flow -> flow.steps().size()).sum();
    long left = missed.values().stream().mapToLong(names -> names.size()).sum();
    if (coverage) {
      missed.forEach(
          (flow, names) -> names.forEach(name -> out.printf("not passed: %s/%s%n", flow, name)));
    }
    out.printf(
        "%s, %d %s; %d of %s reached%n",
        CountWords.many(outcomes.size(), "conversation", "conversations"),
        failed,
        update ? "rewritten" : "failed",
        steps - left,
        CountWords.many(steps, "step", "steps"));
  }
}
