package org.turnout.transfer;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.turnout.people.Directory;
import org.turnout.people.ListedMember;
import org.turnout.people.ListedMember.OnRecord;
import org.turnout.people.Local;
import org.turnout.people.PhoneNumber;
import org.turnout.people.Site;

/// Reads one member from a line of a local's list.
final class MemberRow {
  private MemberRow() {}

  /// The columns, by the names of the header line; the first three must be filled in.
  static final List<String> COLUMNS =
      List.of(
          "local", "member_number", "name", "phone", "site", "language", "zip", "consent", "tags");

  /// Reads one row.
  ///
  /// @param cells column to its text, blank ones left out
  static ListedMember read(Map<String, String> cells, Directory directory, Set<String> languages)
      throws RejectedValue {
    return new ListedMember(
        local(cells, directory).id(),
        must(cells, "member_number"),
        must(cells, "name"),
        phone(cells),
        site(cells, directory),
        language(cells, languages),
        zip(cells),
        consent(cells),
        tags(cells));
  }

  /// One rule of a row.
  @FunctionalInterface
  private interface Rule {
    void check() throws RejectedValue;
  }

  /// All that is wrong with a row, each with its column.
  static List<String> faults(
      Map<String, String> cells, Directory directory, Set<String> languages) {
    return Stream.concat(
            broken(
                () -> local(cells, directory),
                () -> must(cells, "member_number"),
                () -> must(cells, "name"),
                () -> phone(cells),
                () -> consent(cells),
                () -> tags(cells)),
            faultsOfChange(cells, directory, languages).stream())
        .toList();
  }

  /// All that is wrong with a change of a member: the columns that are there, by the rules of a
  /// row.
  static List<String> faultsOfChange(
      Map<String, String> cells, Directory directory, Set<String> languages) {
    return broken(() -> site(cells, directory), () -> language(cells, languages), () -> zip(cells))
        .toList();
  }

  private static Stream<String> broken(Rule... rules) {
    return Stream.of(rules)
        .flatMap(rule -> {
          try {
            rule.check();
            return Stream.empty();
          } catch (RejectedValue why) {
            return Stream.of(why.reason());
          }
        });
  }

  private static Local local(Map<String, String> cells, Directory directory) throws RejectedValue {
    return directory
        .local(must(cells, "local"))
        .orElseThrow(() -> new RejectedValue("local", "there is no local with that name"));
  }

  private static Optional<String> language(Map<String, String> cells, Set<String> languages)
      throws RejectedValue {
    var known = languages.stream().sorted().collect(Collectors.joining(", "));
    return may(cells, "language", languages::contains, "not one of " + known);
  }

  private static Optional<String> zip(Map<String, String> cells) throws RejectedValue {
    return may(cells, "zip", zip -> zip.matches("[0-9]{5}"), "a ZIP code has five digits");
  }

  /// Words with blanks between them.
  private static List<String> tags(Map<String, String> cells) throws RejectedValue {
    var tags =
        List.of(cells.getOrDefault("tags", "").strip().toLowerCase(Locale.ROOT).split("\\s+"))
            .stream()
            .filter(tag -> !tag.isEmpty())
            .distinct()
            .toList();
    for (var tag : tags) {
      if (!tag.matches("[a-z0-9][a-z0-9_-]{0,39}")) {
        throw new RejectedValue("tags", "small letters, digits, - and _, with blanks between tags");
      }
    }
    return tags;
  }

  /// The number in the column `phone`, if there is one.
  static Optional<PhoneNumber> phone(Map<String, String> cells) throws RejectedValue {
    var written = Optional.ofNullable(cells.get("phone"));
    if (written.isEmpty()) {
      return Optional.empty();
    }
    var reading = PhoneNumber.read(written.get());
    if (reading.fault().isPresent()) {
      throw new RejectedValue("phone", reading.fault().get().reason());
    }
    return reading.number();
  }

  private static Optional<Long> site(Map<String, String> cells, Directory directory)
      throws RejectedValue {
    var written = Optional.ofNullable(cells.get("site"));
    var site = written.flatMap(directory::site);
    if (written.isPresent() && site.isEmpty()) {
      throw new RejectedValue("site", "there is no site with that name");
    }
    return site.map(Site::id);
  }

  private static OnRecord consent(Map<String, String> cells) throws RejectedValue {
    return switch (cells.getOrDefault("consent", "none")) {
      case "written" -> OnRecord.WRITTEN;
      case "given" -> OnRecord.GIVEN;
      case "none" -> OnRecord.NONE;
      default -> throw new RejectedValue("consent", "written, given or none");
    };
  }

  private static String must(Map<String, String> cells, String column) throws RejectedValue {
    var text = cells.get(column);
    if (text == null) {
      throw new RejectedValue(column, "missing");
    }
    return text;
  }

  private static Optional<String> may(
      Map<String, String> cells, String column, Predicate<String> right, String why)
      throws RejectedValue {
    var text = Optional.ofNullable(cells.get(column));
    if (text.isPresent() && !right.test(text.get())) {
      throw new RejectedValue(column, why);
    }
    return text;
  }
}
