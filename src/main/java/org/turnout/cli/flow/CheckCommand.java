package org.turnout.cli.flow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.turnout.app.ActionTable;
import org.turnout.campaign.LoadedCampaign;
import org.turnout.flow.QuestionStake;
import org.turnout.flow.yaml.TranslationMarks;
import org.turnout.problem.CountWords;
import org.turnout.problem.Problem;
import org.turnout.problem.ProblemFormat;
import org.turnout.problem.Severity;
import org.turnout.problem.SourceLines;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./turnout check [PATH]`: every problem of flows and settings.
@Command(
    name = "check",
    description = "Every problem of flows and settings, with its place; exit 2 if any is an error.")
public final class CheckCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "PATH",
      defaultValue = ".",
      description = "The campaign's folder, or a file or folder in it.")
  private Path path = Path.of(".");

  @Option(
      names = "--format",
      defaultValue = "text",
      description = "text, github (annotations) or sarif.")
  private String format = "text";

  @Option(
      names = "--translated",
      paramLabel = "SIDE_FILE",
      description = "Marks in flows/NAME.LANG.yaml that its texts match the current English.")
  private Path translated = Path.of("");

  @Option(
      names = "--stakes",
      description = "Which likely answers of each question are asked back before they count.")
  private boolean stakes;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    var out = spec.commandLine().getOut();
    if (!translated.toString().isEmpty()) {
      return mark();
    }
    var folder = LoadedCampaign.around(path, System.getenv(), ActionTable.language()).withTests();
    var shown =
        folder.problems().sorted().stream().filter(problem -> within(problem, folder)).toList();
    if (stakes) {
      folder.flows().map(QuestionStake::of).orElse(List.of()).forEach(it -> out.println(it.line()));
    }
    out.print(format().print(shown, SourceLines.under(folder.home())));
    if (format() == ProblemFormat.TEXT) {
      long errors = shown.stream().filter(problem -> problem.severity() == Severity.ERROR).count();
      out.printf(
          "%s, %s%n",
          CountWords.many(errors, "error", "errors"),
          CountWords.many(shown.size() - errors, "warning or note", "warnings and notes"));
    }
    return shown.stream().anyMatch(problem -> problem.severity() == Severity.ERROR) ? 2 : 0;
  }

  private ProblemFormat format() {
    try {
      return ProblemFormat.valueOf(format.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException _) {
      throw new picocli.CommandLine.ParameterException(
          spec.commandLine(), "--format is text, github or sarif, not '" + format + "'");
    }
  }

  /// Whether a problem lies in what was asked about.
  private boolean within(Problem problem, LoadedCampaign folder) {
    var asked = path.toAbsolutePath().normalize();
    return folder.home().resolve(problem.place().file()).normalize().startsWith(asked);
  }

  private int mark() throws IOException {
    var folder = LoadedCampaign.around(translated, System.getenv(), ActionTable.language());
    var name = folder.home().relativize(translated.toAbsolutePath().normalize()).toString();
    var fresh = TranslationMarks.written(folder.bundle(), ActionTable.actions(), name);
    if (fresh.isEmpty()) {
      spec.commandLine().getOut().println(name + " is not a side file of a flow that can be read");
      return 2;
    }
    Files.writeString(translated, fresh.get());
    spec.commandLine().getOut().println(name + " is marked as translated from the English of now");
    return 0;
  }
}
