package org.turnout.inbox;

import java.util.Optional;
import org.turnout.access.Principal;
import org.turnout.access.ServiceResult.Refused;
import org.turnout.inbox.Inbox.Item;

/// Why an act can't be done to an item, and what to do; nothing when it can.
@FunctionalInterface
interface Hindrance {
  Optional<Refused<Item>> of(Item item);

  /// Everything goes.
  static Optional<Refused<Item>> none(Item item) {
    return Optional.empty();
  }

  /// A colleague takes care of it. A person is one person, no matter through which door they came.
  static Hindrance ofAnother(Principal who) {
    return item ->
        item.claimer()
            .filter(other -> !other.equalsIgnoreCase(who.actor().name()))
            .map(other ->
                new Refused<>(
                    "item " + item.id() + " is claimed by " + other,
                    "ask them; if they are gone, give the item back for them, and take it"));
  }

  /// No text may leave for the phone.
  static Optional<Refused<Item>> stopped(Item item) {
    return Optional.of(item)
        .filter(Item::stopped)
        .map(_ ->
            new Refused<>(
                "item " + item.id() + " is of a phone that gets no more texts",
                "call them, then close it"));
  }

  /// Somebody has to decide whether it is an opt-out.
  static Optional<Refused<Item>> undecided(Item item) {
    return Optional.of(item)
        .filter(Item::held)
        .map(_ ->
            new Refused<>(
                "item " + item.id() + " may ask for an end of all texts",
                "release it, or stop the phone"));
  }
}
