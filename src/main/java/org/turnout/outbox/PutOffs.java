package org.turnout.outbox;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.turnout.channel.Address;
import org.turnout.channel.SendResult;

/// How many texts of each sender the carrier has put off in a row. One among many is that text's
/// matter; a carrier that puts off every one takes nothing, and asking it all the time would only
/// look like work. Used by one thread.
final class PutOffs {
  /// Half a second of a short code's usual pace, 100 segments a second.
  private static final int MANY = 50;

  /// How long the sender rests then when the carrier names no time.
  static final Duration REST = Duration.ofSeconds(10);

  private final Map<Address, Integer> inRow = new HashMap<>();
  private final Set<Address> resting = new HashSet<>();

  /// The carrier's next answers begin.
  void next() {
    resting.clear();
  }

  /// The carrier answered. Who rests is counted from the start again afterwards: that many are
  /// tried before the next rest.
  void heard(ClaimedText text, SendResult became) {
    var sender = text.text().from();
    switch (became) {
      case SendResult.TryLater later when later.code() != 0 -> {
        if (inRow.merge(sender, 1, Integer::sum) >= MANY) {
          inRow.remove(sender);
          resting.add(sender);
        }
      }
      case SendResult.TryLater _, SendResult.Uncertain _ -> {} // nobody answered
      case SendResult.Accepted _, SendResult.Refused _ -> inRow.remove(sender);
    }
  }

  /// Whether its sender gets nothing through.
  boolean many(ClaimedText text) {
    return resting.contains(text.text().from());
  }
}
