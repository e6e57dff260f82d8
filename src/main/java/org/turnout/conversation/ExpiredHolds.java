package org.turnout.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.turnout.flow.Conversation;
import org.turnout.inbox.Holds;
import org.turnout.people.ConsentStore;
import org.turnout.people.Contact;
import org.turnout.people.People;
import org.turnout.postgres.Database;
import org.turnout.postgres.PostgresUnavailable;
import org.turnout.roster.Rosters;
import org.turnout.time.Clocks;

/// Ends the holds whose day is over. Each end is one transaction under the lock of the address's
/// row: a node that is killed leaves it to the next, and a person's decision or a member's answer
/// that came first has closed the hold. Used by one thread.
final class ExpiredHolds {
  private static final Logger LOG = LoggerFactory.getLogger(ExpiredHolds.class);

  /// How long one that failed is passed by, so that it keeps no other waiting.
  private static final Duration PUT_OFF = Duration.ofMinutes(5);

  private final Database database;
  private final StateStore lives;
  private final Rosters rosters;
  private final Clocks clocks;
  private final String node;
  private final People people = new People();
  private final ConsentStore consent = new ConsentStore();
  private final Map<Long, Instant> putOff = new HashMap<>();

  ExpiredHolds(Database database, StateStore lives, Rosters rosters, Clocks clocks, String node) {
    this.database = database;
    this.lives = lives;
    this.rosters = rosters;
    this.clocks = clocks;
    this.node = node;
  }

  /// Ends the oldest that is over, if any is.
  Optional<TurnService.Fired> round() {
    Instant machine = clocks.machine().instant();
    Instant now = clocks.campaign().instant();
    putOff.values().removeIf(until -> !until.isAfter(machine));
    var about = new AtomicLong();
    try {
      return database.inTransaction(handle ->
          Holds.lockDue(handle, putOff.keySet(), now)
              .flatMap(address -> {
                about.set(address);
                return end(handle, address, now);
              }));
    } catch (PostgresUnavailable e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.error("hold's end failed, put off address={}", about.get(), e);
      putOff.put(about.get(), machine.plus(PUT_OFF));
      return Optional.empty();
    }
  }

  private Optional<TurnService.Fired> end(Handle handle, long address, Instant now) {
    Optional<Contact> who = people.find(handle, StateStore.address(handle, address), now);
    if (who.isEmpty()) {
      Holds.abandoned(handle, address, now);
      return Optional.empty();
    }
    Optional<String> outcome = Holds.end(handle, who.get(), consent, now);
    if (outcome.filter("stopped"::equals).isPresent()) {
      endConversation(handle, lives.read(handle, address), now);
      rosters
          .texts()
          .pleaseCall(handle, who.get().person().id(), now)
          .forEach(call -> Notifier.pleaseCall(handle, who.get(), 0, call, now));
    }
    return outcome.map(word -> new TurnService.Fired(who.get().address(), word));
  }

  /// As after a STOP of their own words: the next text answers nothing.
  private void endConversation(Handle handle, ConversationState live, Instant now) {
    var draft = PendingTurn.silent("stop", Conversation.NONE);
    var taking = new TurnStore.Taking(Optional.empty(), live, false, draft, Optional.empty(), now);
    var taken = TurnStore.take(handle, taking, clocks.machine().instant(), node);
    if (!(taken instanceof TurnStore.Taken.Done)) {
      throw new IllegalStateException("another turn of address " + live.known().addressId());
    }
  }
}
