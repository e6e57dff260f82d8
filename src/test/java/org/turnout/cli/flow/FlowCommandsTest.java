package org.turnout.cli.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.turnout.app.ActionTable;
import org.turnout.campaign.LoadedCampaign;
import org.turnout.cli.CommandTable;

/// `check`, `test` and `chat` as an organizer calls them.
@Execution(ExecutionMode.SAME_THREAD)
class FlowCommandsTest {
  @TempDir Path home;

  private record Ran(int code, String out) {}

  private static Ran run(String... args) {
    var out = new StringWriter();
    int code = CommandTable.commandLine(System.getenv()).setOut(new PrintWriter(out)).execute(args);
    return new Ran(code, out.toString());
  }

  /// A copy of the repository's campaign that may be broken.
  private void copy() {
    for (var folder : new String[] {"config", "flows"}) {
      try (var files = Files.walk(Path.of(folder))) {
        for (var file : files.toList()) {
          Files.copy(file, home.resolve(file.toString()));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void edit(String file, String from, String to) throws IOException {
    var path = home.resolve(file);
    var text = Files.readString(path);
    assertThat(text).contains(from);
    Files.writeString(path, text.replace(from, to));
  }

  @Test
  void theShippedCampaignHasNoProblem() {
    assertThat(run("check")).isEqualTo(new Ran(0, "0 errors, 0 warnings and notes\n"));
  }

  @Test
  void everyMistakeInFlowsAndSettingsIsNamedAtOnce() throws IOException {
    copy();
    edit("config/turnout.yaml", "  zone:", "  zoen:");
    edit("flows/shift.yaml", "back to: day", "back to: dya");
    edit("flows/tests/shift.yaml", "- expect exactly:", "- expet:");
    var ran = run("check", home.toString());
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.out())
        .contains("config/turnout.yaml:")
        .contains("did you mean 'zone'?")
        .contains("flows/shift.yaml:")
        .contains("error unknown-step: step 'dya' does not exist (did you mean 'day'?)")
        .endsWith(" errors, 0 warnings and notes\n");
  }

  @Test
  void flowTestsAreCheckedToo() throws IOException {
    copy();
    edit("flows/tests/shift.yaml", "- expect exactly:", "- expet:");
    assertThat(run("check", home.toString()).out()).contains("'expet' means nothing in a talk");
  }

  @Test
  void aFlowTestNamesAChannelThatThereIs() throws IOException {
    copy();
    edit("flows/tests/shift_seat_discord.yaml", "- channel: discord", "- channel: pigeon");
    edit("flows/tests/shift_seat_discord.yaml", "{site: Sunset,", "{channel: crow, site: Sunset,");
    assertThat(run("check", home.toString()).out())
        .contains("expected sms or discord, found 'pigeon'")
        .contains("expected sms or discord, found 'crow'");
  }

  @Test
  void oneFileCanBeAskedAbout() throws IOException {
    copy();
    edit("flows/shift.yaml", "back to: day", "back to: dya");
    edit("flows/drop.yaml", "release: which", "release: whihc");
    assertThat(run("check", home.resolve("flows/drop.yaml").toString()).out())
        .contains("whihc")
        .doesNotContain("dya");
  }

  @Test
  void problemsGoToGithubAndToEditors() throws IOException {
    copy();
    edit("flows/shift.yaml", "back to: day", "back to: dya");
    assertThat(run("check", home.toString(), "--format", "github").out())
        .startsWith("::error file=flows/shift.yaml,line=");
    assertThat(run("check", home.toString(), "--format", "sarif").out())
        .contains("\"ruleId\" : \"unknown-step\"");
  }

  @Test
  void whatIsAtStakeAtEachQuestionIsShown() {
    var ran = run("check", "--stakes");
    assertThat(ran.code()).isZero();
    assertThat(ran.out())
        .contains("petition/full_name: NO, any: asked back")
        .contains("shift/duty: YES, NO: asked back")
        .contains("stickers/many: taken, and said back");
  }

  @Test
  void theShippedConversationsPassAndCoverEveryStep() {
    var ran = run("test", "--coverage");
    assertThat(ran.code()).isZero();
    assertThat(ran.out()).matches("\\d+ conversations, 0 failed; (\\d+) of \\1 steps reached\n");
  }

  @Test
  void aConversationThatGoesOtherwiseIsShownAndCanBeWrittenAnew() throws IOException {
    copy();
    edit("flows/shift.yaml", "Can you be on your feet?", "Can you stand?");
    var ran = run("test", home.toString());
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out()).contains("> 1\n").contains("Can you stand?").contains("but got");
    assertThat(run("test", home.toString(), "--update").code()).isZero();
    assertThat(run("test", home.toString()).code()).isZero();
  }

  @Test
  void oneCanTalkToAFlowInTheTerminal() {
    var before = System.in;
    System.setIn(
        new ByteArrayInputStream(
            "3\n:after 4 days\n:language es\nmenu\n:state\n:what\n:quit\n"
                .getBytes(StandardCharsets.UTF_8)));
    try {
      var ran = run("chat", "stickers");
      assertThat(ran.code()).isZero();
      assertThat(ran.out())
          .contains("< How many stickers do you need")
          .contains("< Who are they for?")
          .contains("(nothing is sent)")
          .contains("1 FIRMAR")
          .contains("menu waits at pick");
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void aTalkPlaysNowOrWhenAskedOrWhereShiftsAreStillAhead() {
    var before = System.in;
    System.setIn(new ByteArrayInputStream(":quit\n".getBytes(StandardCharsets.UTF_8)));
    try {
      assertThat(run("chat", "--at", "2026-09-29 18:00").out())
          .contains("It is Tue, Sep 29, 2026, 6:00 PM PDT.");
      assertThat(run("chat", "--at", "tomorrow").code()).isEqualTo(2);
    } finally {
      System.setIn(before);
    }
    var campaign = LoadedCampaign.around(Path.of(""), System.getenv(), ActionTable.language());
    assertThat(campaign.goodMoment(Instant.parse("2026-09-29T18:00:00Z"))).isEmpty();
    assertThat(campaign.goodMoment(Instant.parse("2030-01-01T18:00:00Z")))
        .hasValueSatisfying(past -> assertThat(past.toString()).startsWith("2026-"));
  }

  @Test
  void aTranslationCanBeMarkedAsMadeFromTheEnglishOfNow() throws IOException {
    copy();
    edit("flows/shift.yaml", "Can you be on your feet?", "Can you stand?");
    assertThat(run("check", home.toString()).out()).contains("warning stale-translation");
    for (var language : new String[] {"es", "tl"}) {
      run("check", "--translated", home.resolve("flows/shift." + language + ".yaml").toString());
    }
    assertThat(run("check", home.toString()).out()).isEqualTo("0 errors, 0 warnings and notes\n");
  }
}
