package org.turnout.transfer;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jdbi.v3.core.Handle;
import org.turnout.people.Directory;

/// Takes a local's list of members in. Good rows are taken, all of them in the caller's
/// transaction; every other is reported with its line, its column and the reason, never with what
/// it says.
///
/// The same list twice changes nothing. What a person told us themselves stays; a list only fills
/// gaps. No list starts texts again after a STOP, or links a phone again after "wrong number".
public final class MemberImport {
  private final Directory directory;
  private final Set<String> languages;

  /// @param languages tags of the campaign's languages
  public MemberImport(Directory directory, Set<String> languages) {
    this.directory = directory;
    this.languages = Set.copyOf(languages);
  }

  /// A row that was not taken. Lines count from 1, the header line being the first.
  public record Rejected(long line, String reason) {}

  /// What came of a list.
  ///
  /// @param added members nobody knew
  /// @param known members who were there already
  public record Report(int added, int known, List<Rejected> rejected) {
    public Report {
      rejected = List.copyOf(rejected);
    }
  }

  /// Takes the list in.
  ///
  /// @throws IOException the list can't be read to its end; nothing may be committed then
  public Report take(Handle handle, Reader csv, Instant now) throws IOException {
    var format =
        CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreHeaderCase(true)
            .setTrim(true)
            .setIgnoreEmptyLines(true)
            .setIgnoreSurroundingSpaces(true)
            .get();
    var rows = new ArrayList<MemberRow>();
    var rejected = new ArrayList<Rejected>();
    try (var parser = CSVParser.parse(csv, format)) {
      var unknown = unknown(parser.getHeaderNames());
      if (!unknown.isEmpty()) {
        return new Report(0, 0, List.of(new Rejected(1, unknown)));
      }
      read(parser, rows, rejected);
    } catch (IllegalArgumentException | CSVException | UncheckedIOException _) {
      // A header with a name twice, or a quote that never closes.
      rejected.add(new Rejected(1, "the file can't be read as CSV to its end"));
      return new Report(0, 0, rejected);
    }
    var added = new MemberTables(handle, now).write(rows);
    return new Report(added, rows.size() - added, rejected);
  }

  /// Takes one member in, as one row of a list.
  ///
  /// @param cells column to its text
  public Report take(Handle handle, Map<String, String> cells, Instant now) {
    try {
      var row = MemberRow.read(cells, directory, languages);
      var added = new MemberTables(handle, now).write(List.of(row));
      return new Report(added, 1 - added, List.of());
    } catch (MemberRow.Refused why) {
      return new Report(0, 0, List.of(new Rejected(1, String.valueOf(why.getMessage()))));
    }
  }

  /// What is wrong with one row, by its column: `zip: a ZIP code has five digits`.
  public Optional<String> wrong(Map<String, String> cells) {
    try {
      MemberRow.read(cells, directory, languages);
      return Optional.empty();
    } catch (MemberRow.Refused why) {
      return Optional.of(String.valueOf(why.getMessage()));
    }
  }

  private static String unknown(List<String> header) {
    var names = header.stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList();
    var known = String.join(", ", MemberRow.COLUMNS);
    if (!names.containsAll(MemberRow.COLUMNS.subList(0, 3))) {
      return "the first line must name the columns local, member_number and name; known are "
          + known;
    }
    return names.stream()
        .filter(name -> !MemberRow.COLUMNS.contains(name))
        .findFirst()
        .map(name -> "there is no column '" + name + "'; known are " + known)
        .orElse("");
  }

  private void read(CSVParser parser, List<MemberRow> rows, List<Rejected> rejected) {
    var seen = new HashSet<String>();
    for (var record : parser) {
      // A record begins on the line after the one before it ended; what counts is where it ends.
      var line = parser.getCurrentLineNumber();
      try {
        var row = MemberRow.read(cells(record), directory, languages);
        if (seen.add(row.localId() + " " + row.number())) {
          rows.add(row);
        } else {
          rejected.add(new Rejected(line, "member_number: stands twice in this list"));
        }
      } catch (MemberRow.Refused why) {
        rejected.add(new Rejected(line, String.valueOf(why.getMessage())));
      }
    }
  }

  private static Map<String, String> cells(CSVRecord record) {
    var cells = new HashMap<String, String>();
    record
        .toMap()
        .forEach((name, text) -> {
          if (text != null && !text.isBlank()) {
            cells.put(name.strip().toLowerCase(Locale.ROOT), text.strip());
          }
        });
    return cells;
  }
}
