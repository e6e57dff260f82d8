package org.turnout.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turnout.roster.PicketBook.MONDAY;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.access.Principal;
import org.turnout.audit.Actor;
import org.turnout.people.Contact;
import org.turnout.people.Directory;
import org.turnout.roster.Roster.Kind;
import org.turnout.testkit.ConcurrentCalls;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.TestPeople;

/// Whatever people of ours file and members do, on two nodes at once: no shift of a picket is held,
/// offered or handed on before its site's notice, and none before the noticed time. What was held
/// when a notice was taken back stays until somebody calls it off.
class NoticedPicketIT {
  private static final int HOURS = 60;
  private static final LocalDateTime SIX = MONDAY.atTime(6, 0);
  private static final LocalDateTime TEN = MONDAY.atTime(10, 0);
  private static final Principal ANA = Principal.operator(new Actor("ana", "cli"));
  private static final Principal ROSA = Principal.operator(new Actor("rosa", "console"));

  @AutoClose private static final TestDatabase DB = TestDatabase.fresh();
  private static final Directory DIRECTORY = TestPeople.directory(DB);

  private final PicketBook book = PicketBook.picket(DB, DIRECTORY, 2, List.of());
  private final RosterService acts =
      new RosterService(
          new ServedRosters(
              DB.database(),
              () -> book.now,
              () -> java.util.Map.of(book.roster.name(), book.roster),
              () -> DIRECTORY));
  private final List<Contact> people =
      IntStream.range(0, 8).mapToObj(i -> book.member(i % 2 == 0 ? "sunset" : "mission")).toList();
  private final Set<String> seen = new HashSet<>();

  @Test
  void nothingIsHeldOfferedOrHandedOnBeforeItsNotice() {
    int given = 0;
    for (int seed = 1; seed <= 4; seed++) {
      var random = new Random(seed);
      for (int hour = 0; hour < HOURS; hour++) {
        if (random.nextInt(4) == 0) {
          organizers(random);
        }
        var one = new Random(random.nextLong());
        var other = new Random(random.nextLong());
        ConcurrentCalls.atOnce(2, node -> member(node == 0 ? one : other));
        book.expire();
        book.cover();
        book.tell();
        given += judge();
        book.now = book.now.plus(Duration.ofMinutes(random.nextInt(40)));
      }
      book.now = TestPeople.NOW.plus(Duration.ofMinutes(seed));
    }
    assertThat(given)
        .as("places that were given, so that there is something to judge")
        .isPositive();
  }

  /// They file another notice, agree on a later start, or ask for and allow what none covers.
  private void organizers(Random random) {
    String site = random.nextBoolean() ? "sunset" : "mission";
    switch (random.nextInt(8)) {
      case 0 -> book.file(List.of());
      case 1 -> book.file(List.of(notice(site, book.now, SIX)));
      case 2 -> book.file(List.of(notice(site, book.now.plus(Duration.ofHours(2)), SIX)));
      case 3 -> book.file(List.of(notice(site, book.now, TEN)));
      case 4 -> book.file(List.of(notice(site, book.now, SIX.minusDays(1))));
      case 5 ->
          book.file(
              List.of(
                  notice("sunset", book.now, SIX),
                  extended("mission", book.now.plus(Duration.ofHours(1)))));
      case 6 -> acts.ask(ANA, book.roster.name(), site, MONDAY, "counsel has agreed");
      default -> {
        var _ =
            random.nextBoolean()
                ? acts.allow(ROSA, book.roster.name(), site, MONDAY)
                : acts.forbid(ANA, book.roster.name(), site, MONDAY);
      }
    }
  }

  private String member(Random random) {
    var who = people.get(random.nextInt(people.size()));
    var other = people.get(random.nextInt(people.size()));
    String place =
        PicketBook.slug(random.nextBoolean() ? "sunset" : "mission", random.nextBoolean() ? 6 : 10);
    return switch (random.nextInt(9)) {
      case 0, 1, 2 -> book.reserve(who, place);
      case 3, 4 -> book.waitlist(who, place);
      case 5 -> book.release(who, place);
      case 6 -> book.propose(who, place, other, random.nextBoolean() ? "give" : "trade");
      case 7 -> book.agree(who, place);
      default -> book.standBy(who, random.nextBoolean() ? StandBy.ANY : place);
    };
  }

  /// Looks at each place that was given or offered since the last look.
  private int judge() {
    int given = 0;
    for (var site : List.of("sunset", "mission")) {
      for (int hour : List.of(6, 10)) {
        String place = PicketBook.slug(site, hour);
        var now = new ArrayList<String>();
        book.numbers(
                """
                select r.id from reservation r join place p on p.id = r.place_id
                where p.roster = :roster and p.slug = :place
                """,
                place)
            .forEach(id -> now.add("held " + id));
        book.numbers(
                """
                select e.id from line_entry e join place p on p.id = e.place_id
                where p.roster = :roster and p.slug = :place and e.offered_at is not null
                """,
                place)
            .forEach(id -> now.add("offered " + id));
        for (String each : now) {
          if (seen.add(each)) {
            given++;
            assertThat(mayBegin(site, MONDAY.atTime(hour, 0)))
                .as("%s of %s at %s under %s", each, place, book.now, book.roster.gate().notices())
                .isTrue();
          }
        }
        assertThat(book.taken(place)).isLessThanOrEqualTo(2);
      }
    }
    return given;
  }

  /// What the law asks for, written down once more: a served notice of this site, a start of it
  /// that is not later, and a shift at that start or two people who allowed to begin without.
  private boolean mayBegin(String site, LocalDateTime start) {
    var starts =
        book.roster.gate().notices().stream()
            .filter(it -> it.sites().map(all -> all.contains(site)).orElse(true))
            .filter(it -> !it.served().isAfter(book.now))
            .flatMap(it ->
                it.starts().stream()
                    .map(begin ->
                        it.extensions().stream()
                            .filter(e -> e.moves().equals(begin) && !e.agreed().isAfter(book.now))
                            .map(StrikeNotice.Extension::to)
                            .findFirst()
                            .orElse(begin)))
            .filter(begin -> !begin.isAfter(start))
            .toList();
    return starts.stream().anyMatch(Set.of(SIX, TEN)::contains)
        || (!starts.isEmpty() && allowed(site));
  }

  private boolean allowed(String site) {
    return DB
        .database()
        .<List<NoticeOverride>>with(handle -> NoticeOverrides.of(handle, book.roster.name()))
        .stream()
        .anyMatch(it ->
            it.allowedBy().isPresent() && it.siteId() == DIRECTORY.site(site).orElseThrow().id());
  }

  private static StrikeNotice notice(String site, Instant served, LocalDateTime start) {
    return notice(site, served, List.of(start), List.of());
  }

  private static StrikeNotice extended(String site, Instant agreed) {
    return notice(
        site,
        TestPeople.NOW.minus(Duration.ofDays(12)),
        List.of(SIX),
        List.of(new StrikeNotice.Extension(SIX, TEN, agreed, "01")));
  }

  private static StrikeNotice notice(
      String site,
      Instant served,
      List<LocalDateTime> starts,
      List<StrikeNotice.Extension> extensions) {
    return new StrikeNotice(
        site + " " + served,
        Set.of(Kind.PICKET),
        "KP",
        Optional.empty(),
        Optional.of(Set.of(site)),
        served,
        starts,
        extensions,
        "counsel",
        "KP",
        "00");
  }
}
