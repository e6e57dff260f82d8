package org.turnout.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turnout.testkit.TestPeople.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.access.Principal;
import org.turnout.access.Role;
import org.turnout.access.ServiceResult;
import org.turnout.audit.Actor;
import org.turnout.inbox.Inbox.Item;
import org.turnout.inbox.InboxCounts.Share;
import org.turnout.inbox.InboxFilter.Queue;
import org.turnout.people.ConsentStore;
import org.turnout.people.Contact;
import org.turnout.people.Coverage;
import org.turnout.people.CoveragePlan;
import org.turnout.people.Directory;
import org.turnout.people.People;
import org.turnout.people.Responder;
import org.turnout.people.ResponderRole;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.TestPeople;

/// Who sees whose items: by local, by site, and by role.
class InboxPlacesIT {
  @AutoClose private static final TestDatabase DB = TestDatabase.fresh();
  private static final Directory PLACES = places();
  private static final Principal OSCAR = somebody("Oscar", Role.ORGANIZER);
  private static final Principal ROSA = somebody("rosa diaz", Role.STEWARD);
  private static final Principal DANA = somebody("Dana Reyes", Role.STEWARD);
  private static final InboxService INBOX =
      new InboxService(DB.database(), () -> NOW, new ConsentStore(), new People(), () -> PLACES);

  private static final long OF_THE_LOCAL = handOver(member("sunset", "en"), "not understood", 60);
  private static final long AT_THE_SITE = handOver(visitor("mission"), "emergency: hurt", 5);
  private static final long IN_SPANISH = handOver(member("mission", "es"), "asked", 300);
  private static final long FROM_NOWHERE = handOver(TestPeople.someone(DB), "asked", 2_000);

  private static Principal somebody(String name, Role role) {
    return new Principal(new Actor(name, "console"), role);
  }

  /// Rosa Diaz is told for the local, Dana Reyes for one of the sites, which no local looks after.
  private static Directory places() {
    var stored = TestPeople.directory(DB);
    DB.database()
        .with(handle -> handle.execute("update site set local_id = null where slug = 'mission'"));
    return new Directory(
        stored.locals(),
        stored.sites(),
        List.of(),
        new CoveragePlan(
            Map.of("socal", told("Rosa Diaz", "+12135550121")),
            Map.of("mission", told("Dana Reyes", "+12135550122"))));
  }

  private static Coverage told(String name, String phone) {
    return new Coverage(
        List.of(new Responder(name, ResponderRole.STEWARD, phone, List.of("en"))),
        Optional.empty(),
        Optional.empty());
  }

  private static Contact visitor(String site) {
    var who = TestPeople.someone(DB);
    DB.database()
        .with(handle ->
            handle.execute(
                "update person set name = 'Ana', site_id = (select id from site where slug = ?) where id = ?",
                site,
                who.person().id()));
    return who;
  }

  private static Contact member(String site, String language) {
    var who = visitor(site);
    DB.database()
        .with(handle ->
            handle.execute(
                    """
                    insert into membership (person_id, local_id, since, source)
                    select ?, id, '2020-01-01', 'test' from local where slug = 'socal'
                    """,
                    who.person().id())
                + handle.execute(
                    "update person set language = ? where id = ?", language, who.person().id()));
    return who;
  }

  private static long handOver(Contact who, String reason, int minutesAgo) {
    Instant at = NOW.minus(Duration.ofMinutes(minutesAgo));
    return DB.database()
        .inTransaction(handle -> {
          Inbox.handOver(handle, who, 0, reason, at);
          return handle.createQuery("select max(id) from inbox_item").mapTo(Long.class).one();
        });
  }

  private static List<Item> items(Principal who, InboxFilter filter) {
    return INBOX.list(who, filter) instanceof ServiceResult.Done<List<Item>>(var items)
        ? items
        : List.of();
  }

  private static List<Long> seen(Principal who, InboxFilter filter) {
    return items(who, filter).stream().map(Item::id).toList();
  }

  private static InboxFilter narrowed(String local, String site, String language, String older) {
    return new InboxFilter(
        Optional.of(Queue.WAITING),
        Optional.of(local).filter(word -> !word.isEmpty()),
        Optional.of(site).filter(word -> !word.isEmpty()),
        Optional.of(language).filter(word -> !word.isEmpty()),
        InboxFilter.age(older),
        Optional.empty());
  }

  @Test
  void aStewardSeesTheItemsOfTheLocalsAndSitesThatTheyAreToldFor() {
    assertThat(seen(OSCAR, InboxFilter.ALL))
        .containsExactly(AT_THE_SITE, FROM_NOWHERE, IN_SPANISH, OF_THE_LOCAL);
    assertThat(seen(ROSA, InboxFilter.ALL)).containsExactly(IN_SPANISH, OF_THE_LOCAL);
    assertThat(seen(DANA, InboxFilter.ALL)).containsExactly(AT_THE_SITE, IN_SPANISH);
    assertThat(seen(somebody("Nobody", Role.STEWARD), InboxFilter.ALL)).isEmpty();
  }

