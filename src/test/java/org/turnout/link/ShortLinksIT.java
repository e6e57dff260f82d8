package org.turnout.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.turnout.testkit.TestPeople.NOW;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.link.ShortLinks.Found;
import org.turnout.postgres.Database;
import org.turnout.postgres.PostgresUnavailable;
import org.turnout.settings.Secret;
import org.turnout.testkit.TestDatabase;
import org.turnout.url.LinkDomains;

class ShortLinksIT {
  @AutoClose private static final TestDatabase DB = TestDatabase.fresh();
  private static final URI HOME = URI.create("https://go.example.org");
  private static final String PLEDGE = "https://example.org/pledge?from=text";
  private static final String PHONE =
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1";
  private static final AtomicInteger RUN = new AtomicInteger(100);

  private final AtomicReference<Instant> machine = new AtomicReference<>(NOW);
  private final AtomicReference<Instant> campaign = new AtomicReference<>(NOW);
  private final AtomicReference<List<String>> allowed =
      new AtomicReference<>(List.of("example.org"));
  private final long run = RUN.incrementAndGet();

  private ShortLinks links(Database database) {
    return new ShortLinks(database, machine::get, () -> HOME, () -> new LinkDomains(allowed.get()));
  }

  private final ShortLinks links = links(DB.database());
  private final ClickCounter clicks =
      new ClickCounter(DB.database(), BotFilter.builtIn(), campaign::get, machine::get);

  private String shorten(long address, Instant until) {
    return DB.database()
        .inTransaction(
            handle -> links.forRun(handle, run, List.of(PLEDGE), until).shorten(address, PLEDGE));
  }

  private static String code(String link) {
    return link.substring((HOME + ShortLinks.PATH).length());
  }

  private Found find(String link) {
    return links.find(code(link), campaign.get());
  }

  /// A recipient of this run, whose text left some time ago.
  private void sent(long address, Duration ago) {
    DB.database()
        .inTransaction(handle ->
            handle
                .createUpdate(
                    """
                    insert into outbox (address_id, person_id, channel, to_value, from_value, kind, route, state, body,
                      planned_at, run_id, left_at)
                    values (:address, 1, 'sms', '+15125550100', '72347', 'broadcast', 'rest', 'sent', '', :at, :run, :at)
                    """)
                .bind("address", address)
                .bind("run", run)
                .bind("at", campaign.get().minus(ago))
                .execute());
  }

  private void follow(long address, String from, String agent) {
    var found = (Found.To) find(shorten(address, NOW.plus(Duration.ofDays(30))));
    clicks.take(found, LinkVisit.of("GET", from, Map.of("User-Agent", agent)::get));
  }

  private ClickCount counted() {
    machine.updateAndGet(now -> now.plusSeconds(11));
    clicks.round();
    return DB.database().with(handle -> ClickCount.of(handle, run));
  }

  @Test
  void aLinkLeadsWhereItWasFrozenToLead() {
    String link = shorten(42, NOW.plusSeconds(60));
    assertThat(link)
        .startsWith(HOME + ShortLinks.PATH)
        .hasSize((HOME + ShortLinks.PATH).length() + LinkCodes.LENGTH);
    assertThat(find(link))
        .isInstanceOfSatisfying(
            Found.To.class,
            to -> {
              assertThat(to.url()).hasToString(PLEDGE);
              assertThat(to.address()).isEqualTo(42);
            });
    assertThat(links(DB.database()).find(code(link), NOW)).isEqualTo(find(link));
  }

