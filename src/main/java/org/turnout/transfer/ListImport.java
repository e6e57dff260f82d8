package org.turnout.transfer;

import java.io.IOException;
import java.io.Reader;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.turnout.channel.Channel;
import org.turnout.people.Members;
import org.turnout.people.PhoneNumber;
import org.turnout.transfer.MemberImport.Rejected;
import org.turnout.transfer.MemberImport.Report;

/// Takes a list of people in that audiences name: `list pasadena-march`. Each row names somebody we
/// know, by `phone` or by `local` and `member_number`; nobody is added by it, since a number that
/// comes from nowhere may never be texted.
///
/// A list of the same name is replaced as a whole, unless no row of the new one could be taken.
public final class ListImport {
  /// What a list's name may be, in words.
  public static final String NAMES =
      "a list's name has small letters, digits, - and _, such as pasadena-march";

  private static final String NAME = "[a-z0-9][a-z0-9_-]{0,59}";
  private static final int BATCH = 5_000;

  private final Handle handle;
  private final String name;

  /// @throws IllegalArgumentException no name for a list
  public ListImport(Handle handle, String name) {
    if (!named(name)) {
      throw new IllegalArgumentException(NAMES);
    }
    this.handle = handle;
    this.name = name;
  }

  /// Whether a list may be called that.
  public static boolean named(String name) {
    return name.matches(NAME);
  }

  /// Takes the list in; `added` are the people on it now.
  ///
  /// @param by who brings it
  /// @throws IOException it can't be read to its end; nothing may be committed then
  public Report take(Reader csv, String by, Instant now) throws IOException {
    var people = new LinkedHashSet<Long>();
    var sheet = CsvSheet.read(csv, ListImport::unnamed, cells -> people.add(person(cells)));
    if (sheet.wrong().isPresent()) {
      return new Report(0, 0, List.of(new Rejected(1, sheet.wrong().get())));
    }
    if (!people.isEmpty()) {
      write(people, by, now);
    }
    return new Report(people.size(), 0, sheet.rejected());
  }

  /// How many people are on the list of this name; empty when there is none.
  public OptionalLong size() {
    return handle
        .createQuery(
            """
            select count(e.list_id) from people_list l
            left join people_list_entry e on e.list_id = l.id
            where l.name = :name group by l.id
            """)
        .bind("name", name)
        .mapTo(Long.class)
        .findOne()
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }

  private static Optional<String> unnamed(List<String> columns) {
    return columns.contains("phone") || columns.containsAll(List.of("local", "member_number"))
        ? Optional.empty()
        : Optional.of("the first line must name the column phone, or local and member_number");
  }

  private long person(Map<String, String> cells) throws RejectedValue {
    var phone = MemberRow.phone(cells);
    if (phone.isPresent()) {
      return speaker(phone.get())
          .orElseThrow(() ->
              new RejectedValue("phone", "nobody we know speaks from it; import members first"));
    }
    var number = cells.get("member_number");
    if (number == null) {
      throw new RejectedValue("no person is named here");
    }
    return Members.numbered(handle, cells.getOrDefault("local", ""), number)
        .orElseThrow(() -> new RejectedValue("member_number", "no member of that local has it"));
  }

  private Optional<Long> speaker(PhoneNumber phone) {
    return handle
        .createQuery(
            "select speaker_id from address where channel = :channel and value = :value and speaker_id is not null")
        .bind("channel", Channel.ofPhones().word())
        .bind("value", phone.e164())
        .mapTo(Long.class)
        .findOne();
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
