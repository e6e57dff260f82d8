package org.turnout.transfer;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.turnout.transfer.MemberImport.Rejected;

/// A list as a spreadsheet saves it, read to its end: CSV, the names of the columns first.
///
/// @param rejected the rows that were not taken
/// @param wrong why none may be taken: the columns' names, no row, another encoding, or CSV that
///   breaks off
record CsvSheet(List<Rejected> rejected, Optional<String> wrong) {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setIgnoreHeaderCase(true)
          .setTrim(true)
          .setIgnoreEmptyLines(true)
          .setIgnoreSurroundingSpaces(true)
          .get();

  private static final String NO_ROW = "there is no row below the first line";

  private static final String OTHER_CHARSET =
      "the file is not in UTF-8: in the spreadsheet, save it as 'CSV UTF-8', and try again";

  /// A header with a name twice, or a quote that never closes.
  private static final String BREAKS_OFF = "the file can't be read as CSV to its end";

  CsvSheet {
    rejected = List.copyOf(rejected);
  }

  /// Takes one row, or refuses it.
  @FunctionalInterface
  interface Taker {
    /// @param cells column, in small letters, to its text; blank ones left out
    void take(Map<String, String> cells) throws RejectedValue;
  }

  /// Hands over one row after the other.
  ///
  /// @param columns says what is wrong with the columns' names, in small letters
  /// @throws IOException it can't be opened
  static CsvSheet read(Reader csv, Function<List<String>, Optional<String>> columns, Taker taker)
      throws IOException {
    var rejected = new ArrayList<Rejected>();
    try (var parser = CSVParser.parse(csv, FORMAT)) {
      var wrong = columns.apply(parser.getHeaderNames().stream().map(CsvSheet::column).toList());
      if (wrong.isPresent()) {
        return new CsvSheet(rejected, wrong);
      }
      for (var record : parser) {
        try {
          taker.take(cells(record));
        } catch (RejectedValue why) {
          // Where the record ends: it begins on the line after the one before it.
          rejected.add(new Rejected(parser.getCurrentLineNumber(), why.reason()));
        }
      }
      return new CsvSheet(
          rejected, parser.getRecordNumber() == 0 ? Optional.of(NO_ROW) : Optional.empty());
    } catch (IllegalArgumentException
        | CSVException
        | CharacterCodingException
        | UncheckedIOException broken) {
      return new CsvSheet(rejected, Optional.of(otherCharset(broken) ? OTHER_CHARSET : BREAKS_OFF));
    }
  }

  /// Found at the first row, or at a later one, where it comes wrapped.
  private static boolean otherCharset(Exception broken) {
    return broken instanceof CharacterCodingException
        || broken.getCause() instanceof CharacterCodingException;
  }

  private static Map<String, String> cells(CSVRecord record) {
    var cells = new HashMap<String, String>();
    record
        .toMap()
        .forEach((name, text) -> {
          if (text != null && !text.isBlank()) {
            cells.put(column(name), text.strip());
          }
        });
    return cells;
  }

  private static String column(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }
}
