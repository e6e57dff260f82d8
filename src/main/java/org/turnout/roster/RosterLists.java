package org.turnout.roster;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.turnout.flow.ActionRequest;
import org.turnout.flow.ActionResult;
import org.turnout.flow.Value;
import org.turnout.flow.Weeks;
import org.turnout.people.Contact;
import org.turnout.people.Directory;
import org.turnout.people.Site;

/// What a roster shows: `NAME.days` (`day`, `room`), `NAME.shifts` (the fields of a place),
/// `NAME.backup` (the same, where one may step in, room or not), `NAME.held` (the person's own),
/// `NAME.mine` (the same and `number`, the place in line, for those that are only waited for), and
/// `NAME.weeks` ([Weeks]). What the person has is left out; a shift without room is in the list
/// with `full`, behind the others, so that it can be named, and a place that is held for the person
/// counts as free.
public final class RosterLists {
  /// More rows than anybody reads on a phone; the conversation has to carry them all.
  private static final int MOST = 40;

  private static final String COMING =
      """
      select p.*, p.taken >= p.room and not exists (select from line_entry e
        where e.place_id = p.id and e.person_id = :person and e.left_at is null
          and e.offered_at is not null) as no_room
      from place p
      where p.roster = :roster and not p.closed and p.starts_at > :now
        and (cast(:day as date) is null or p.day = :day)
        and not exists (select from reservation r
          where r.place_id = p.id and r.person_id = :person and r.released_at is null)
      order by p.starts_at, p.id
      """;

  /// @param full whether nobody else gets in
  private record Coming(PlaceRow place, boolean full) {}

  private final Supplier<Map<String, Roster>> rosters;
  private final Supplier<Directory> directory;

  public RosterLists(Supplier<Map<String, Roster>> rosters, Supplier<Directory> directory) {
    this.rosters = rosters;
    this.directory = directory;
  }

  /// The rows of one of the lists, or empty when the name is not one of a roster's.
  public Optional<ActionResult> look(
      Handle handle, ActionRequest.Look look, Contact who, Instant now) {
    var dot = look.list().lastIndexOf('.');
    var roster = rosters.get().get(look.list().substring(0, Math.max(0, dot)));
    if (roster == null) {
      return Optional.empty();
    }
    return switch (look.list().substring(dot + 1)) {
      case "days" -> Optional.of(ActionResult.rows(days(handle, roster, who, now)));
      case "shifts" -> told(roster, who, first(shifts(handle, roster, look, who, now)));
      case "weeks" ->
          Optional.of(
              ActionResult.rows(
                  usualFirst(
                      handle, roster, who, Weeks.of(shifts(handle, roster, look, who, now)))));
      case "backup" -> told(roster, who, backup(handle, roster, look, who, now));
      case "held" -> told(roster, who, held(handle, roster, who, now));
      case "mine" -> told(roster, who, mine(handle, roster, who, now));
      default -> Optional.empty();
    };
  }

  private static Optional<ActionResult> told(Roster roster, Contact who, List<Value.Row> places) {
    return Optional.of(
        ActionResult.rows(
            places.stream().map(place -> roster.texts().in(who.language(), place)).toList()));
  }

  private List<Value.Row> days(Handle handle, Roster roster, Contact who, Instant now) {
    return coming(handle, roster, who, now, Optional.empty()).stream()
        .filter(coming -> !coming.full())
        .map(Coming::place)
        .collect(
            groupingBy(
                PlaceRow::day,
                TreeMap::new,
                summingInt(place -> Math.max(1, place.room() - place.taken()))))
        .entrySet()
        .stream()
        .limit(MOST)
        .map(entry ->
            new Value.Row(
                entry.getKey().toString(),
                Map.of(
                    "day",
                    new Value.Day(entry.getKey()),
                    "room",
                    new Value.Number(entry.getValue()))))
        .toList();
  }

  private List<Value.Row> shifts(
      Handle handle, Roster roster, ActionRequest.Look look, Contact who, Instant now) {
    var order = look.sort().filter("nearest"::equals).isPresent() ? nearest(who) : BY_TIME;
    return coming(handle, roster, who, now, day(look.matching())).stream()
        .filter(coming -> RowMatcher.fits(row(coming), look.matching()))
        .sorted(comparing(Coming::full).thenComparing(Coming::place, order))
        .map(this::row)
        .toList();
  }

  /// Where one may step in; who waits in the line of one is asked anyway.
  private List<Value.Row> backup(
      Handle handle, Roster roster, ActionRequest.Look look, Contact who, Instant now) {
    var order = look.sort().filter("nearest"::equals).isPresent() ? nearest(who) : BY_TIME;
    return coming(handle, roster, who, now, day(look.matching())).stream()
        .map(Coming::place)
        .sorted(order)
        .limit(MOST)
        .map(place -> place.row(site(place)))
        .toList();
  }

