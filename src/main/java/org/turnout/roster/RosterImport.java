package org.turnout.roster;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.turnout.access.Permission;
import org.turnout.access.Principal;
import org.turnout.access.ServiceResult;
import org.turnout.transfer.CsvSheet;
import org.turnout.transfer.RejectedValue;

/// Shifts, and people on them, out of a file. A file is tried as a whole first: the acts are
/// carried out and taken back, so what the trial says is what would happen. It is done as a whole,
/// and only if nothing in it is wrong.
public final class RosterImport {
  /// Rows of one file: its shifts are locked until it is through.
  public static final int MOST = 2_000;

  /// Problems that are listed: a person fixes these first.
  static final int LISTED = 100;

  private static final String BEFORE = "sheet";

  private final ServedRosters served;

  public RosterImport(ServedRosters served) {
    this.served = served;
  }

  /// Takes shifts in: `site`, `day`, `start`, `end`, `room`, and `shift`, `meet`, `captain`,
  /// `captain_phone` where they are known. A row that names a shift there is changes it.
  ///
  /// @param apply whether to do it
  /// @throws UncheckedIOException the file can't be read to its end; nothing was done
  public ServiceResult<SheetReport> shifts(
      Principal who, String roster, Reader csv, boolean apply) {
    return take(who, roster, csv, apply, RosterImport::noShift, ShiftRowTaker::shift);
  }

  /// Puts people on shifts: `shift` (or `site`, `day`, `start`) and `phone` or `person`, their
  /// number in the records.
  ///
  /// @param apply whether to do it
  /// @throws UncheckedIOException the file can't be read to its end; nothing was done
  public ServiceResult<SheetReport> people(
      Principal who, String roster, Reader csv, boolean apply) {
    return take(who, roster, csv, apply, RosterImport::noPerson, ShiftRowTaker::person);
  }

  private static Optional<String> noShift(List<String> columns) {
    return columns.contains("shift") || columns.containsAll(List.of("site", "day", "start"))
        ? Optional.empty()
        : Optional.of("the first line must name the column shift, or site, day and start");
  }

  private static Optional<String> noPerson(List<String> columns) {
    return noShift(columns)
        .or(() ->
            columns.contains("phone") || columns.contains("person")
                ? Optional.empty()
                : Optional.of("the first line must name the column phone or person"));
  }

  @FunctionalInterface
  private interface Columns {
    Optional<String> wrong(List<String> names);
  }

  @FunctionalInterface
  private interface Act {
    ShiftRowTaker.Taken on(ShiftRowTaker taker, SheetRow row) throws RejectedValue;
  }

  private ServiceResult<SheetReport> take(
      Principal who, String name, Reader csv, boolean apply, Columns columns, Act act) {
    var problems = new ArrayList<SheetReport.Problem>();
    var rows = who.may(Permission.ROSTERS) ? read(csv, columns, problems) : List.<SheetRow>of();
    return served.at(
        who,
        Permission.ROSTERS,
        name,
        (handle, roster) ->
            ServiceResult.done(take(handle, who, roster, rows, problems, apply, act)));
  }

  /// Ends the reading of a file that is too long.
  private static final class TooLong extends RuntimeException {
    private TooLong() {
      super("", null, false, false);
    }
  }

  /// The rows, at most as many as are taken, in the order of their shifts: two files never wait for
  /// each other in a circle.
  private static List<SheetRow> read(
      Reader csv, Columns columns, List<SheetReport.Problem> problems) {
    var rows = new ArrayList<SheetRow>();
    try {
      var sheet =
          CsvSheet.lines(
              csv,
              columns::wrong,
              (line, cells) -> {
                if (line > MOST + 1) {
                  throw new TooLong();
                }
                rows.add(new SheetRow(line, cells));
              });
      sheet
          .rejected()
          .forEach(row -> problems.add(new SheetReport.Problem(row.line(), row.reason())));
      sheet.wrong().ifPresent(why -> problems.add(new SheetReport.Problem(1, why)));
    } catch (TooLong _) {
      problems.add(
          new SheetReport.Problem(
              MOST + 2L, "a file may have " + MOST + " rows: take it in in parts"));
      return List.of();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
    rows.sort(Comparator.comparing(RosterImport::order));
    return rows;
  }

  private static String order(SheetRow row) {
    try {
      return row.shift();
    } catch (RejectedValue _) {
      return "";
    }
  }

  private SheetReport take(
      Handle handle,
      Principal who,
      Roster roster,
      List<SheetRow> rows,
      List<SheetReport.Problem> problems,
      boolean apply,
      Act act) {
    var taker = new ShiftRowTaker(handle, who, roster, served.places(), served.now());
    handle.savepoint(BEFORE);
    int done = 0;
    int same = 0;
    int told = 0;
    for (var row : rows) {
      if (problems.size() >= LISTED) {
        break;
      }
      try {
        var taken = act.on(taker, row);
        done += taken.same() ? 0 : 1;
        same += taken.same() ? 1 : 0;
        told += taken.told();
      } catch (RejectedValue why) {
        problems.add(new SheetReport.Problem(row.line(), why.reason()));
      }
    }
    boolean applied = apply && problems.isEmpty();
    if (!applied) {
      handle.rollbackToSavepoint(BEFORE);
    }
    return new SheetReport(
        applied,
        done,
        same,
        told,
        problems.stream()
            .sorted(Comparator.comparingLong(SheetReport.Problem::line))
            .limit(LISTED)
            .toList());
  }
}
