package org.turnout.outbox;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Counts the segments of texts that leave without waiting for their sender's pace (replies on
/// webhooks, answers), and charges them to it now and then: adding costs a turn nothing, and blasts
/// give way a moment later.
public final class PaceCharges {
  /// Answers go first, but not without end: when they have taken a second of the pace, the next
  /// ones wait for it.
  private static final Duration ENOUGH = Duration.ofSeconds(1);

  private record Account(SegmentPace.Speed speed, LongAdder segments) {}

  private final SegmentPace pace;
  private final Map<String, Account> accounts;
  private final Set<String> full = ConcurrentHashMap.newKeySet();

  public PaceCharges(SegmentPace pace, Collection<SegmentPace.Speed> senders) {
    this.pace = pace;
    this.accounts =
        senders.stream()
            .map(speed -> new Account(speed, new LongAdder()))
            .collect(
                Collectors.toUnmodifiableMap(
                    account -> account.speed().sender(), Function.identity()));
  }

  /// Takes note of a text; a sender without a pace is left alone.
  public void add(String sender, int segments) {
    Account account = accounts.get(sender);
    if (account != null) {
      account.segments().add(segments);
    }
  }

  /// Charges what has come together; always 0, so that the caller rests in between.
  public int round() {
    accounts
        .values()
        .forEach(account -> {
          int due = Math.toIntExact(account.segments().sumThenReset());
          String sender = account.speed().sender();
          if (due == 0 && !full.contains(sender)) {
            return;
          }
          if (pace.charge(account.speed(), due).compareTo(ENOUGH) > 0) {
            full.add(sender);
          } else {
            full.remove(sender);
          }
        });
    return 0;
  }

  /// Senders whose pace is taken for more than a second.
  List<String> full() {
    return List.copyOf(full);
  }
}
