package org.turnout.transfer;

import java.io.IOException;
import java.io.Reader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.turnout.people.Directory;
import org.turnout.people.ListedMember;
import org.turnout.people.ListedMembers;

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

  /// A row that was not imported. Lines count from 1, the header line being the first.
  public record Rejected(long line, String reason) {}

  /// The result of an import.
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
    var rows = new ArrayList<ListedMember>();
    var seen = new HashSet<String>();
    var sheet =
        CsvSheet.read(
            csv,
            MemberImport::unknown,
            cells -> {
              var row = MemberRow.read(cells, directory, languages);
              if (!seen.add(row.localId() + " " + row.number())) {
                throw new RejectedValue("member_number", "is in this list twice");
              }
              rows.add(row);
            });
    var rejected = new ArrayList<>(sheet.rejected());
    if (sheet.wrong().isPresent()) {
      rejected.add(new Rejected(1, sheet.wrong().get()));
      return new Report(0, 0, rejected);
    }
    var added = new ListedMembers(handle, now).write(rows);
    return new Report(added, rows.size() - added, rejected);
  }

  /// Takes one member in, as one row of a list.
  ///
  /// @param cells column to its text
  public Report take(Handle handle, Map<String, String> cells, Instant now) {
    try {
      var row = MemberRow.read(cells, directory, languages);
      var added = new ListedMembers(handle, now).write(List.of(row));
      return new Report(added, 1 - added, List.of());
    } catch (RejectedValue why) {
      return new Report(0, 0, List.of(new Rejected(1, why.reason())));
    }
  }

  /// All that is wrong with a new member, each with its column: `zip: a ZIP code has five digits`.
  public List<String> faults(Map<String, String> cells) {
    return MemberRow.faults(cells, directory, languages);
  }

  /// The same of a change of somebody who is there already. What is left out stays, so nothing is
  /// missing.
  public List<String> faultsOfChange(Map<String, String> cells) {
    return MemberRow.faultsOfChange(cells, directory, languages);
  }

  private static Optional<String> unknown(List<String> names) {
    var known = String.join(", ", MemberRow.COLUMNS);
    if (!names.containsAll(MemberRow.COLUMNS.subList(0, 3))) {
      return Optional.of(
          "the first line must name the columns local, member_number and name; known are " + known);
    }
    return names.stream()
        .filter(name -> !MemberRow.COLUMNS.contains(name))
        .findFirst()
        .map(name -> "there is no column '" + name + "'; known are " + known);
  }
}
