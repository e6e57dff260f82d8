package org.turnout.form;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jdbi.v3.core.Handle;

/// All entries of a form as CSV, those taken back included, streamed row by row.
public final class FormExport {
  private static final List<String> COLUMNS =
      List.of(
          "id",
          "submitted_at",
          "name",
          "contact",
          "employer",
          "kind",
          "local",
          "site",
          "language",
          "version",
          "wording_hash",
          "status",
          "withdrawn_at");

  /// Writes a header line and one line for each entry, oldest first; returns how many entries.
  public long write(Handle handle, Form form, Appendable out) throws IOException {
    var extra = form.fields().keySet().stream().filter(name -> !COLUMNS.contains(name)).toList();
    var printer = new CSVPrinter(out, CSVFormat.RFC4180);
    var header = new ArrayList<String>(COLUMNS);
    header.addAll(extra);
    printer.printRecord(header);
    var count = 0L;
    try (var rows =
        handle
            .createQuery(
                """
                select e.*, l.name as local, s.name as site from form_entry e
                left join local l on l.id = e.local_id left join site s on s.id = e.site_id
                where e.form = :form order by e.id
                """)
            .bind("form", form.name())
            .setFetchSize(1000)
            .map((row, _) -> cells(row, extra))
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
            case "submitted_at", "withdrawn_at" ->
                Optional.ofNullable(row.getTimestamp(column))
                    .map(at -> at.toInstant().toString())
                    .orElse("");
            default -> safe(Optional.ofNullable(row.getString(column)).orElse(""));
          });
    }
    var fields = FieldJson.read(row.getString("fields"));
    extra.forEach(name -> cells.add(safe(fields.getOrDefault(name, ""))));
    return cells;
  }

  /// A cell that a spreadsheet will not run: an apostrophe comes before what could begin a formula.
  /// Plain numbers, phone numbers among them, stay as they are.
  static String safe(String cell) {
    var risky = !cell.isEmpty() && "=+-@\t\r\n".indexOf(cell.charAt(0)) >= 0;
    return risky && !cell.matches("[+-]?[0-9]+") ? "'" + cell : cell;
  }
}