  @Test
  void eachRecipientHasACodeAndNoneIsStored() {
    var shortener =
        DB.database()
            .inTransaction(
                handle -> links.forRun(handle, run, List.of(PLEDGE), NOW.plus(Duration.ofDays(1))));
    var codes = new HashSet<String>();
    for (long address = 1; address <= 1_000; address++) {
      codes.add(shortener.shorten(address, PLEDGE));
    }
    assertThat(codes).hasSize(1_000);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> shortener.shorten(1, "https://example.org/else"));
    assertThat(
            DB.database()
                .<Long>with(handle ->
                    handle
                        .createQuery("select count(*) from link where run_id = :run")
                        .bind("run", run)
                        .mapTo(Long.class)
                        .one()))
        .isEqualTo(1);
  }

  @Test
  void anExpiredLinkAndAnUnknownOneAreToldApart() {
    String link = shorten(1, NOW.plusSeconds(60));
    campaign.set(NOW.plusSeconds(60));
    assertThat(find(link)).isEqualTo(new Found.Expired());
    assertThat(links.find("2222222222", NOW)).isEqualTo(new Found.Unknown());
    assertThat(links.find("../../etc", NOW)).isEqualTo(new Found.Unknown());
  }

  @Test
  void noLinkIsMadeToAnotherDomainAndOneThatLeftTheListLeadsNowhere() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            DB.database()
                .inTransaction(
                    handle -> links.forRun(handle, run, List.of("https://evil.test/"), NOW)))
        .withMessageContaining("evil.test");
    String link = shorten(1, NOW.plusSeconds(60));
    allowed.set(List.of("union.example"));
    assertThat(find(link)).isEqualTo(new Found.Unknown());
  }

  @Test
  void aKnownLinkWorksWithoutTheRecordAndANewOneSaysSo() {
    String link = shorten(7, NOW.plus(Duration.ofDays(1)));
    ShortLinks own;
    try (var database = Database.open(DB.url(), 1)) {
      own = links(database);
      own.find(code(link), NOW);
    }
    assertThat(own.find(code(link), NOW)).isInstanceOf(Found.To.class);
    try (var nowhere = Database.open(new Secret("postgres://nobody:none@127.0.0.1:1/nothing"), 1)) {
      var blind = links(nowhere);
      assertThatThrownBy(() -> blind.find(code(link), NOW)).isInstanceOf(PostgresUnavailable.class);
    }
  }

  @Test
  void aPersonCountsOnceHoweverOftenTheyTap() {
    sent(1, Duration.ofMinutes(5));
    sent(2, Duration.ofMinutes(5));
    follow(1, "198.51.100.1", PHONE);
    follow(1, "198.51.100.1", PHONE);
    follow(2, "198.51.100.2", PHONE);
    assertThat(counted())
        .isEqualTo(new ClickCount(3, 2, List.of(new ClickCount.OfLink(PLEDGE, 3, 2))));
  }

  @Test
  void aPreviewIsARequestAndNoPerson() {
    sent(1, Duration.ofMinutes(5));
    follow(1, "198.51.100.1", "facebookexternalhit/1.1 Facebot Twitterbot/1.0");
    assertThat(counted())
        .isEqualTo(new ClickCount(1, 0, List.of(new ClickCount.OfLink(PLEDGE, 1, 0))));
  }

  @Test
  void nobodyReadsATextAndTapsWithinThreeSeconds() {
    sent(1, Duration.ofSeconds(2));
    sent(2, Duration.ofSeconds(3));
    follow(1, "198.51.100.1", PHONE);
    follow(2, "198.51.100.2", PHONE);
    assertThat(counted().people()).isEqualTo(1);
  }

  @Test
  void aDataCentreWithinAMinuteIsAScannerAndLaterAPerson() {
    sent(1, Duration.ofSeconds(59));
    sent(2, Duration.ofSeconds(60));
    follow(1, "34.100.1.2", PHONE);
    follow(2, "34.100.1.3", PHONE);
    assertThat(counted().people()).isEqualTo(1);
  }

  @Test
  void whoFollowsTheCodesOfFivePeopleIsAProgramFromTheFirst() {
    for (long address = 1; address <= 5; address++) {
      sent(address, Duration.ofHours(1));
      follow(address, "198.51.100.1", PHONE);
    }
    sent(6, Duration.ofHours(1));
    follow(6, "198.51.100.1", PHONE + " another");
    assertThat(counted())
        .isEqualTo(new ClickCount(6, 1, List.of(new ClickCount.OfLink(PLEDGE, 6, 1))));
  }

  @Test
  void fourPhonesBehindOneAddressAreFourPeople() {
    for (long address = 1; address <= 4; address++) {
      sent(address, Duration.ofHours(1));
      follow(address, "198.51.100.1", PHONE);
    }
    assertThat(counted().people()).isEqualTo(4);
  }

  @Test
  void aMadeUpRecipientIsNobody() {
    follow(99, "198.51.100.1", PHONE);
    assertThat(counted())
        .isEqualTo(new ClickCount(0, 0, List.of(new ClickCount.OfLink(PLEDGE, 0, 0))));
  }

  @Test
  void nothingIsLostWhenTheProgramStops() {
    sent(1, Duration.ofMinutes(5));
    follow(1, "198.51.100.1", PHONE);
    clicks.close();
    assertThat(DB.database().<ClickCount>with(handle -> ClickCount.of(handle, run)).people())
        .isEqualTo(1);
  }
}
