package org.turnout.blast.report;

import java.io.IOException;
import java.io.Writer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.turnout.blast.report.BlastReport.Row;
import org.turnout.blast.report.BlastReport.Table;
import org.turnout.postgres.Database;
import org.turnout.transfer.SheetCell;

/// Reports as files that every spreadsheet opens.
public final class ReportCsv {
  /// Recipients are read in pieces, so that a slow download holds no connection.
  private static final int PIECE = 5_000;

  /// What a row of recipients has, in the query as in the file.
  private static final List<String> COLUMNS =
      List.of(
          "phone",
          "name",
          "local",
          "language",
          "segments",
          "state",
          "reason",
          "code",
          "left_at_utc",
          "reported_at_utc");

  private ReportCsv() {}

  /// Every table of a report, one below the other, with the table's name in the first column and
  /// when it was counted in the last.
  public static void write(BlastReport report, Appendable out) throws IOException {
    var csv = new CSVPrinter(out, CSVFormat.RFC4180);
    csv.printRecord(
        "table",
        "key",
        "audience",
        "waiting",
        "underway",
        "delivered",
        "failed",
        "skipped",
        "uncertain",
        "opted_out",
        "replied",
        "clicked",
        "segments",
        "as_of_utc");
    String asOf = report.asOf().toInstant().truncatedTo(ChronoUnit.SECONDS).toString();
    line(csv, "all", report.total(), report.total().key(), asOf);
    for (var table : Table.values()) {
      for (var row : report.tables().getOrDefault(table, List.of())) {
        line(csv, table.name().toLowerCase(Locale.ROOT), row, key(report, table, row), asOf);
      }
    }
    csv.flush();
  }

  /// An hour is told in the report's zone, which is named.
  private static String key(BlastReport report, Table table, Row row) {
    return table == Table.HOUR ? row.key() + " " + report.asOf().getZone() : row.key();
  }

  private static void line(CSVPrinter csv, String table, Row row, String key, String asOf)
      throws IOException {
    csv.printRecord(
        table,
        SheetCell.text(key),
        row.audience(),
        row.waiting(),
        row.underway(),
        row.delivered(),
        row.failed(),
        row.skipped(),
        row.uncertain(),
        row.optedOut(),
        row.replied(),
        row.clicked(),
        row.segments(),
        asOf);
  }

  /// Everybody in a run with what happened to their text, whole numbers included: personal data,
  /// which the caller has written down.
  public static void recipients(Database database, long run, Writer out) throws IOException {
    var csv = new CSVPrinter(out, CSVFormat.RFC4180);
    csv.printRecord(COLUMNS);
    long after = 0;
    while (true) {
      long from = after;
      var piece =
          database.with(handle ->
              handle
                  .createQuery(PIECES)
                  .bind("run", run)
                  .bind("after", from)
                  .bind("piece", PIECE)
                  .map((row, _) -> new Recipient(row.getLong("address_id"), cells(row)))
                  .list());
      for (var one : piece) {
        csv.printRecord(one.cells);
      }
      if (piece.size() < PIECE) {
        csv.flush();
        return;
      }
      after = piece.getLast().address;
    }
  }

  private static final String PIECES =
      """
      select b.address_id, b.to_value as phone, p.name, b.language, b.segments, coalesce(o.state, '') as state,
        coalesce(o.reason, b.reason) as reason, nullif(o.code, 0) as code, o.left_at as left_at_utc,
        o.reported_at as reported_at_utc,
        (select min(l.name) from membership m join local l on l.id = m.local_id
         where m.person_id = b.person_id and m.until is null) as local
      from blast_recipient b
      left join outbox o on o.run_id = b.run_id and o.address_id = b.address_id
      left join person p on p.id = b.person_id
      where b.run_id = :run and b.address_id > :after order by b.address_id limit :piece
      """;

  private record Recipient(long address, List<String> cells) {}

  private static List<String> cells(ResultSet row) throws SQLException {
    var cells = new ArrayList<String>();
    for (var column : COLUMNS) {
      cells.add(
          switch (column) {
            case "phone" -> SheetCell.phone(row.getString(column));
            case "left_at_utc", "reported_at_utc" ->
                SheetCell.moment(
                    Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant));
            default -> SheetCell.text(Optional.ofNullable(row.getString(column)).orElse(""));
          });
    }
    return cells;
  }
}
