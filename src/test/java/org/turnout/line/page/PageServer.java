package org.turnout.line.page;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.turnout.access.FailedTries;
import org.turnout.channel.Address;
import org.turnout.language.Languages;
import org.turnout.line.CaptainDesk;
import org.turnout.line.CaptainDevices;
import org.turnout.line.CaptainLinks;
import org.turnout.line.LineTexts;
import org.turnout.people.Directory;
import org.turnout.people.People;
import org.turnout.roster.CheckInCodes;
import org.turnout.roster.calendar.CalendarLinks;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.TestPeople;
import org.turnout.web.Metrics;
import org.turnout.web.WebServer;

/// A shift at Sunset that has just begun, its captain, two people who hold it, and its page.
final class PageServer implements AutoCloseable {
  static final String CAPTAIN = "+12135550177";
  static final Instant STARTS = Instant.parse("2026-10-05T13:00:00Z");

  final TestDatabase db = TestDatabase.fresh();
  volatile Instant now = STARTS.plus(Duration.ofMinutes(5));
  final long ana = person("Ana Cruz");
  final long bo = person("Bo Diaz");
  private final Directory places = TestPeople.directory(db);
  private final CaptainLinks links =
      new CaptainLinks(() -> URI.create("http://here"), () -> places);
  private final WebServer server;

  PageServer() {
    run(
        """
        insert into place (roster, slug, site_id, day, starts_at, ends_at, room, taken, captain, captain_phone)
        select 'picket', 'one', id, '2026-10-05', '2026-10-05T13:00Z', '2026-10-05T17:00Z', 9, 2, 'Cal Reyes', '213-555-0177'
        from site where slug = 'sunset'
        """);
    run(
        """
        insert into reservation (place_id, person_id, reserved_at)
        select p.id, w.id, '2026-10-01T00:00Z' from place p, person w where w.name in ('Ana Cruz', 'Bo Diaz')
        """);
    server =
        WebServer.start(
            "127.0.0.1",
            0,
            new Metrics(),
            List.of(
                new CaptainPages(
                    db.database(),
                    links,
                    new CaptainDesk(() -> places),
                    new CaptainDevices(Languages.builtIn(), Address.sms("78787")),
                    () -> now,
                    false)));
  }

  private long person(String name) {
    long id = TestPeople.someone(db).person().id();
    db.database()
        .with(handle -> handle.execute("update person set name = ? where id = ?", name, id));
    return id;
  }

  void run(String sql) {
    db.database().with(handle -> handle.execute(sql));
  }

  List<String> column(String sql) {
    return db.database().with(handle -> handle.createQuery(sql).mapTo(String.class).list());
  }

  int port() {
    return server.port();
  }

  /// The path of the captain's page, as LIST gives it.
  String path() {
    var texts =
        new LineTexts(
            () -> places,
            Languages.builtIn(),
            links,
            new CalendarLinks(() -> URI.create("https://care.example")),
            new FailedTries(() -> now));
    String words =
        db.database()
            .inTransaction(handle -> {
              var who = new People().findOrCreate(handle, Address.sms(CAPTAIN), Map.of(), now);
              return ((LineTexts.Heard.Said) texts.hear(handle, "LIST", who, now)).words();
            });
    return words.substring(words.indexOf("/line/"));
  }

  /// A member of a site who has no shift.
  long walkIn(String name, String site) {
    long id = person(name);
    run(
        "update person set site_id = (select id from site where slug = '%s') where id = %d"
            .formatted(site, id));
    run("delete from membership where person_id = " + id);
    run("update address set value = '+1213555%04d' where speaker_id = %d".formatted(100 + id, id));
    return id;
  }

  String phone(long person) {
    return column("select value from address where speaker_id = " + person).getFirst();
  }

  /// The check-in code of what somebody holds.
  String code(long person) {
    String id = column("select id from reservation where person_id = " + person).getFirst();
    return db.database()
        .with(handle -> CheckInCodes.of(handle).code(Long.parseLong(id)).orElseThrow());
  }

  /// The language of the captain's phone in the records.
  void speak(String language) {
    db.database()
        .inTransaction(handle -> {
          var who = new People().findOrCreate(handle, Address.sms(CAPTAIN), Map.of(), now);
          new People().remember(handle, who.person().id(), People.Fact.LANGUAGE, language);
          return who;
        });
  }

  /// The code that was texted last.
  String code() {
    return column("select left(body, 6) from outbox order by id desc limit 1").getFirst();
  }

  @Override
  public void close() {
    server.close();
    db.close();
  }
}
