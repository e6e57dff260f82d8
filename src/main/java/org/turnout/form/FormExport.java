package org.turnout.form;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jdbi.v3.core.Handle;
import org.turnout.transfer.SheetCell;

/// Entries of a form as CSV, streamed row by row.
public final class FormExport {
  private static final List<String> COLUMNS =
      List.of(
          "id",
          "submitted_at_utc",
          "name",
          "contact",
          "employer",
          "kind",
          "local",
          "site",
          "language",
          "version",
          "wording_hash",
          "wording",
          "status",
          "withdrawn_at_utc");

  /// How one entry becomes a line.
  private interface Line {
    List<String> of(ResultSet row) throws SQLException;
  }

  /// Writes all that is known: a header line and one line for each entry, those taken back
  /// included, oldest first; returns how many entries.
  public long write(Handle handle, Form form, Appendable out) throws IOException {
    var extra = form.fields().keySet().stream().filter(name -> !COLUMNS.contains(name)).toList();
    var header = new ArrayList<String>(COLUMNS);
    header.addAll(extra);
    return print(handle, form, "true", header, row -> cells(row, extra), out);
  }

  /// Writes what may be handed over to an employer or a board: who signed which words where and on
  /// which day, without numbers and ids, and without what was taken back; returns how many.
  ///
  /// @param zone days are those of this zone, which the header names
  public long handOver(Handle handle, Form form, ZoneId zone, Appendable out) throws IOException {
    var header = List.of("name", "site", "local", "day (" + zone.getId() + ")", "words");
    return print(
        handle,
        form,
        "e.withdrawn_at is null",
        header,
        row ->
            List.of(
                words(row, "name"),
                words(row, "site"),
                words(row, "local"),
                LocalDate.ofInstant(row.getTimestamp("submitted_at").toInstant(), zone).toString(),
                words(row, "wording")),
        out);
  }

  private static long print(
      Handle handle, Form form, String which, List<String> header, Line line, Appendable out)
      throws IOException {
    var printer = new CSVPrinter(out, CSVFormat.RFC4180);
    printer.printRecord(header);
    var count = 0L;
    try (var rows =
        handle
            .createQuery(
                """
                select e.*, l.name as local, s.name as site, w.text as wording from form_entry e
                left join local l on l.id = e.local_id left join site s on s.id = e.site_id
                left join wording w on w.hash = e.wording_hash
                where e.form = :form and <which> order by e.id
                """)
            .define("which", which)
            .bind("form", form.name())
            .setFetchSize(1000)
            .map((row, _) -> line.of(row))
            .iterator()) {
      while (rows.hasNext()) {
        printer.printRecord(rows.next());
        count++;
      }
    }
    return count;
  }

  private static List<String> cells(ResultSet row, List<String> extra) throws SQLException {
    var cells = new ArrayList<String>();
    for (var column : COLUMNS) {
      cells.add(
          switch (column) {
            case "submitted_at_utc" -> moment(row, "submitted_at");
            case "withdrawn_at_utc" -> moment(row, "withdrawn_at");
            case "contact" -> SheetCell.phone(row.getString(column));
            default -> words(row, column);
          });
    }
    var fields = FieldJson.read(row.getString("fields"));
    extra.forEach(name -> cells.add(field(fields.getOrDefault(name, ""))));
    return cells;
  }

  private static String field(String said) {
    return SheetCell.phone(said);
  }

  private static String moment(ResultSet row, String column) throws SQLException {
    return SheetCell.moment(
        Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant));
  }

  private static String words(ResultSet row, String column) throws SQLException {
    return SheetCell.text(Optional.ofNullable(row.getString(column)).orElse(""));
  }
}
