package org.turnout.channel.twilio;

import java.time.Duration;

/// The bounds of our calls to Twilio's API.
///
/// @param connect for the connection and TLS alone: when it passes, nothing has been sent
/// @param answer for the whole call, the body included
/// @param inFlight calls at once; Twilio answers in about 200 ms, so 20 carry a short code's 100 a
///   second (`facts/twilio.md` 8)
/// @param queue how long a call waits for its turn before it is put off
public record TwilioLimits(Duration connect, Duration answer, int inFlight, Duration queue) {
  public static final TwilioLimits DEFAULT =
      new TwilioLimits(Duration.ofSeconds(3), Duration.ofSeconds(10), 50, Duration.ofSeconds(5));
}
