package org.turnout.lab.scenario;

import java.time.Duration;

/// What the carrier takes, as Twilio has it (`facts/twilio.md` 8).
///
/// @param perSecond segments a second that leave from one sender; 0 for no limit
/// @param queue how long a sender's queue may grow; beyond it texts are refused (21611) or, through
///   a Messaging Service, fail (30001)
/// @param accountPerSecond texts a second of the whole account (63017); 0 for no limit
/// @param atOnce requests to send that are answered at once (20429); 0 for no limit
public record Capacity(int perSecond, Duration queue, int accountPerSecond, int atOnce) {
  /// Ten hours of a sender's rate, 2,000 texts a second for an account.
  public static final Duration QUEUE = Duration.ofHours(10);

  public static final int ACCOUNT = 2_000;

  public static final Capacity UNLIMITED = new Capacity(0, QUEUE, 0, 0);

  public Capacity {
    if (perSecond < 0 || accountPerSecond < 0 || atOnce < 0 || queue.isNegative()) {
      throw new IllegalArgumentException("a capacity is not negative");
    }
  }

  public Capacity perSecond(int segments) {
    return new Capacity(segments, queue, accountPerSecond, atOnce);
  }
}