  @Test
  void theItemsOfOthersAreNotThereForASteward() {
    var none = new ServiceResult.NotFound<Item>("There is no open item " + FROM_NOWHERE);
    assertThat(INBOX.thread(ROSA, FROM_NOWHERE)).isInstanceOf(ServiceResult.NotFound.class);
    assertThat(INBOX.claim(ROSA, FROM_NOWHERE)).isEqualTo(none);
    assertThat(INBOX.answer(ROSA, FROM_NOWHERE, "Hello")).isEqualTo(none);
    assertThat(INBOX.annotate(ROSA, FROM_NOWHERE, "Hello")).isEqualTo(none);
    assertThat(INBOX.number(ROSA, FROM_NOWHERE)).isEqualTo(none);
    assertThat(INBOX.close(ROSA, FROM_NOWHERE, CloseReason.HELPED, "")).isEqualTo(none);
    assertThat(INBOX.release(ROSA, FROM_NOWHERE)).isEqualTo(none);
    assertThat(INBOX.stop(ROSA, FROM_NOWHERE)).isEqualTo(none);
    assertThat(INBOX.claim(ROSA, OF_THE_LOCAL)).isInstanceOf(ServiceResult.Done.class);
  }

  @Test
  void aViewerSeesThatPeopleWaitAndNothingOfWhoTheyAre() {
    var masked = items(somebody("Vera", Role.VIEWER), InboxFilter.ALL);
    assertThat(masked)
        .hasSize(4)
        .allSatisfy(item -> {
          assertThat(item.name()).isEmpty();
          assertThat(item.text()).isEmpty();
          assertThat(item.address().value()).isEqualTo("-");
        });
    assertThat(masked.getFirst().place().siteName()).contains("Mission");
  }

  @Test
  void theListIsNarrowedByLocalSiteLanguageAndAge() {
    assertThat(seen(OSCAR, narrowed("socal", "", "", "")))
        .containsExactly(IN_SPANISH, OF_THE_LOCAL);
    assertThat(seen(OSCAR, narrowed("none", "", "", "")))
        .containsExactly(AT_THE_SITE, FROM_NOWHERE);
    assertThat(seen(OSCAR, narrowed("", "mission", "", "")))
        .containsExactly(AT_THE_SITE, IN_SPANISH);
    assertThat(seen(OSCAR, narrowed("socal", "mission", "es", ""))).containsExactly(IN_SPANISH);
    assertThat(seen(OSCAR, narrowed("", "", "", "4h"))).containsExactly(FROM_NOWHERE, IN_SPANISH);
    assertThat(seen(OSCAR, narrowed("no-such-local", "", "", ""))).isEmpty();
    assertThat(seen(ROSA, narrowed("none", "", "", ""))).isEmpty();
  }

  @Test
  void anAgeIsANumberAndAUnit() {
    assertThat(InboxFilter.age("90m")).contains(Duration.ofMinutes(90));
    assertThat(InboxFilter.age("2d")).contains(Duration.ofDays(2));
    assertThat(Stream.of("", "0h", "h", "-1h", "1 h", "99999d", "1w"))
        .allSatisfy(word -> assertThat(InboxFilter.age(word)).isEmpty());
  }

  @Test
  void countsSayWherePeopleWaitEmergenciesFirst() {
    var counts =
        INBOX.counts(OSCAR) instanceof ServiceResult.Done<InboxCounts>(var all)
            ? all
            : new InboxCounts(List.of());
    assertThat(counts.waiting()).isEqualTo(4);
    assertThat(counts.holds()).isZero();
    assertThat(counts.locals())
        .extracting(Share::key, Share::items, Share::urgent)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("none", 2, 1),
            org.assertj.core.groups.Tuple.tuple("socal", 2, 0));
    assertThat(counts.sites()).extracting(Share::key).containsExactly("mission", "sunset");
    assertThat(counts.languages()).extracting(Share::key).containsExactly("en", "es");
  }

  @Test
  void pagesHoldOnToTheNumberAndWhatComesInMovesNothing() {
    var first = page(0);
    assertThat(first).containsExactly(OF_THE_LOCAL, AT_THE_SITE);
    assertThat(page(first.getLast())).containsExactly(IN_SPANISH, FROM_NOWHERE);
    assertThat(page(FROM_NOWHERE)).isEmpty();
  }

  private static List<Long> page(long after) {
    return INBOX.page(OSCAR, InboxFilter.ALL, after, 2)
            instanceof ServiceResult.Done<List<Item>>(var items)
        ? items.stream().map(Item::id).toList()
        : List.of();
  }
}
