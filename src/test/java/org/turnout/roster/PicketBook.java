package org.turnout.roster;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.turnout.flow.Action;
import org.turnout.flow.ActionRequest;
import org.turnout.flow.ActionResult;
import org.turnout.flow.Value;
import org.turnout.people.Contact;
import org.turnout.people.Directory;
import org.turnout.roster.Roster.Kind;
import org.turnout.roster.Roster.Line;
import org.turnout.roster.Roster.Shift;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.TestPeople;

/// A roster of its own in the records, and what members do with it: shifts of four hours from six
/// and from ten at two sites, on a Monday that is three days ahead.
final class PicketBook {
  static final LocalDate MONDAY = LocalDate.parse("2026-10-05");
  static final Line LINE =
      new Line(
          Duration.ofHours(12),
          Map.of("en", "12 hours"),
          "place_opened",
          List.of(
              new Line.Nearer(Duration.ofHours(4), Duration.ofMinutes(20)),
              new Line.Nearer(Duration.ofHours(24), Duration.ofHours(2))),
          Duration.ofHours(2));
  static final Cover COVER =
      new Cover(
          Duration.ofHours(12),
          Duration.ofMinutes(30),
          List.of(new Line.Nearer(Duration.ofHours(2), Duration.ofMinutes(8))),
          Duration.ofHours(1),
          Cover.USUAL_FLOW);
  private static final AtomicInteger NUMBER = new AtomicInteger();

  final TestDatabase db;
  final Directory directory;
  final Rosters rosters;
  volatile Roster roster;
  volatile Instant now = TestPeople.NOW;

  PicketBook(TestDatabase db, Directory directory, int room) {
    this(db, directory, roster("book" + NUMBER.incrementAndGet(), room));
  }

  private PicketBook(TestDatabase db, Directory directory, Roster roster) {
    this.db = db;
    this.directory = directory;
    this.roster = roster;
    this.rosters = new Rosters(() -> Map.of(this.roster.name(), this.roster), () -> directory);
    store();
    tell(); // what other tests of the same database left
  }

  /// The same shifts on a picket of a health care employer, which needs a notice.
  static PicketBook picket(
      TestDatabase db, Directory directory, int room, List<StrikeNotice> notices) {
    return new PicketBook(
        db, directory, noticed(roster("book" + NUMBER.incrementAndGet(), room), notices));
  }

  /// The campaign's files with these notices in place of what they had.
  void file(List<StrikeNotice> notices) {
    roster = noticed(roster, notices);
    store();
  }

  private static Roster noticed(Roster it, List<StrikeNotice> notices) {
    return new Roster(
        it.name(),
        Kind.PICKET,
        NoticeGate.of(Kind.PICKET, notices, it.shifts()),
        it.opens(),
        it.line(),
        it.cover(),
        it.shifts(),
        it.texts());
  }

  private void store() {
    db.database()
        .inTransaction(handle -> {
          RosterStore.store(handle, roster, directory, now);
          return roster;
        });
  }

  /// When the first shifts begin.
  static Instant sixOClock() {
    return Instant.parse("2026-10-05T13:00:00Z");
  }

  static String slug(String site, int hour) {
    return RosterFile.slug(site, MONDAY, LocalTime.of(hour, 0));
  }

