package org.turnout.channel.rehearsal;

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
final class Ledger {
  private final int most;
  private final ArrayDeque<Entry> entries = new ArrayDeque<>();
  private final Map<String, Entry> bySid = new HashMap<>();
  private final Map<String, Entry> newest = new HashMap<>();

  /// @param most messages that are kept
  Ledger(int most) {
    this.most = most;
  }

  synchronized void add(Entry entry) {
    if (entries.size() >= most) {
      remove(entries.getFirst().sid);
    }
    entries.addLast(entry);
    bySid.put(entry.sid, entry);
    entry.before = newest.put(entry.phone(), entry);
  }

  synchronized Optional<Entry> find(String sid) {
    return Optional.ofNullable(bySid.get(sid));
  }

  synchronized boolean remove(String sid) {
    Entry removed = bySid.remove(sid);
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
  synchronized List<Entry> of(String phone) {
    List<Entry> found = new ArrayList<>();
    for (Entry e = newest.get(phone); e != null; e = e.before) {
      found.add(e);
    }
    return found.reversed();
  }

  /// What matches, the newest first, as Twilio lists it.
  ///
  /// @param to only texts to this number, which costs no look at the others; empty for all
  synchronized List<Entry> newestFirst(Optional<String> to, Predicate<Entry> matches) {
    if (to.isPresent() && newest.containsKey(to.get())) {
      return of(to.get()).reversed().stream()
          .filter(e -> e.to.equals(to.get()) && matches.test(e))
          .toList();
    }
    List<Entry> found = new ArrayList<>();
    for (var all = entries.descendingIterator(); all.hasNext(); ) {
      Entry e = all.next();
      if (e.to.equals(to.orElse(e.to)) && matches.test(e)) {
        found.add(e);
      }
    }
    return found;
  }

  private void unlink(Entry removed) {
    @Nullable Entry later = null;
    for (Entry e = newest.get(removed.phone()); e != null && e != removed; e = e.before) {
      later = e;
    }
    @Nullable Entry before = removed.before;
    if (later != null) {
      later.before = before;
    } else if (before == null) {
      newest.remove(removed.phone());
    } else {
      newest.put(removed.phone(), before);
    }
  }
}
