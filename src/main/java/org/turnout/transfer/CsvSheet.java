package org.turnout.transfer;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.turnout.transfer.MemberImport.Rejected;

/// A list as a spreadsheet saves it, read to its end: the names of the columns first, with commas,
/// semicolons or tabs between the cells. Columns without a name and rows without a word mean
/// nothing.
///
/// @param rejected the rows that were not taken
/// @param wrong why none may be taken: the columns' names, no row, or another encoding
public record CsvSheet(List<Rejected> rejected, Optional<String> wrong) {
  private static final String NO_ROW = "there is no row below the first line";

  private static final String OTHER_CHARSET =
      "the file is not in UTF-8: in the spreadsheet, save it as 'CSV UTF-8', and try again";

  private static final String MARKS =
      "its quotation marks do not match: one inside a cell is written twice";

  public CsvSheet {
    rejected = List.copyOf(rejected);
  }

  /// Takes one row, or refuses it.
  @FunctionalInterface
  interface Taker {
    /// @param cells column, in small letters, to its text; blank ones left out
    void take(Map<String, String> cells) throws RejectedValue;
  }

  /// Takes one row and its line, or refuses it.
  @FunctionalInterface
  public interface LineTaker {
    /// @param line where the row begins, the file's first being 1
    /// @param cells column, in small letters, to its text; blank ones left out
    void take(long line, Map<String, String> cells) throws RejectedValue;
  }

  /// Hands over one row after the other.
  ///
  /// @param columns says what is wrong with the columns' names, in small letters
  /// @throws IOException it can't be read
  static CsvSheet read(Reader csv, Function<List<String>, Optional<String>> columns, Taker taker)
      throws IOException {
    return lines(csv, columns, (_, cells) -> taker.take(cells));
  }

  /// The same with the line of each row. What else the taker throws ends the reading.
  public static CsvSheet lines(
      Reader csv, Function<List<String>, Optional<String>> columns, LineTaker taker)
      throws IOException {
    var rejected = new ArrayList<Rejected>();
    var rows = new SheetRows(csv);
    try {
      var first = rows.next();
      var names =
          Optional.ofNullable(first).flatMap(SheetRows.Row::cells).orElse(List.of()).stream()
              .map(name -> name.toLowerCase(Locale.ROOT))
              .toList();
      var wrong = wrong(names, columns);
      if (wrong.isPresent()) {
        return new CsvSheet(rejected, wrong);
      }
      boolean any = false;
      for (var row = rows.next(); row != null; row = rows.next()) {
        any = true;
        try {
          taker.take(row.line(), cells(names, row));
        } catch (RejectedValue why) {
          rejected.add(new Rejected(row.line(), why.reason()));
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException odd) {
          rejected.add(new Rejected(row.line(), "a value of this line can't be read"));
        }
      }
      return new CsvSheet(rejected, any ? Optional.empty() : Optional.of(NO_ROW));
    } catch (CharacterCodingException other) {
      return new CsvSheet(rejected, Optional.of(OTHER_CHARSET));
    }
  }

  private static Optional<String> wrong(
      List<String> names, Function<List<String>, Optional<String>> columns) {
    var named = names.stream().filter(name -> !name.isEmpty()).toList();
    var seen = new HashSet<String>();
    return named.stream()
        .filter(name -> !seen.add(name))
        .findFirst()
        .map(name -> "the column '" + name + "' is there twice")
        .or(() -> columns.apply(named));
  }

  private static Map<String, String> cells(List<String> names, SheetRows.Row row)
      throws RejectedValue {
    var texts = row.cells().orElseThrow(() -> new RejectedValue(MARKS));
    var cells = new HashMap<String, String>();
    for (int i = 0; i < Math.min(names.size(), texts.size()); i++) {
      String name = names.get(i);
      String text = CellText.of(name, texts.get(i));
      var wrong = CellText.wrong(text);
      if (!name.isEmpty() && wrong.isPresent()) {
        throw new RejectedValue(name, wrong.get());
      }
      if (!name.isEmpty() && !text.isEmpty()) {
        cells.put(name, text);
      }
    }
    return cells;
  }
}
