package org.turnout.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.turnout.problem.Problem;
import org.turnout.problem.Problems;

class SettingsTest {
  @TempDir private Path folder;

  private final Problems problems = new Problems();

  private List<String> problemsOf(String yaml) throws IOException {
    Files.createDirectories(folder.resolve("config"));
    Files.writeString(folder.resolve(Settings.FILE), yaml);
    assertThat(Settings.read(Map.of(), folder, problems)).isEmpty();
    return problems.sorted().stream().map(SettingsTest::line).toList();
  }

  private static String line(Problem problem) {
    return problem.place()
        + " "
        + problem.message()
        + problem.hint().map(hint -> " (" + hint + ")").orElse("");
  }

  private static String shipped() throws IOException {
    return Files.readString(Path.of(Settings.FILE));
  }

  @Test
  void howOftenWeTextIsSaidInEveryLanguage() throws IOException {
    Settings settings = Settings.read(Map.of(), Path.of(""), problems).orElseThrow();
    assertThat(settings.campaign().frequency("es")).startsWith("Unos 4 mensajes");
    assertThat(settings.campaign().frequency("hy")).startsWith("About 4 msgs");
    assertThat(problemsOf(shipped().replace("    tl: Mga 4", "    vi: Mga 4")))
        .containsExactly(
            "config/turnout.yaml:7:3 'frequency' is given in 'vi', which is not among the languages"
                + " (the languages are en, es, tl)");
  }

  @Test
  void theShippedFileIsWhole() {
    Settings settings = Settings.read(Map.of(), Path.of(""), problems).orElseThrow();
    assertThat(problems).isEmpty();
    assertThat(settings.timings()).isEqualTo(Timings.USUAL);
    assertThat(settings.mainSender().from()).isEqualTo("72347");
    assertThat(settings.campaign().languages()).containsExactly("en", "es", "tl");
    assertThat(settings.sender("+15125550100")).isEmpty();
  }

  @Test
  void everyMistakeIsNamedAtOnceWithItsPlace() throws IOException {
    String broken =
        shipped()
            .replace("  zone: America/Los_Angeles", "  zone: Los Angeles")
            .replace("opt-outs: turnout", "opt-outs: twilio")
            .replace("segments per second: 100", "segments per second: fast")
            .replace("blast hold: 60 seconds", "blast hold: soon")
            .replace("approval above:", "aproval above:");
    assertThat(problemsOf(broken))
        .containsExactly(
            "config/turnout.yaml:14:9 'zone' is 'Los Angeles' (write a zone such as"
                + " America/Los_Angeles)",
            "config/turnout.yaml:21:15 'opt-outs' is 'twilio' (write turnout or carrier)",
            "config/turnout.yaml:22:26 'segments per second' is 'fast' (write a whole number from 1"
                + " to 10000)",
            "config/turnout.yaml:"
                + line(broken, "aproval above")
                + ":1 'aproval above' is not a setting (did you mean 'approval"
                + " above'?)",
            "config/turnout.yaml:"
                + line(broken, "blast hold")
                + ":15 'blast hold' is 'soon' (write a time such as 90 seconds, 2"
                + " minutes or 3 days)");
  }

  /// Where a setting is: the shipped file grows.
  private static long line(String file, String setting) {
    return file.substring(0, file.indexOf(setting)).lines().count()
        + (file.charAt(file.indexOf(setting) - 1) == '\n' ? 1 : 0);
  }

  @Test
  void whatIsMissingIsNamed() throws IOException {
    assertThat(problemsOf("campaign:\n  name: X\n"))
        .contains(
            "config/turnout.yaml:2:3 'contact' is needed in 'campaign'",
            "config/turnout.yaml:1:1 'senders' needs at least one entry",
            "config/turnout.yaml:1:1 'prices' is needed");
  }

  @Test
  void blocksOfTheWrongKindAreNamed() throws IOException {
    assertThat(problemsOf("campaign: yes\nsenders: 72347\nprices: [1]\ntimings: {}\n"))
        .contains(
            "config/turnout.yaml:1:11 a text is where settings belong (put 'name: value' lines here)",
            "config/turnout.yaml:2:10 'senders' is a list, not a text (begin lines with -)",
            "config/turnout.yaml:3:9 a list is where settings belong (put 'name: value' lines here)");
  }

  @Test
  void aMissingFileIsAProblemOfItsOwn() {
    assertThat(Settings.read(Map.of(), folder, problems)).isEmpty();
    assertThat(problems.sorted()).extracting(Problem::code).containsExactly("no-settings");
  }

  @Test
  void theEnvironmentIsReadWhole() {
    var environment =
        Environment.read(
            Map.of(
                "TURNOUT_PORT", "9090",
                "TURNOUT_PUBLIC_URL", "https://text.example.org/turnout/",
                "TURNOUT_DATA", "/srv/turnout",
                "XDG_CACHE_HOME", "/cache",
                "TWILIO_ACCOUNT_SID", "AC1",
                "TWILIO_AUTH_TOKEN", "new, old",
                "DATABASE_URL", "postgres://u:p@db/turnout"),
            problems);
    assertThat(problems).isEmpty();
    assertThat(environment)
        .isEqualTo(
            new Environment(
                9090,
                Optional.of(URI.create("https://text.example.org/turnout")),
                Path.of("/srv/turnout"),
                Path.of("/cache/turnout"),
                Optional.empty(),
                Optional.of(new Secret("postgres://u:p@db/turnout")),
                new Environment.Twilio(
                    Optional.of("AC1"),
                    List.of(new Secret("new"), new Secret("old")),
                    URI.create("https://api.twilio.com")),
                new Environment.Discord(Optional.empty(), Optional.empty(), Optional.empty())));
    assertThat(environment.toString()).doesNotContain("u:p@").doesNotContain("new");
  }

  @Test
  void wrongVariablesAreNamedWithoutTheirValues() {
    Environment.read(
        Map.of(
            "TURNOUT_PORT", "http",
            "TURNOUT_PUBLIC_URL", "text.example.org",
            "REDIS_URL", "hunter2@host",
            "TURNOUT_PUBLIC_ULR", "x"),
        problems);
    assertThat(problems.sorted().stream().map(Problem::message))
        .containsExactlyInAnyOrder(
            "TURNOUT_PORT should be a number from 0 to 65535; 0 takes any free one",
            "TURNOUT_PUBLIC_URL should look like https://host/path",
            "REDIS_URL should begin with redis://",
            "TURNOUT_PUBLIC_ULR is set, but Turnout does not know it");
  }

  @Test
  void servingNeedsServersUnlessEmbeddedOnesAreAllowed() {
    var environment = Environment.read(Map.of(), problems);
    environment.checkServing(true, problems);
    assertThat(problems).hasSize(3);
    environment.checkServing(false, problems);
    assertThat(problems).hasSize(5);
  }

  @Test
  void timesAreWrittenAsPeopleWriteThem() {
    assertThat(Times.parse("90 seconds")).contains(Duration.ofSeconds(90));
    assertThat(Times.parse("13h")).contains(Duration.ofHours(13));
    assertThat(Times.parse("1 Day")).contains(Duration.ofDays(1));
    assertThat(Times.parse("soon")).isEmpty();
    assertThat(Times.parse("1 fortnight")).isEmpty();
  }
}
