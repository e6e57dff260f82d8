package org.turnout.transfer;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jdbi.v3.core.Handle;
import org.turnout.people.PhoneNumber;
import org.turnout.transfer.MemberImport.Rejected;
import org.turnout.transfer.MemberImport.Report;

/// Takes a list of people in that audiences name: `list pasadena-march`. Each row names somebody we
/// know, by `phone` or by `local` and `member_number`; nobody is added by it, since a number that
/// comes from nowhere may never be texted.
///
/// A list of the same name is replaced as a whole, unless no row of the new one could be taken.
public final class ListImport {
  private static final Set<String> COLUMNS = Set.of("phone", "local", "member_number");
  private static final String NAME = "[a-z0-9][a-z0-9_-]{0,59}";
  private static final int BATCH = 5_000;

  private final Handle handle;
  private final String name;

  /// @throws IllegalArgumentException no name for a list
  public ListImport(Handle handle, String name) {
    if (!name.matches(NAME)) {
      throw new IllegalArgumentException(
          "a list's name has small letters, digits, - and _, such as pasadena-march");
    }
    this.handle = handle;
    this.name = name;
  }

  /// Takes the list in; `added` are the people on it now.
  ///
  /// @param by who brings it
  /// @throws IOException it can't be read to its end; nothing may be committed then
  public Report take(Reader csv, String by, Instant now) throws IOException {
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
    var rejected = new ArrayList<Rejected>();
    var people = new LinkedHashSet<Long>();
    try (var parser = CSVParser.parse(csv, format)) {
      var header = parser.getHeaderNames().stream().map(n -> n.toLowerCase(Locale.ROOT)).toList();
      if (!header.contains("phone") && !header.containsAll(List.of("local", "member_number"))) {
        return none("the first line must name the column phone, or local and member_number");
      }
      for (var record : parser) {
        person(record)
            .ifPresentOrElse(
                people::add,
                () -> rejected.add(new Rejected(parser.getCurrentLineNumber(), reason(record))));
      }
    } catch (IllegalArgumentException | CSVException | UncheckedIOException _) {
      return none("the file can't be read as CSV to its end");
    }
    if (!people.isEmpty()) {
      write(people, by, now);
    }
    return new Report(people.size(), 0, rejected);
  }

  private static Report none(String why) {
    return new Report(0, 0, List.of(new Rejected(1, why)));
  }

  private Optional<Long> person(CSVRecord record) {
    var phone = cell(record, "phone").flatMap(words -> PhoneNumber.read(words).usable());
    if (phone.isPresent()) {
      return handle
          .createQuery(
              "select speaker_id from address where channel = 'sms' and value = :value and speaker_id is not null")
          .bind("value", phone.get().e164())
          .mapTo(Long.class)
          .findOne();
    }
    if (cell(record, "phone").isPresent() || cell(record, "member_number").isEmpty()) {
      return Optional.empty();
    }
    return handle
        .createQuery(
            """
            select m.person_id from membership m join local l on l.id = m.local_id
            where l.slug = :local and m.member_number = :number
            """)
        .bind("local", cell(record, "local").orElse(""))
        .bind("number", cell(record, "member_number").orElse(""))
        .mapTo(Long.class)
        .findOne();
  }

  /// The column and what is wrong with it, without the value.
  private static String reason(CSVRecord record) {
    var phone = cell(record, "phone");
    if (phone.isPresent()) {
      return PhoneNumber.read(phone.get()).usable().isPresent()
          ? "phone: nobody we know speaks from it; import members first"
          : "phone: not a phone number that can be in service";
    }
    return cell(record, "member_number").isPresent()
        ? "member_number: no member of that local has it"
        : "nobody is named here";
  }

  private static Optional<String> cell(CSVRecord record, String column) {
    return COLUMNS.contains(column) && record.isMapped(column) && record.isSet(column)
        ? Optional.of(record.get(column).strip()).filter(text -> !text.isEmpty())
        : Optional.empty();
  }

  private void write(Set<Long> people, String by, Instant now) {
    long list =
        handle
            .createQuery(
                """
                insert into people_list (name, made_by, made_at) values (:name, :by, :now)
                on conflict (name) do update set made_by = excluded.made_by, made_at = excluded.made_at
                returning id
                """)
            .bind("name", name)
            .bind("by", by)
            .bind("now", now)
            .mapTo(Long.class)
            .one();
    handle.execute("delete from people_list_entry where list_id = ?", list);
    var all = List.copyOf(people);
    for (int at = 0; at < all.size(); at += BATCH) {
      handle
          .createUpdate("insert into people_list_entry select :list, unnest(:people)")
          .bind("list", list)
          .bindArray("people", Long.class, all.subList(at, Math.min(all.size(), at + BATCH)))
          .execute();
    }
  }
}
