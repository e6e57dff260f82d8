package org.turnout.roster.board;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jdbi.v3.core.result.RowView;
import org.turnout.access.Permission;
import org.turnout.access.Principal;
import org.turnout.access.ServiceResult;
import org.turnout.audit.Audit;
import org.turnout.channel.Channel;
import org.turnout.roster.ServedRosters;
import org.turnout.transfer.SheetCell;

/// Shifts, and the people on them, as files that a spreadsheet shows as they are and an import
/// takes back. Rows are written as they are read: none is kept.
public final class RosterExport {
  private static final int AT_ONCE = 500;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);

  private final ServedRosters served;

  public RosterExport(ServedRosters served) {
    this.served = served;
  }

  /// A file that is written as it is read from the records.
  @FunctionalInterface
  public interface Sheet {
    /// @throws IOException the reader is gone
    void write(Appendable out) throws IOException;
  }

  /// The shifts that have not ended. Who leads them is there for those who may read what members
  /// write.
  public ServiceResult<Sheet> shifts(Principal who, String roster) {
    boolean names = who.may(Permission.INBOX);
    return of(
        who,
        roster,
        Permission.READ,
        () ->
            out ->
                write(
                    out,
                    List.of(
                        "shift",
                        "site",
                        "day",
                        "start",
                        "end",
                        "room",
                        "seats",
                        "meet",
                        "captain",
                        "captain_phone",
                        "taken"),
                    """
                    select p.slug, s.slug as site, s.zone, p.day, p.starts_at, p.ends_at, p.room, p.seats, p.meet,
                      p.captain, p.captain_phone, p.taken
                    from place p join site s on s.id = p.site_id
                    where p.roster = :roster and p.ends_at > :now and not p.closed
                    order by s.slug, p.starts_at, p.id
                    """,
                    roster,
                    row -> {
                      var zone = ZoneId.of(row.getColumn("zone", String.class));
                      return List.of(
                          cell(row, "slug"),
                          cell(row, "site"),
                          cell(row, "day"),
                          time(row, "starts_at", zone),
                          time(row, "ends_at", zone),
                          cell(row, "room"),
                          cell(row, "seats"),
                          cell(row, "meet"),
                          names ? cell(row, "captain") : "",
                          names ? phone(row, "captain_phone") : "",
                          cell(row, "taken"));
                    }));
  }

  /// Everybody who has a shift that has not ended, with whole numbers. Written into the log.
  public ServiceResult<Sheet> people(Principal who, String roster) {
    return of(
        who,
        roster,
        Permission.MEMBERS,
        () ->
            out ->
                write(
                    out,
                    List.of(
                        "shift", "site", "day", "start", "person", "name", "phone", "duty",
                        "state"),
                    """
                    select p.slug, s.slug as site, s.zone, p.day, p.starts_at, r.person_id, m.name,
                      (select value from address where speaker_id = m.id and channel = '%s' order by id limit 1) as phone,
                      r.duty, case when a.missed_at is not null then 'missed' when a.left_at is not null then 'left'
                        when a.arrived_at is not null then 'checked in' else 'held' end as state
                    from place p join site s on s.id = p.site_id
                      join reservation r on r.place_id = p.id and r.released_at is null
                      join person m on m.id = r.person_id
                      left join attendance a on a.place_id = p.id and a.person_id = m.id
                    where p.roster = :roster and p.ends_at > :now
                    order by s.slug, p.starts_at, p.id, m.id
                    """
                        .formatted(Channel.ofPhones().word()),
                    roster,
                    row ->
                        List.of(
                            cell(row, "slug"),
                            cell(row, "site"),
                            cell(row, "day"),
                            time(row, "starts_at", ZoneId.of(row.getColumn("zone", String.class))),
                            cell(row, "person_id"),
                            cell(row, "name"),
                            phone(row, "phone"),
                            cell(row, "duty"),
                            cell(row, "state"))));
  }

  private ServiceResult<Sheet> of(
      Principal who, String name, Permission needed, Supplier<Sheet> sheet) {
    return served.at(
        who,
        needed,
        name,
        (handle, _) -> {
          if (needed == Permission.MEMBERS) {
            Audit.record(
                handle, who.actor(), "export.roster", "roster " + name, Map.of(), served.now());
          }
          return ServiceResult.done(sheet.get());
        });
  }

  @FunctionalInterface
  private interface Cells {
    List<String> of(RowView row);
  }

  private void write(Appendable out, List<String> columns, String sql, String roster, Cells cells)
      throws IOException {
    var printer = new CSVPrinter(out, CSVFormat.RFC4180);
    printer.printRecord(columns);
    try {
      served
          .database()
          .inTransaction(handle -> {
            handle
                .createQuery(sql)
                .bind("roster", roster)
                .bind("now", served.now())
                .setFetchSize(AT_ONCE)
                .reduceRows(
                    printer,
                    (to, row) -> {
                      try {
                        to.printRecord(cells.of(row));
                      } catch (IOException gone) {
                        throw new UncheckedIOException(gone);
                      }
                      return to;
                    });
            return true;
          });
    } catch (UncheckedIOException gone) {
      throw new IOException(gone);
    }
    printer.flush();
  }

  private static String cell(RowView row, String column) {
    return SheetCell.text(Optional.ofNullable(row.getColumn(column, String.class)).orElse(""));
  }

  private static String phone(RowView row, String column) {
    return Optional.ofNullable(row.getColumn(column, String.class))
        .map(SheetCell::phone)
        .orElse("");
  }

  private static String time(RowView row, String column, ZoneId zone) {
    return TIME.format(row.getColumn(column, java.time.Instant.class).atZone(zone));
  }
}
