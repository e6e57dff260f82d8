package org.turnout.audit;

import java.util.Iterator;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jdbi.v3.core.Handle;

/// Checks the log from its first entry to its newest.
public final class HashChain {
  /// Entries fetched at a time, so that a log of any length is checked in little memory.
  private static final int FETCH = 2_000;

  private HashChain() {}

  /// Reads the whole log, in a transaction of the caller's, and says what is wrong first.
  ///
  /// @param kept a hash that was printed earlier and kept elsewhere: it must still be there, which
  ///   shows even a log that was rewritten from some entry on
  /// @param progress is told how many entries have been read
  public static ChainVerdict verify(Handle handle, Optional<String> kept, LongConsumer progress) {
    handle.execute("set local statement_timeout = '5min'");
    var head =
        handle
            .createQuery("select number, hash from audit_head")
            .map((row, _) -> new Audit.Head(row.getLong("number"), row.getString("hash")))
            .one();
    boolean keptFound = kept.isEmpty();
    long number = 0;
    String hash = AuditEntry.NOTHING;
    try (var entries =
        handle
            .createQuery("select * from audit_entry order by number")
            .setFetchSize(FETCH)
            .map((row, _) -> Audit.entry(row))
            .stream()) {
      for (Iterator<AuditEntry> all = entries.iterator(); all.hasNext(); ) {
        AuditEntry entry = all.next();
        Optional<ChainVerdict> wrong = wrong(entry, number, hash);
        if (wrong.isPresent()) {
          return wrong.get();
        }
        number = entry.number();
        hash = entry.hash();
        keptFound |= kept.filter(hash::equals).isPresent();
        progress.accept(number);
      }
    }
    if (number < head.number()) {
      return new ChainVerdict.Broken(number + 1, missing(number + 1, head.number()));
    }
    if (!hash.equals(head.hash())) {
      return new ChainVerdict.Broken(
          number, "entry " + number + " is not the one that was written last");
    }
    return keptFound
        ? new ChainVerdict.Whole(number, hash)
        : new ChainVerdict.Broken(
            number, "no entry has the hash that was kept: the log was rewritten since then");
  }

  private static Optional<ChainVerdict> wrong(AuditEntry entry, long before, String hash) {
    long expected = before + 1;
    if (entry.number() != expected) {
      return Optional.of(new ChainVerdict.Broken(expected, missing(expected, entry.number() - 1)));
    }
    if (!entry.computedHash().equals(entry.hash())) {
      return Optional.of(
          new ChainVerdict.Broken(
              expected, "entry " + expected + " was changed, or moved here, after it was written"));
    }
    if (!entry.previous().equals(hash)) {
      return Optional.of(
          new ChainVerdict.Broken(
              expected,
              "entry "
                  + expected
                  + " was not written after the entry before it: one of the two was replaced"));
    }
    return Optional.empty();
  }

  private static String missing(long first, long last) {
    return first == last
        ? "entry " + first + " is missing"
        : "entries " + first + " to " + last + " are missing";
  }
}
