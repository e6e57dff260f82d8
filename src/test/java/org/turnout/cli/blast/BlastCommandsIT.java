package org.turnout.cli.blast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.access.Role;
import org.turnout.access.Tokens;
import org.turnout.audit.Actor;
import org.turnout.lab.people.MadeUpPeople;
import org.turnout.people.Directory;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.program.ProgramSettings;
import org.turnout.testkit.program.TestCommandLine;
import org.turnout.testkit.program.TestCommandLine.Ran;

/// Blasts as they are typed, on the files of the repository.
class BlastCommandsIT {
  @AutoClose private static final TestDatabase DB = TestDatabase.fresh();

  private final TestCommandLine typed = new TestCommandLine(DB);

  private Ran run(String... words) {
    return typed.run(words);
  }

  @Test
  void aBlastIsCountedPlannedAndListed() {
    var files = ProgramSettings.files(java.nio.file.Path.of(""));
    DB.database()
        .inTransaction(handle -> {
          var directory = Directory.store(handle, files.locals());
          var wording = files.topics().wordings().values().iterator().next().in("en");
          return new MadeUpPeople(directory, 7)
              .fill(handle, 200, wording, Instant.parse("2026-10-02T18:00:00Z"), _ -> {});
        });
    var counted = run("blast", "count", "members", "and", "not", "signed", "petition");
    assertThat(counted.err()).startsWith("Records: the database at ").hasLineCount(1);
    assertThat(counted.out())
        .isEqualTo(
            """
            200 phones
            People who are members now, and who have not handed in the form petition.
            """);
    var wrong = run("blast", "count", "local is kern-car");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("did you mean 'kern-care'?", "^");
    var planned = run("blast", "plan", "petition-push");
    assertThat(planned.err()).startsWith("Records: the database at ").hasLineCount(1);
    assertThat(planned.code()).isZero();
    assertThat(planned.out())
        .contains("petition-push #1", "audience  100 phones", "cost      $", "hash      ")
        .contains(
            "about     ",
            "who       People who ",
            "          written: ",
            "topic     Actions: rallies")
        .contains("when      As soon as somebody starts it.", "English, ", "    ")
        .containsOnlyOnce("languages ")
        .containsPattern("locals    [0-9]+ [^,\n]+\n {10}[0-9]+ ");
    // A colleague reads all of it before they approve it, and sees it again when they do.
    var read = run("blast", "status", "petition-push");
    assertThat(read.out())
        .contains("who       People who ", "English, ", "./turnout blast approve petition-push#1 ");
    var hash = read.out().replaceAll("(?s).*approve petition-push#1 (\\w+).*", "$1");
    var ben =
        new Tokens(DB.database(), InstantSource.system())
            .create("ben", Role.ORGANIZER, Duration.ofDays(1), Actor.TURNOUT);
    var shell = typed.with("TURNOUT_TOKEN", ben.token().value());
    assertThat(shell.run("blast", "approve", "petition-push", hash).out())
        .contains("who       People who ", "English, ", " of 100 phones", "is approved by ben");
    assertThat(run("blast", "list").out())
        .contains("gear-day", "not planned yet", "petition-push", "#1 approved by ben");
    var unknown = run("blast", "plan", "petition-posh");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("did you mean 'petition-push'?");
  }
}
