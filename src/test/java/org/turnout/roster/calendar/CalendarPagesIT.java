package org.turnout.roster.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.people.Contact;
import org.turnout.testkit.LocalHttp;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.TestPeople;
import org.turnout.web.Metrics;
import org.turnout.web.WebServer;

/// A member's calendar, as a phone fetches it again and again. It is Friday, October 2, 2026.
class CalendarPagesIT {
  @AutoClose private static final TestDatabase DB = TestDatabase.fresh();
  private static final AtomicReference<Instant> NOW = new AtomicReference<>(TestPeople.NOW);
  private static final CalendarLinks LINKS =
      new CalendarLinks(() -> URI.create("https://care.example"));

  @AutoClose
  private static final WebServer SERVER =
      WebServer.start(
          "127.0.0.1",
          0,
          new Metrics(),
          List.of(new CalendarPages(DB.database(), LINKS, NOW::get, () -> "Care Union")));

  private static int number;

  private final Contact who = person();
  private final String slug = "sunset-" + ++number;

  private static Contact person() {
    TestPeople.directory(DB);
    return TestPeople.someone(DB);
  }

  private static void run(String sql, Object... values) {
    DB.database().with(handle -> handle.execute(sql, values));
  }

  private void shift(String starts, String ends) {
    run(
        """
        insert into place (roster, slug, site_id, day, starts_at, ends_at, room, meet)
        select 'picket', ?, id, date '2026-10-05', cast(? as timestamptz), cast(? as timestamptz), 25, 'the gate'
        from site where slug = 'sunset'
        """,
        slug,
        starts,
        ends);
    take(who);
  }

  private void take(Contact member) {
    run(
        """
        insert into reservation (place_id, person_id, reserved_at)
        select id, ?, timestamptz '2026-10-01 12:00Z' from place where slug = ?
        """,
        member.person().id(),
        slug);
  }

  private static String path(Contact member) {
    String link = DB.database().with(handle -> LINKS.of(handle, member.person().id()));
    assertThat(link).startsWith("https://care.example/p/").hasSizeLessThan(60);
    return link.substring("https://care.example".length());
  }

  private static HttpResponse<String> get(String path) {
    return LocalHttp.get(SERVER.port(), path);
  }

  private Map<String, String> event() {
    var calendar = ParsedCalendar.of(get(path(who)).body());
    assertThat(calendar.events()).hasSize(1);
    return calendar.events().getFirst();
  }

  @Test
  void aShiftIsOneEventWithItsTimeAndPlaceAndNothingOfOthers() {
    shift("2026-10-05 06:00-07", "2026-10-05 10:00-07");
    take(TestPeople.someone(DB));
    var answer = get(path(who));
    assertThat(answer.headers().firstValue("Content-Type"))
        .contains("text/calendar; charset=utf-8");
    assertThat(answer.headers().firstValue("X-Robots-Tag")).contains("noindex, nofollow");
    assertThat(event())
        .containsEntry("DTSTART", "20261005T130000Z")
        .containsEntry("DTEND", "20261005T170000Z")
        .containsEntry("SEQUENCE", "0")
        .containsEntry("STATUS", "CONFIRMED");
    assertThat(event().get("LOCATION")).startsWith("the gate, ");
    assertThat(answer.body()).doesNotContain(who.address().value());
    assertThat(get(path(who) + ".ics").body()).contains("BEGIN:VEVENT");
  }

  @Test
  void aMoveKeepsTheEventAndRaisesItsSequence() {
    shift("2026-10-05 06:00-07", "2026-10-05 10:00-07");
    var before = event();
    run("update place set taken = 1 where slug = ?", slug);
    assertThat(event()).as("others come and go").containsEntry("SEQUENCE", "0");
    run(
        "update place set starts_at = starts_at + interval '1 hour', ends_at = ends_at + interval"
            + " '1 hour' where slug = ?",
        slug);
    assertThat(event())
        .containsEntry("UID", before.get("UID"))
        .containsEntry("SEQUENCE", "1")
        .containsEntry("DTSTART", "20261005T140000Z");
  }

  @Test
  void whatIsDroppedOrCalledOffIsCancelledInTheCalendar() {
    shift("2026-10-05 06:00-07", "2026-10-05 10:00-07");
    var before = event();
    run("update reservation set released_at = now() where person_id = ?", who.person().id());
    assertThat(event())
        .containsEntry("UID", before.get("UID"))
        .containsEntry("SEQUENCE", "1")
        .containsEntry("STATUS", "CANCELLED");
    run("update place set closed = true where slug = ?", slug);
    assertThat(event()).containsEntry("SEQUENCE", "2").containsEntry("STATUS", "CANCELLED");
    take(who);
    assertThat(ParsedCalendar.of(get(path(who)).body()).events())
        .extracting(one -> one.get("UID"))
        .as("taken again, it is another event")
        .doesNotHaveDuplicates()
        .hasSize(2);
  }

  @Test
  void theNightWhenClocksGoBackHasOneHourMore() {
    shift("2026-10-31 22:00-07", "2026-11-01 06:00-08");
    assertThat(event())
        .containsEntry("DTSTART", "20261101T050000Z")
        .containsEntry("DTEND", "20261101T140000Z");
  }

  @Test
  void aLinkThatIsGuessedOrOverOpensNothing() {
    shift("2026-10-05 06:00-07", "2026-10-05 10:00-07");
    var other = TestPeople.someone(DB);
    String mine = path(who);
    String theirs =
        "/p/" + Long.toString(other.person().id(), 36) + mine.substring(mine.indexOf('-'));
    for (String wrong :
        List.of(theirs, mine.replace("-", "--"), "/p/x", "/p/-", "/p/" + "z".repeat(50) + "-a")) {
      assertThat(get(wrong).statusCode()).as(wrong).isEqualTo(404);
    }
    assertThat(get(mine + ".").statusCode()).isEqualTo(200);
    try {
      NOW.set(Instant.parse("2027-02-01T12:00:00Z"));
      assertThat(get(mine).statusCode()).isEqualTo(404);
    } finally {
      NOW.set(TestPeople.NOW);
    }
  }
}
