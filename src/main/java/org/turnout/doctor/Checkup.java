package org.turnout.doctor;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.turnout.people.CoveragePlan;
import org.turnout.problem.Problem;
import org.turnout.problem.Problems;
import org.turnout.settings.Environment;
import org.turnout.settings.SenderSettings;
import org.turnout.settings.Settings;

/// Everything there is to look at, in the order in which `docs/going-live.md` sets it up.
public final class Checkup {
  private final Environment environment;
  private final Problems problems = new Problems();
  private final List<SenderSettings> senders;
  private final CoveragePlan coverage;
  private final Path home;

  /// @param settings empty when they could not be read
  /// @param coverage who is told when a member is in danger
  /// @param home the folder with `config/` and `flows/`
  public Checkup(
      Map<String, String> variables,
      Optional<Settings> settings,
      CoveragePlan coverage,
      Path home) {
    this.environment = Environment.read(variables, problems);
    this.senders = settings.map(Settings::senders).orElse(List.of());
    this.coverage = coverage;
    this.home = home;
  }

  /// The looks, each taken when it is asked for: some wait for a network.
  public List<Supplier<List<CheckResult>>> looks() {
    var ground = new ServerChecks(environment);
    return List.of(
        this::environment,
        ground::java,
        ground::data,
        ground::postgres,
        ground::redis,
        new PublicAddress(environment.publicUrl())::look,
        new CarrierAccount(environment, senders)::look,
        () -> OptOutAnswers.look(senders),
        new AlarmPhones(environment, coverage)::look,
        new SharedFiles(environment, home)::look,
        () -> DiscordToken.look(environment.discord().token()));
  }

  private List<CheckResult> environment() {
    return problems.stream()
        .map(problem ->
            switch (problem.severity()) {
              case ERROR -> CheckResult.fail("settings", problem.message(), hint(problem));
              case WARNING, NOTE -> CheckResult.warn("settings", problem.message(), hint(problem));
            })
        .toList();
  }

  private static String hint(Problem problem) {
    return problem.hint().orElse("see docs/going-live.md");
  }
}