  /// The hours that this person took last come first: "my usual time".
  private List<Value.Row> usualFirst(
      Handle handle, Roster roster, Contact who, List<Value.Row> weeks) {
    var usual =
        handle
            .createQuery(
                """
                select p.* from reservation r join place p on p.id = r.place_id
                where r.person_id = :person and p.roster = :roster
                order by p.starts_at desc, p.id limit 1
                """)
            .bind("person", who.person().id())
            .bind("roster", roster.name())
            .mapTo(PlaceRow.class)
            .findOne()
            .map(place -> place.row(site(place)).fields());
    return usual.isEmpty()
        ? weeks
        : weeks.stream()
            .sorted(comparing(week -> !same(week, usual.get(), "start", "site")))
            .toList();
  }

  private static boolean same(Value.Row row, Map<String, Value> fields, String... names) {
    return Arrays.stream(names)
        .allMatch(name -> Objects.equals(row.fields().get(name), fields.get(name)));
  }

  private static List<Value.Row> first(List<Value.Row> rows) {
    return rows.subList(0, Math.min(MOST, rows.size()));
  }

  private Value.Row row(Coming coming) {
    PlaceRow place = coming.place();
    return place.row(site(place), coming.full() ? Map.of("full", new Value.Flag(true)) : Map.of());
  }

  private List<Coming> coming(
      Handle handle, Roster roster, Contact who, Instant now, Optional<LocalDate> day) {
    var gate = new PlaceGate(handle, roster, directory.get(), now);
    return handle
        .createQuery(COMING)
        .bind("roster", roster.name())
        .bind("now", now)
        .bind("person", who.person().id())
        .bind("day", day)
        .map(row -> new Coming(row.getRow(PlaceRow.class), row.getColumn("no_room", Boolean.class)))
        .stream()
        .filter(it -> gate.mayTake(it.place(), who))
        .toList();
  }

  private List<Value.Row> held(Handle handle, Roster roster, Contact who, Instant now) {
    return mine(handle, roster, who, now).stream()
        .filter(row -> !row.fields().containsKey("number"))
        .toList();
  }

  private List<Value.Row> mine(Handle handle, Roster roster, Contact who, Instant now) {
    return handle
        .createQuery(
            """
            select p.*, cast(null as bigint) as number from reservation r
              join place p on p.id = r.place_id
            where r.person_id = :person and r.released_at is null
              and p.roster = :roster and p.ends_at > :now
            union all
            select p.*, (select count(*) from line_entry b where b.place_id = p.id
              and b.left_at is null and b.offered_at is null and b.id <= e.id and (p.seats is null
              or (coalesce(b.duty, '') = 'seat') = (coalesce(e.duty, '') = 'seat'))) as number
            from line_entry e join place p on p.id = e.place_id
            where e.person_id = :person and e.left_at is null
              and p.roster = :roster and p.starts_at > :now
            order by starts_at
            """)
        .bind("person", who.person().id())
        .bind("roster", roster.name())
        .bind("now", now)
        .map(row -> {
          var more = new HashMap<String, Value>();
          Optional.ofNullable(row.getColumn("number", Long.class))
              .ifPresent(number -> more.put("number", new Value.Number(number)));
          var place = row.getRow(PlaceRow.class);
          return place.row(site(place), more);
        })
        .list();
  }

  private static final Comparator<PlaceRow> BY_TIME = comparing(PlaceRow::starts);

  /// Their own site first, then what seems nearest, each by time.
  private Comparator<PlaceRow> nearest(Contact who) {
    var own = who.site(directory.get());
    var zip = who.person().zip().or(() -> own.map(Site::zip)).orElse("");
    return comparingInt(
            (PlaceRow place) -> own.isPresent() && own.get().id() == place.siteId() ? 0 : 1)
        .thenComparingInt(place -> Site.distance(zip, site(place).zip()))
        .thenComparing(place -> site(place).name())
        .thenComparing(BY_TIME);
  }

  private static Optional<LocalDate> day(Map<String, Value> matching) {
    return Optional.ofNullable(matching.get("day"))
        .flatMap(value ->
            switch (value) {
              case Value.Day(var day) -> Optional.of(day);
              case Value.Row row when row.fields().get("day") instanceof Value.Day(var day) ->
                  Optional.of(day);
              case Value.Row _,
                  Value.Text _,
                  Value.Number _,
                  Value.Flag _,
                  Value.Clock _,
                  Value.Moment _,
                  Value.Photo _ ->
                  Optional.empty();
            });
  }

  private Site site(PlaceRow place) {
    return directory.get().site(place.siteId()).orElseThrow();
  }
}
