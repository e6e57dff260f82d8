package org.turnout.lab.carrier;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The messages of the stand-in, in memory, in the order in which they came, and those of each
/// phone. The oldest are forgotten beyond a bound; what is counted is counted elsewhere.
final class MessageStore {
  private final int most;
  private final ArrayDeque<CarrierMessage> entries = new ArrayDeque<>();
  private final Map<String, CarrierMessage> bySid = new HashMap<>();
  private final Map<String, CarrierMessage> newest = new HashMap<>();

  /// @param most messages that are kept
  MessageStore(int most) {
    this.most = most;
  }

  synchronized void add(CarrierMessage entry) {
    if (entries.size() >= most) {
      remove(entries.getFirst().sid);
    }
    entries.addLast(entry);
    bySid.put(entry.sid, entry);
    entry.before = newest.put(entry.phone(), entry);
  }

  synchronized Optional<CarrierMessage> find(String sid) {
    return Optional.ofNullable(bySid.get(sid));
  }

  synchronized boolean remove(String sid) {
    CarrierMessage removed = bySid.remove(sid);
    if (removed == null) {
      return false;
    }
    if (entries.getFirst() == removed) {
      entries.removeFirst();
    } else {
      entries.remove(removed);
    }
    unlink(removed);
    return true;
  }

  /// What is on a phone, the oldest first.
  synchronized List<CarrierMessage> of(String phone) {
    List<CarrierMessage> found = new ArrayList<>();
    for (CarrierMessage e = newest.get(phone); e != null; e = e.before) {
      found.add(e);
    }
    return found.reversed();
  }

  /// What matches, the newest first, as Twilio lists it.
  ///
  /// @param to only texts to this number, which costs no look at the others; empty for all
  synchronized List<CarrierMessage> newestFirst(
      Optional<String> to, Predicate<CarrierMessage> matches) {
    if (to.isPresent() && newest.containsKey(to.get())) {
      return of(to.get()).reversed().stream()
          .filter(e -> e.to.equals(to.get()) && matches.test(e))
          .toList();
    }
    List<CarrierMessage> found = new ArrayList<>();
    for (var all = entries.descendingIterator(); all.hasNext(); ) {
      CarrierMessage e = all.next();
      if (e.to.equals(to.orElse(e.to)) && matches.test(e)) {
        found.add(e);
      }
    }
    return found;
  }

  private void unlink(CarrierMessage removed) {
    @Nullable CarrierMessage later = null;
    for (CarrierMessage e = newest.get(removed.phone()); e != null && e != removed; e = e.before) {
      later = e;
    }
    @Nullable CarrierMessage before = removed.before;
    if (later != null) {
      later.before = before;
    } else if (before == null) {
      newest.remove(removed.phone());
    } else {
      newest.put(removed.phone(), before);
    }
  }
}
