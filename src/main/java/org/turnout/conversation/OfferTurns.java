package org.turnout.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.turnout.channel.Address;
import org.turnout.flow.Input;
import org.turnout.outbox.TextKind;
import org.turnout.people.Contact;
import org.turnout.postgres.PostgresUnavailable;
import org.turnout.roster.FlowStart;
import org.turnout.roster.Rosters;

/// Puts places that have opened to those who are first in line, and what one member asks another. A
/// flow begins with them, so that the offer is a question like any other: its own word answers it,
/// and so does a yes where nothing else is open.
///
/// Each is a turn of its own under the lock of the person's address, never within the turn of the
/// one who gave the place back: that one holds a lock of their own. That the person was told is
/// written in the same transaction. Used by one thread.
final class OfferTurns {
  private static final Logger LOG = LoggerFactory.getLogger(OfferTurns.class);

  /// How many offers one round looks at.
  private static final int AT_ONCE = 100;

  /// How long one that failed is passed by.
  private static final Duration PUT_OFF = Duration.ofMinutes(5);

  private final Conversations.Servers servers;
  private final StateStore lives;
  private final FlowHandler talking;
  private final Rosters rosters;
  private final Notifier telling;
  private final Map<String, Instant> putOff = new HashMap<>();

  OfferTurns(
      Conversations.Servers servers,
      StateStore lives,
      FlowHandler talking,
      Rosters rosters,
      Notifier telling) {
    this.servers = servers;
    this.lives = lives;
    this.talking = talking;
    this.rosters = rosters;
    this.telling = telling;
  }

  /// How many people were asked.
  ///
  /// @param sender what the text leaves from when the person never had one
  int round(Address sender) {
    Instant machine = servers.clocks().machine().instant();
    putOff.values().removeIf(until -> !until.isAfter(machine));
    List<FlowStart> untold =
        servers.database().with(handle -> rosters.starts().due(handle, AT_ONCE));
    int asked = 0;
    for (FlowStart offer : untold) {
      if (!putOff.containsKey(offer.key()) && asks(offer, sender)) {
        asked++;
      }
    }
    return asked;
  }

  private boolean asks(FlowStart offer, Address sender) {
    try {
      Optional<Address> asked =
          servers.database().inTransaction(handle -> ask(handle, offer, sender));
      asked.ifPresent(lives::forget);
      return asked.isPresent();
    } catch (Overtaken overtaken) {
      return false; // the next round finds what is true then
    } catch (PostgresUnavailable e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.error("offer's turn failed, put off what={}", offer.key(), e);
      putOff.put(offer.key(), servers.clocks().machine().instant().plus(PUT_OFF));
      return false;
    }
  }

  private Optional<Address> ask(Handle handle, FlowStart offer, Address sender) {
    Instant now = servers.clocks().campaign().instant();
    Optional<Contact> who = telling.address(handle, offer.personId(), now);
    if (who.isEmpty()) {
      offer.passBy(handle, now);
      return Optional.empty();
    }
    if (!lock(handle, who.get().addressId())) {
      return Optional.empty();
    }
    ConversationState live = lives.read(handle, who.get().addressId(), Optional.of(sender));
    if (live.known().stopped() || live.known().bad()) {
      offer.passBy(handle, now);
      return Optional.empty();
    }
    if (!offer.told(handle, now)) {
      return Optional.empty();
    }
    var begins = new Input.Started(offer.flow(), Map.of());
    take(handle, live, talking.carryOut(handle, live, begins, now).as(TextKind.SERVICE), now);
    return Optional.of(live.known().address());
  }

  /// As every turn does first; an address that is busy waits for the next round.
  private static boolean lock(Handle handle, long addressId) {
    return handle
        .createQuery("select id from address where id = :id for update skip locked")
        .bind("id", addressId)
        .mapTo(Long.class)
        .findOne()
        .isPresent();
  }

  private void take(Handle handle, ConversationState live, PendingTurn draft, Instant now) {
    var taking = new TurnStore.Taking(Optional.empty(), live, false, draft, Optional.empty(), now);
    Instant machine = servers.clocks().machine().instant();
    if (!(TurnStore.take(handle, taking, machine, servers.node())
        instanceof TurnStore.Taken.Done)) {
      throw new Overtaken();
    }
    draft.afterwards().write(handle, 0);
  }

  /// Another turn of the person came first; everything is rolled back.
  private static final class Overtaken extends RuntimeException {
    private static final long serialVersionUID = 1;

    Overtaken() {
      super(null, null, false, false);
    }
  }
}
