package org.turnout.cli.records;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.turnout.access.Role;
import org.turnout.access.Tokens;
import org.turnout.audit.Actor;
import org.turnout.people.Directory;
import org.turnout.roster.RosterStore;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.program.ProgramSettings;
import org.turnout.testkit.program.TestCommandLine;

/// `./turnout roster` as it is typed.
class RosterCommandIT {
  @AutoClose private static final TestDatabase DB = TestDatabase.fresh();

  private final TestCommandLine typed = new TestCommandLine(DB);

  @BeforeAll
  static void storeTheLocals() {
    var locals = ProgramSettings.files(Path.of("")).locals();
    DB.database().inTransaction(handle -> Directory.store(handle, locals));
  }

  @Test
  void theNoticesSayWhatIsCoveredAndWhenItBegins() {
    var ran = typed.run("roster");
    assertThat(ran.code()).isZero();
    assertThat(ran.out()).contains("open", "sunset", "Mon, Oct 5, 2026, 6:00 AM", "noticed");
  }

  @Test
  void whatTheNoticesCoverNeedsNobodyAndADayWithoutShiftsIsNamed() {
    var covered = typed.run("roster", "ask", "picket", "sunset", "2026-10-05", "--reason", "why");
    assertThat(covered.code()).isOne();
    assertThat(covered.err()).contains("the notices cover these days");
    assertThat(typed.run("roster", "allow", "picket", "sunset", "2026-10-05").err())
        .contains("nothing here proves who you are", "TURNOUT_TOKEN");
    var rosa = shellOf("Rosa", Role.ORGANIZER);
    assertThat(
            shellOf("Vera", Role.VIEWER)
                .run("roster", "allow", "picket", "sunset", "2026-10-05")
                .err())
        .contains("Vera's role, viewer, does not allow this");
    assertThat(rosa.run("roster", "allow", "picket", "sunset", "2026-11-05").err())
        .contains("picket has no shift at sunset on 2026-11-05 that needs a notice");
    assertThat(rosa.run("roster", "allow", "pikcet", "sunset", "2026-10-05").err())
        .contains("there is no roster 'pikcet'");
    assertThat(typed.run("roster", "allow", "picket", "sunset", "Monday").err())
        .contains("'Monday' is not a day such as 2026-10-12");
  }

  @Test
  void shiftsAreLookedAfterByCommandAndWhatDoesNotFitSaysWhatToDo() {
    var files = ProgramSettings.files(Path.of(""));
    DB.database()
        .inTransaction(handle -> {
          var directory = Directory.store(handle, files.locals());
          var picket = files.rosters().get("picket");
          return RosterStore.store(
              handle, requireNonNull(picket), directory, Instant.parse("2026-10-01T00:00:00Z"));
        });
    var shift = "sunset-2026-10-05-0600";
    assertThat(typed.run("roster", "room", "picket", "nowhere", "3").err())
        .contains("picket has no shift 'nowhere'");
    assertThat(typed.run("roster", "move", "picket", shift, "--times", "noon").err())
        .contains("'noon' is not times such as 6:00-10:00");
    assertThat(typed.run("roster", "captain", "picket", shift, "Lin", "213-555-0144").out())
        .contains(shift + " has a captain. 0 hear of it.");
    assertThat(typed.run("roster", "shifts", "picket", "--site", "nowhere").err())
        .contains("there is no site 'nowhere'");
    assertThat(typed.run("roster", "shifts", "picket", "--site", "sunset").code()).isZero();
    assertThat(typed.run("roster", "risk", "picket").out())
        .contains("Nobody is missing at a shift that is on or begins soon.");
    assertThat(typed.run("roster", "add", "picket", shift, "213-555-0100").err())
        .contains("nobody is known by that number");
  }

  @Test
  void shiftsComeInFromAFileThatIsTriedFirstAndGoOutAgain(@TempDir Path folder) throws IOException {
    var sheet = folder.resolve("in.csv");
    String row = "sunset,%s,%s,%s,8\n";
    Files.writeString(
        sheet,
        "site,day,start,end,room\n"
            + row.formatted("2030-10-08", "6:00", "9:00")
            + row.formatted("soon", "6:00", "9:00"));
    assertThat(typed.run("roster", "import", "picket", "shifts", sheet.toString()).err())
        .contains("line 3: day: this is not a day such as 2026-10-12", "Nothing has changed");
    Files.writeString(
        sheet, "site,day,start,end,room\n" + row.formatted("2030-10-08", "6:00", "9:00"));
    assertThat(typed.run("roster", "import", "picket", "shifts", sheet.toString()).out())
        .contains("1 rows would change something", "--apply");
    assertThat(typed.run("roster", "import", "picket", "shifts", sheet.toString(), "--apply").out())
        .contains("1 rows have changed something");
    var out = folder.resolve("out.csv");
    assertThat(typed.run("roster", "export", "picket", "shifts", "--out", out.toString()).code())
        .isZero();
    assertThat(Files.readString(out)).contains("sunset-2030-10-08-0600,sunset,2030-10-08,6:00");
    assertThat(typed.run("roster", "export", "picket", "people", "--out", out.toString()).err())
        .contains("a file of that name");
    assertThat(typed.run("roster", "import", "picket", "shifts", "none.csv").err())
        .contains("can't be read");
  }

  private TestCommandLine shellOf(String name, Role role) {
    var made =
        new Tokens(DB.database(), InstantSource.system())
            .create(name, role, Duration.ofDays(1), Actor.TURNOUT);
    return typed.with("TURNOUT_TOKEN", made.token().value());
  }
}