  private static Roster roster(String name, int room) {
    var shifts = new ArrayList<Shift>();
    for (var site : List.of("sunset", "mission")) {
      for (var hour : List.of(6, 10)) {
        shifts.add(
            new Shift(
                slug(site, hour),
                site,
                MONDAY,
                LocalTime.of(hour, 0),
                LocalTime.of(hour + 4, 0),
                room,
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
      }
    }
    return new Roster(
        name,
        Kind.EVENT,
        NoticeGate.OPEN,
        Optional.empty(),
        LINE,
        Optional.of(COVER),
        shifts,
        RosterTexts.NONE);
  }

  String reserve(Contact who, String place) {
    return act(new Reserve(), rosters::reserve, who, Map.of("place", place)).outcome();
  }

  String release(Contact who, String place) {
    return act(new Release(), rosters::release, who, Map.of("place", place)).outcome();
  }

  String waitlist(Contact who, String place) {
    return act(new Waitlist(), rosters::waitlist, who, Map.of("place", place)).outcome();
  }

  String lead(Contact who, int hours) {
    return act(new Lead(), rosters::lead, who, Map.of("hours", Integer.toString(hours))).outcome();
  }

  /// @param place `any` for all
  String standBy(Contact who, String place) {
    return act(new StandBy(), rosters.standbys()::standBy, who, Map.of("place", place)).outcome();
  }

  String standDown(Contact who) {
    return act(new StandDown(), rosters.standbys()::standDown, who, Map.of()).outcome();
  }

  /// Rounds of cover until there is nothing to see to.
  void cover() {
    while (db.database().inTransaction(handle -> rosters.covers().round(handle, now)) > 0) {
      // the next place
    }
  }

  /// Somebody is marked as missing, as after the captain was asked.
  void absent(Contact who, String place) {
    execute(
        """
        insert into absence (place_id, person_id, since) select id, ?, ? from place
        where roster = ? and slug = ? on conflict do nothing
        """,
        who.person().id(),
        Timestamp.from(now),
        roster.name(),
        place);
  }

  /// They come after all.
  void comes(Contact who, String place) {
    execute(
        """
        update absence set found_at = ? where person_id = ?
          and place_id = (select id from place where roster = ? and slug = ?)
        """,
        Timestamp.from(now),
        who.person().id(),
        roster.name(),
        place);
  }

  void execute(String sql, Object... values) {
    db.database().inTransaction(handle -> handle.execute(sql, values));
  }

  /// Who is asked to step in at a place and has not answered, in the order of asking.
  List<Long> asked(String place) {
    return numbers(
        """
        select e.person_id from line_entry e join place p on p.id = e.place_id
        where p.roster = :roster and p.slug = :place and e.left_at is null
          and e.cover_need_id is not null order by e.id
        """,
        place);
  }

  /// A member who works at this site.
  Contact member(String site) {
    var who = member();
    execute(
        "update person set site_id = (select id from site where slug = ?) where id = ?",
        site,
        who.person().id());
    return who;
  }

  /// A member with nothing yet.
  Contact member() {
    var who = TestPeople.someone(db);
    db.database()
        .with(handle ->
            handle.execute(
                """
                insert into membership (person_id, local_id, since, source)
                select ?, l.id, date '2020-01-01', 'test' from local l order by l.id limit 1
                """,
                who.person().id()));
    return who;
  }

  /// @param how `give` or `trade`
  String propose(Contact who, String place, Contact other, String how) {
    var given = Map.of("place", place, "phone", other.address().value(), "mutual", how);
    return act(new Propose(), rosters.trades()::propose, who, given).outcome();
  }

  String agree(Contact who, String place) {
    return act(new Agree(), rosters.trades()::agree, who, Map.of("place", place)).outcome();
  }

  String decline(Contact who) {
    return act(new Decline(), rosters.trades()::decline, who, Map.of()).outcome();
  }

  String settled(Contact who) {
    return act(new Settled(), rosters.trades()::settled, who, Map.of()).outcome();
  }

  /// Tells everybody whom there is to tell; each flow that begins, with whom.
  List<String> tell() {
    return db.database().<List<FlowStart>>with(handle -> rosters.starts().due(handle, 100)).stream()
        .filter(it -> db.database().inTransaction(handle -> it.told(handle, now)))
        .map(it -> it.flow() + " " + it.personId())
        .toList();
  }

  /// What somebody holds.
  List<String> held(Contact who) {
    return db.database()
        .with(handle ->
            handle
                .createQuery(
                    """
                    select p.slug from reservation r join place p on p.id = r.place_id
                    where p.roster = :roster and r.person_id = :person and r.released_at is null
                    order by p.slug
                    """)
                .bind("roster", roster.name())
                .bind("person", who.person().id())
                .mapTo(String.class)
                .list());
  }

  int expire() {
    return db.database().inTransaction(handle -> rosters.expire(handle, now));
  }

  /// What a flow may ask of the records.
  interface Act {
    ActionResult carryOut(Handle handle, ActionRequest.Act request, Contact who, Instant now);
  }

  ActionResult act(Action action, Act act, Contact who, Map<String, String> given) {
    var values = new HashMap<String, Value>();
    given.forEach((name, word) -> values.put(name, new Value.Text(word)));
    var request = new ActionRequest.Act(action, roster.name(), values, Optional.empty(), "en");
    return db.database().inTransaction(handle -> act.carryOut(handle, request, who, now));
  }

  /// Who is to be asked about an offer.
  List<Long> untold() {
    return db
        .database()
        .<List<StandingOffers.Untold>>with(handle -> rosters.starts().untold(handle, 100))
        .stream()
        .map(StandingOffers.Untold::personId)
        .toList();
  }

  /// Who holds a place, in the order of taking it.
  List<Long> holders(String place) {
    return numbers(
        """
        select r.person_id from reservation r join place p on p.id = r.place_id
        where p.roster = :roster and p.slug = :place and r.released_at is null order by r.id
        """,
        place);
  }

  long taken(String place) {
    return numbers("select taken from place where roster = :roster and slug = :place", place)
        .getFirst();
  }

  List<Long> numbers(String sql, String place) {
    return db.database()
        .with(handle ->
            handle
                .createQuery(sql)
                .bind("roster", roster.name())
                .bind("place", place)
                .mapTo(Long.class)
                .list());
  }
}
