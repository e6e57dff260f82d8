package org.turnout.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turnout.testkit.TestPeople.NOW;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.access.Permission;
import org.turnout.access.Principal;
import org.turnout.access.Role;
import org.turnout.access.ServiceResult;
import org.turnout.audit.Actor;
import org.turnout.audit.Audit;
import org.turnout.audit.AuditEntry;
import org.turnout.inbox.Inbox.Item;
import org.turnout.people.Contact;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.TestPeople;

/// What people do about the items of the inbox.
class InboxServiceIT {
  @AutoClose private static final TestDatabase DB = TestDatabase.fresh();
  private static final Principal ANA = admin("ana");
  private static final Principal BEN = admin("ben");

  private final InboxService inbox = TestPeople.inbox(DB, () -> NOW);

  private static Principal admin(String name) {
    return new Principal(new Actor(name, "discord"), Role.ADMIN);
  }

  @Test
  void anItemIsClaimedByOneAnsweredOnceAndEachActIsInTheLogWithItsActor() {
    var who = TestPeople.someone(DB);
    long id = handOver(who);
    assertThat(inbox.claim(ANA, id)).isInstanceOf(ServiceResult.Done.class);
    assertThat(inbox.claim(ANA, id)).isInstanceOf(ServiceResult.Done.class);
    assertThat(inbox.claim(BEN, id))
        .isEqualTo(
            new ServiceResult.Refused<>(
                "item " + id + " is claimed by ana",
                "ask them; if they are gone, give the item back for them, and take it"));
    assertThat(open(id)).extracting(item -> item.claimedBy().orElse("")).contains("discord:ana");
    assertThat(inbox.answer(ANA, id, " Rosa will call you. "))
        .isInstanceOf(ServiceResult.Done.class);
    assertThat(inbox.answer(BEN, id, "Hello")).isInstanceOf(ServiceResult.Refused.class);
    assertThat(texts(who)).containsExactly("Rosa will call you.");
    assertThat(inbox.close(BEN, id, CloseReason.CALLED, "")).isInstanceOf(ServiceResult.Done.class);
    assertThat(inbox.answer(ANA, id, "Hello"))
        .isEqualTo(new ServiceResult.NotFound<>("There is no open item " + id));
    assertThat(log(id))
        .containsExactly(
            "discord:ana inbox.claim",
            "discord:ana inbox.claim",
            "discord:ana inbox.answer",
            "discord:ben inbox.close");
  }

