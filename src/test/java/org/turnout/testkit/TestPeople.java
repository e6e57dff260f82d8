package org.turnout.testkit;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.turnout.channel.Address;
import org.turnout.inbox.InboxService;
import org.turnout.people.ConsentStore;
import org.turnout.people.Contact;
import org.turnout.people.Coverage;
import org.turnout.people.CoveragePlan;
import org.turnout.people.Directory;
import org.turnout.people.Local;
import org.turnout.people.LocalsFile;
import org.turnout.people.People;
import org.turnout.people.Responder;
import org.turnout.people.ResponderRole;
import org.turnout.people.Site;

/// People and places for tests against a real database.
public final class TestPeople {
  public static final Instant NOW = Instant.parse("2026-10-02T18:10:00Z");
  private static final AtomicInteger NUMBER = new AtomicInteger(10_000);
  private static final ZoneId LA = ZoneId.of("America/Los_Angeles");

  /// Who is told of alarms: Sunset's captain and its two stewards, then the one of the local.
  public static final Responder TALA =
      new Responder("Tala Mendoza", ResponderRole.CAPTAIN, "+12135550122", List.of("en"));

  public static final Responder MATEO =
      new Responder("Mateo Fuentes", ResponderRole.STEWARD, "+12135550123", List.of("es", "en"));
  public static final Responder JOY =
      new Responder("Joy Lim", ResponderRole.STEWARD, "+12135550124", List.of("en"));
  public static final Responder ROSA =
      new Responder("Rosa", ResponderRole.STEWARD, "+12135550121", List.of("en"));

  private static final CoveragePlan COVERAGE =
      new CoveragePlan(Map.of("socal", covered(ROSA)), Map.of("sunset", covered(TALA, MATEO, JOY)));

  private TestPeople() {}

  private static Coverage covered(Responder... responders) {
    return new Coverage(List.of(responders), Optional.empty(), Optional.empty());
  }

  /// Somebody new on a phone of their own.
  public static Contact someone(TestDatabase db) {
    var address = Address.sms("+1512555" + NUMBER.incrementAndGet());
    return db.database()
        .inTransaction(handle -> new People().findOrCreate(handle, address, Map.of(), NOW));
  }

  /// The same person as the records know them now.
  public static Contact again(TestDatabase db, Contact who) {
    return db.database()
        .with(handle -> new People().find(handle, who.address(), NOW).orElseThrow());
  }

  /// The inbox of a campaign without locals and sites.
  public static InboxService inbox(TestDatabase db, InstantSource campaign) {
    var nowhere = new Directory(List.of(), List.of(), List.of(), CoveragePlan.NONE);
    return new InboxService(
        db.database(), campaign, new ConsentStore(), new People(), () -> nowhere);
  }

  /// One local and two sites in Los Angeles and San Diego.
  public static Directory directory(TestDatabase db) {
    var local = new Local(0, "socal", "SoCal Care", Optional.of("+12135550101"), "CA", LA);
    return db.database()
        .inTransaction(handle ->
            Directory.store(
                handle,
                new LocalsFile(
                    List.of(local),
                    List.of(site("sunset", "Sunset", "90027"), site("mission", "Mission", "92120")),
                    List.of(),
                    COVERAGE)));
  }

  private static LocalsFile.SiteEntry site(String slug, String name, String zip) {
    return new LocalsFile.SiteEntry(
        new Site(0, slug, name, name, "CA", zip, LA, OptionalLong.empty(), List.of()),
        Optional.of("socal"));
  }
}
