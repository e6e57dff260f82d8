package org.turnout.channel.rehearsal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/// All messages of the stand-in, in memory, in the order in which they came.
final class Ledger {
  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, Entry> bySid = new ConcurrentHashMap<>();

  void add(Entry entry) {
    bySid.put(entry.sid, entry);
    synchronized (entries) {
      entries.add(entry);
    }
  }

  Optional<Entry> find(String sid) {
    return Optional.ofNullable(bySid.get(sid));
  }

  boolean remove(String sid) {
    Entry removed = bySid.remove(sid);
    synchronized (entries) {
      return removed != null && entries.remove(removed);
    }
  }

  /// What matches, the newest first, as Twilio lists it.
  List<Entry> newestFirst(Predicate<Entry> matches) {
    synchronized (entries) {
      return entries.reversed().stream().filter(matches).toList();
    }
  }
}