  @Test
  void ofTenPeopleWhoAnswerAtOnceOneDoes() throws Exception {
    var who = TestPeople.someone(DB);
    long id = handOver(who);
    List<Callable<ServiceResult<Item>>> answers =
        IntStream.range(0, 10)
            .<Callable<ServiceResult<Item>>>mapToObj(
                i -> () -> inbox.answer(admin("a" + i), id, "We call you."))
            .toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      threads.invokeAll(answers);
    }
    assertThat(texts(who)).hasSize(1);
    assertThat(log(id)).hasSize(1);
  }

  @Test
  void aHoldIsLiftedOrBecomesAStop() {
    var held = TestPeople.someone(DB);
    long first = hold(held);
    assertThat(inbox.release(ANA, first)).isInstanceOf(ServiceResult.Done.class);
    assertThat(TestPeople.again(DB, held).stopped()).isFalse();
    long second = hold(held);
    assertThat(inbox.stop(BEN, second)).isInstanceOf(ServiceResult.Done.class);
    assertThat(TestPeople.again(DB, held).stopped()).isTrue();
    assertThat(log(first)).containsExactly("discord:ana inbox.release");
    assertThat(log(second)).containsExactly("discord:ben inbox.stop");
  }

  @Test
  void aViewerDoesNothingToAnItemAndReadsNone() {
    long id = handOver(TestPeople.someone(DB));
    var viewer = new Principal(new Actor("vera", "api"), Role.VIEWER);
    var no = new ServiceResult.NotAllowed<>(Permission.INBOX);
    assertThat(inbox.thread(viewer, id)).isEqualTo(no);
    assertThat(inbox.ended(viewer)).isEqualTo(no);
    assertThat(inbox.claim(viewer, id)).isEqualTo(no);
    assertThat(inbox.answer(viewer, id, "Hello")).isEqualTo(no);
    assertThat(inbox.annotate(viewer, id, "Hello")).isEqualTo(no);
    assertThat(inbox.number(viewer, id)).isEqualTo(no);
    assertThat(inbox.close(viewer, id, CloseReason.HELPED, "")).isEqualTo(no);
    assertThat(inbox.release(viewer, id)).isEqualTo(no);
    assertThat(inbox.stop(viewer, id)).isEqualTo(no);
    assertThat(open(id)).hasSize(1);
    assertThat(log(id)).isEmpty();
  }

  @Test
  void onePersonIsOnePersonAtEveryDoor() {
    long id = handOver(TestPeople.someone(DB));
    assertThat(inbox.claim(ANA, id)).isInstanceOf(ServiceResult.Done.class);
    var same = new Principal(new Actor("Ana", "console"), Role.ORGANIZER);
    assertThat(inbox.answer(same, id, "Rosa will call you."))
        .isInstanceOf(ServiceResult.Done.class);
  }

  @Test
  void anItemThatIsGivenBackCanBeTakenByAColleague() {
    long id = handOver(TestPeople.someone(DB));
    inbox.claim(ANA, id);
    assertThat(inbox.claim(BEN, id)).isInstanceOf(ServiceResult.Refused.class);
    assertThat(inbox.release(BEN, id)).isInstanceOf(ServiceResult.Done.class);
    assertThat(open(id)).extracting(Item::claimedBy).containsExactly(Optional.empty());
    assertThat(inbox.claim(BEN, id)).isInstanceOf(ServiceResult.Done.class);
  }

  @Test
  void notesAreKeptWithTheirWritersAndAreNotSent() {
    var who = TestPeople.someone(DB);
    long id = handOver(who);
    inbox.annotate(ANA, id, " Rosa knows her. ");
    inbox.annotate(BEN, id, "Called twice");
    assertThat(thread(id).notes())
        .extracting(note -> note.writer() + ": " + note.body())
        .containsExactly("ana: Rosa knows her.", "ben: Called twice");
    assertThat(texts(who)).isEmpty();
    assertThat(inbox.annotate(ANA, id, " ")).isInstanceOf(ServiceResult.Invalid.class);
    assertThat(inbox.annotate(ANA, id, "x".repeat(InboxService.LONGEST_NOTE + 1)))
        .isInstanceOf(ServiceResult.Invalid.class);
  }

  @Test
  void aClosedItemSaysWhyAndCanStillBeRead() {
    long id = handOver(TestPeople.someone(DB));
    assertThat(inbox.close(ANA, id, CloseReason.OTHER, " "))
        .isInstanceOf(ServiceResult.Invalid.class);
    inbox.close(ANA, id, CloseReason.NOT_NEEDED, "they know");
    assertThat(thread(id).closing())
        .get()
        .extracting(ItemThread.Closing::closer, ItemThread.Closing::outcome)
        .containsExactly("ana", "not needed");
    assertThat(thread(id).closing().orElseThrow().note()).contains("they know");
  }

  @Test
  void aWholeNumberIsShownToTheOneWhoAsksAndTheLogSaysSo() {
    var who = TestPeople.someone(DB);
    long id = handOver(who);
    assertThat(inbox.number(ANA, id))
        .isInstanceOfSatisfying(
            ServiceResult.Done.class,
            done -> assertThat(((Item) done.value()).address()).isEqualTo(who.address()));
    assertThat(log(id)).containsExactly("discord:ana inbox.number");
  }

  private ItemThread thread(long id) {
    return inbox.thread(ANA, id) instanceof ServiceResult.Done<ItemThread>(var thread)
        ? thread
        : Assertions.fail("there is no item " + id);
  }

  @Test
  void anEmptyAnswerOrOneThatIsTooLongIsRefusedAndLeavesTheItemOpen() {
    long id = handOver(TestPeople.someone(DB));
    assertThat(inbox.answer(ANA, id, "  ")).isInstanceOf(ServiceResult.Invalid.class);
    assertThat(inbox.answer(ANA, id, "x".repeat(InboxService.LONGEST + 1)))
        .isInstanceOf(ServiceResult.Invalid.class);
    assertThat(open(id)).hasSize(1);
  }

  private List<Item> open(long id) {
    return Stream.of(inbox.waiting(ANA), inbox.holds(ANA))
        .flatMap(listed ->
            listed instanceof ServiceResult.Done<List<Item>>(var items)
                ? items.stream()
                : Stream.empty())
        .filter(item -> item.id() == id)
        .toList();
  }

  private static long handOver(Contact who) {
    return DB.database()
        .inTransaction(handle -> {
          Inbox.handOver(handle, who, 0, "asked for a steward", NOW);
          return handle.createQuery("select max(id) from inbox_item").mapTo(Long.class).one();
        });
  }

  private static long hold(Contact who) {
    return DB.database()
        .inTransaction(handle -> {
          Holds.review(handle, who, 0, "basta", NOW);
          return handle.createQuery("select max(id) from inbox_item").mapTo(Long.class).one();
        });
  }

  private static List<String> texts(Contact who) {
    return DB.database()
        .with(handle ->
            handle
                .createQuery("select body from outbox where address_id = :id order by id")
                .bind("id", who.addressId())
                .mapTo(String.class)
                .list());
  }

  private static List<String> log(long id) {
    return DB.database().<List<AuditEntry>>with(handle -> Audit.of(handle, "item " + id)).stream()
        .map(entry -> entry.actor().word() + " " + entry.act())
        .toList();
  }
}
