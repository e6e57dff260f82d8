package org.turnout.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turnout.testkit.TestPeople.NOW;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.channel.Address;
import org.turnout.outbox.Outbox;
import org.turnout.outbox.PlannedText;
import org.turnout.people.ConsentStore;
import org.turnout.people.Contact;
import org.turnout.people.People;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.TestPeople;

/// What the items of the inbox do to the texts of their phones.
class InboxIT {
  @AutoClose private final TestDatabase db = TestDatabase.fresh();
  private final Contact who = TestPeople.someone(db);

  @Test
  void theOldestStandsFirstAndAClosedOneIsGone() {
    long later = hold(NOW.plusSeconds(60));
    long first = hold(NOW);
    assertThat(open()).containsExactly(first, later);
    change(handle -> Inbox.release(handle, first, "cli:ana", NOW));
    assertThat(open()).containsExactly(later);
  }

  @Test
  void aHoldEndsWithItsLastReview() {
    long first = hold(NOW);
    long second = hold(NOW);
    change(handle -> Inbox.release(handle, first, "cli:ana", NOW));
    assertThat(held()).isTrue();
    change(handle -> Inbox.release(handle, second, "cli:ana", NOW));
    assertThat(held()).isFalse();
  }

  @Test
  void manyHandOversHideNoHoldAndManyHoldsNoHandOver() {
    long held = hold(NOW.plusSeconds(60));
    for (int i = 0; i <= Inbox.LISTED; i++) {
      change(handle -> Inbox.call(handle, who, 0, "please call", NOW));
    }
    assertThat(open()).containsExactly(held);
    assertThat(items(InboxFilter.Queue.WAITING)).hasSize(Inbox.LISTED);
  }

  @Test
  void aHandOverHoldsNothing() {
    change(handle -> Inbox.handOver(handle, who, 0, "asked for a steward", NOW));
    assertThat(held()).isFalse();
  }

  @Test
  void aStopCountsFromWhenThePersonWroteAndSkipsWhatIsPlanned() {
    plan();
    hold(NOW);
    var item = items(InboxFilter.Queue.HOLDS).getFirst();
    change(handle ->
        Inbox.stop(
            handle, item, new ConsentStore(), new People(), "cli:ana", NOW.plusSeconds(3600)));
    assertThat(TestPeople.again(db, who).stoppedAt()).contains(NOW);
    assertThat(held()).isFalse();
    assertThat(column("select state || ' ' || reason from outbox"))
        .containsExactly("skipped stopped");
    assertThat(column("select what || ' ' || rule from consent_event"))
        .containsExactly("stop decided by a person");
  }

  @Test
  void anAnswerLeavesFromTheSenderThatThePersonKnows() {
    plan();
    hold(NOW);
    var item = items(InboxFilter.Queue.HOLDS).getFirst();
    change(handle -> Inbox.answer(handle, item, "Rosa will call you.", "cli:ana", NOW));
    assertThat(column("select from_value || ' ' || body from outbox order by id"))
        .last()
        .isEqualTo("78787 Rosa will call you.");
  }

  @Test
  void anItemKeepsTheTextAndTheNameOutOfLogs() {
    hold(NOW);
    var item = items(InboxFilter.Queue.HOLDS).getFirst();
    assertThat(item.toString()).isEqualTo("Item[" + item.id() + " review]");
  }

  private long hold(Instant at) {
    change(handle -> Holds.review(handle, who, 0, "basta", at));
    return Long.parseLong(column("select max(id) from inbox_item").getFirst());
  }

  private void plan() {
    var text =
        new PlannedText(
            who.addressId(),
            who.person().id(),
            Optional.empty(),
            who.address(),
            Address.sms("78787"),
            "Gear day is Tuesday.",
            List.of());
    change(handle -> Outbox.plan(handle, text, NOW));
  }

  private List<Inbox.Item> items(InboxFilter.Queue queue) {
    return db.database()
        .with(handle ->
            InboxItems.list(handle, InboxScope.EVERYWHERE, InboxFilter.ALL.in(queue), NOW));
  }

  private List<Long> open() {
    return items(InboxFilter.Queue.HOLDS).stream().map(Inbox.Item::id).toList();
  }

  private boolean held() {
    return column("select held_at is not null from address").equals(List.of("t"));
  }

  private List<String> column(String sql) {
    return db.database().with(handle -> handle.createQuery(sql).mapTo(String.class).list());
  }

  private void change(Consumer<Handle> work) {
    db.database()
        .inTransaction(handle -> {
          work.accept(handle);
          return true;
        });
  }
}
