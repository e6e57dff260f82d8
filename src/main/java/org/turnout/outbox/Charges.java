package org.turnout.outbox;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Counts the segments of texts that leave without waiting for their sender's pace (replies on
/// webhooks, answers), and charges them to it now and then: adding costs a turn nothing, and blasts
/// give way a moment later.
public final class Charges {
  private record Account(Pace.Speed speed, LongAdder segments) {}

  private final Pace pace;
  private final Map<String, Account> accounts;

  public Charges(Pace pace, Collection<Pace.Speed> senders) {
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

  /// Charges what has come together; always 0, so that whoever calls it rests in between.
  public int round() {
    accounts
        .values()
        .forEach(account -> {
          int due = Math.toIntExact(account.segments().sumThenReset());
          pace.charge(account.speed(), due);
        });
    return 0;
  }
}
