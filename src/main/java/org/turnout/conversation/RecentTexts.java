package org.turnout.conversation;

import java.time.Duration;
import java.time.Instant;

/// How many texts an address has sent within an hour.
///
/// @param count the texts of the hour that began at `since`
/// @param since campaign time
record RecentTexts(int count, Instant since) {
  static final Duration HOUR = Duration.ofHours(1);
  static final RecentTexts NONE = new RecentTexts(0, Instant.EPOCH);

  /// How many there are now; a clock that was set back does not end the hour.
  int count(Instant now) {
    return now.isBefore(since.plus(HOUR)) ? count : 0;
  }

  /// With one more.
  RecentTexts plusOne(Instant now) {
    int before = count(now);
    return new RecentTexts(before + 1, before == 0 ? now : since);
  }
}
