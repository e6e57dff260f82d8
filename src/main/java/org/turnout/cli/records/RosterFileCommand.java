package org.turnout.cli.records;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.Locale;
import org.turnout.cli.terminal.ServersOption;
import org.turnout.roster.SheetReport;
import org.turnout.roster.board.RosterExport;
import org.turnout.transfer.SheetText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./turnout roster import` and `export`: shifts and people as files.
@Command
abstract class RosterFileCommand extends RosterCallOffCommand {
  private static final String WHAT = "shifts or people";

  RosterFileCommand(InstantSource clock, ServersOption servers) {
    super(clock, servers);
  }

  /// What a file holds, in small letters as the services have it.
  enum What {
    SHIFTS,
    PEOPLE;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Command(
      name = "import",
      description = {
        "Takes a CSV file of shifts or people in: docs/rosters.md has its columns. It is only"
            + " tried,",
        "and what is wrong is listed by line; --apply does it, as a whole."
      })
  int take(
      @Parameters(paramLabel = "ROSTER", description = ROSTER) String roster,
      @Parameters(paramLabel = "WHAT", description = WHAT) What what,
      @Parameters(paramLabel = "FILE", description = "In UTF-8.") Path file,
      @Option(names = "--apply", description = "Do it, if nothing is wrong.") boolean apply) {
    return withRosters((rosters, who) -> {
      try (var csv = SheetText.of(Files.newInputStream(file))) {
        var imports = rosters.imports();
        return told(
            what == What.PEOPLE
                ? imports.people(who, roster, csv, apply)
                : imports.shifts(who, roster, csv, apply),
            this::report);
      } catch (IOException | UncheckedIOException unread) {
        err().println("The file can't be read: is it there, and a CSV in UTF-8?");
        return 1;
      }
    });
  }

  private int report(SheetReport report) {
    report.problems().forEach(it -> err().printf("line %d: %s%n", it.line(), it.why()));
    if (!report.problems().isEmpty()) {
      err().println("Nothing has changed: fix these lines, and try again.");
      return 2;
    }
    printf(
        report.applied()
            ? "%d rows have changed something, %d said what was so already. %d people hear of it.%n"
            : "Nothing is wrong: %d rows would change something, %d say what is so already. %d"
                + " people would hear of it. To do it, add --apply%n",
        report.done(),
        report.same(),
        report.told());
    return 0;
  }

  @Command(
      name = "export",
      description = {
        "Writes the shifts that have not ended, or the people on them with whole numbers, as CSV.",
        "An import takes it back."
      })
  int give(
      @Parameters(paramLabel = "ROSTER", description = ROSTER) String roster,
      @Parameters(paramLabel = "WHAT", description = WHAT) What what,
      @Option(names = "--out", required = true, paramLabel = "FILE", description = "A new file.")
          Path file) {
    return withRosters((rosters, who) -> {
      var export = rosters.export();
      return told(
          what == What.PEOPLE ? export.people(who, roster) : export.shifts(who, roster),
          sheet -> write(sheet, file));
    });
  }

  /// The file is for its owner only.
  private int write(RosterExport.Sheet sheet, Path file) {
    try {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      try (Writer out = Files.newBufferedWriter(file)) {
        sheet.write(out);
      }
    } catch (IOException failed) {
      err().println("Writing failed: is there a file of that name already?");
      return 1;
    }
    printf("Written: %s%n", file);
    return 0;
  }
}
