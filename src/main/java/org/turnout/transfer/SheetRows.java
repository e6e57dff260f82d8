package org.turnout.transfer;

import com.google.common.base.Splitter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.jspecify.annotations.Nullable;

/// The rows of a list, one after the other. Each is read as CSV on its own, so that one whose
/// quotation marks do not match costs no other.
final class SheetRows {
  /// A cell with more lines than this is one whose quotation mark never closes.
  private static final int MOST_LINES = 20;

  /// What Excel writes first when its user has chosen what is between the cells.
  private static final Pattern SEPARATOR = Pattern.compile("\"?sep=([,;\t|])\"?[,;\t|\\s]*");

  private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');

  private final BufferedReader file;
  private final Deque<String> ahead = new ArrayDeque<>();
  private CSVFormat format = format(',');
  private Splitter separator = Splitter.on(',');
  private boolean begun;
  private long line;

  /// A row.
  ///
  /// @param line where it begins, the file's first being 1
  /// @param cells cleaned; empty when its quotation marks do not match
  record Row(long line, Optional<List<String>> cells) {
    /// Nothing but separators.
    boolean isBlank() {
      return cells.filter(all -> all.stream().allMatch(String::isEmpty)).isPresent();
    }
  }

  SheetRows(Reader file) {
    this.file = new BufferedReader(file);
  }

  /// The next row that is not blank, or null at the end.
  ///
  /// @throws IOException it can't be read on
  @Nullable Row next() throws IOException {
    for (String text = take(); text != null; text = take()) {
      if (begun || !begins(text)) {
        Row row = row(text);
        if (!row.isBlank()) {
          return row;
        }
      }
    }
    return null;
  }

  /// The first line that says anything tells what is between the cells: by saying so, which makes
  /// it no row, or by its columns.
  private boolean begins(String text) {
    var said = SEPARATOR.matcher(CellText.clean(text));
    boolean named = said.matches();
    if (named || !text.isBlank()) {
      char between = named ? said.group(1).charAt(0) : commonest(text);
      format = format(between);
      separator = Splitter.on(between);
    }
    begun = !text.isBlank();
    return named;
  }

  private static char commonest(String text) {
    char found = ',';
    for (char separator : SEPARATORS) {
      if (count(text, separator) > count(text, found)) {
        found = separator;
      }
    }
    return found;
  }

  private static long count(String text, char sign) {
    return text.chars().filter(c -> c == sign).count();
  }

  private @Nullable String take() throws IOException {
    String text = ahead.isEmpty() ? file.readLine() : ahead.removeFirst();
    line += text == null ? 0 : 1;
    return text;
  }

  /// The row that begins with this line. A cell may go over several lines; when no number of them
  /// makes it whole, the row is this line, and the others are rows of their own.
  private Row row(String first) throws IOException {
    long begin = line;
    var text = new StringBuilder(first);
    var further = new ArrayList<String>();
    Optional<List<String>> cells = cells(first);
    while (cells.isEmpty() && further.size() < MOST_LINES) {
      String next = take();
      if (next == null) {
        break;
      }
      further.add(next);
      cells = cells(text.append('\n').append(next).toString());
    }
    if (cells.isEmpty()) {
      further.reversed().forEach(ahead::addFirst);
      line = begin;
    }
    return new Row(begin, cells);
  }

  /// A parser costs more than most rows, which have no quotation mark.
  private Optional<List<String>> cells(String text) throws IOException {
    if (text.indexOf('"') < 0) {
      return Optional.of(separator.splitToStream(text).map(CellText::clean).toList());
    }
    try (var parser = CSVParser.parse(text, format)) {
      return Optional.of(
          parser.stream().flatMap(row -> row.stream()).map(CellText::clean).toList());
    } catch (UncheckedIOException marks) {
      return Optional.empty();
    }
  }

  private static CSVFormat format(char separator) {
    return CSVFormat.RFC4180
        .builder()
        .setDelimiter(separator)
        .setIgnoreEmptyLines(true)
        .setIgnoreSurroundingSpaces(true)
        .get();
  }
}
