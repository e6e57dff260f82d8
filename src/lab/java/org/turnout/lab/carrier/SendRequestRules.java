package org.turnout.lab.carrier;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.turnout.lab.scenario.Capacity;
import org.turnout.lab.scenario.Conditions;
import org.turnout.lab.scenario.FaultScript;
import org.turnout.lab.scenario.SeededRandom;

/// Decides about each request to send, before anything is taken: how long the answer takes, what
/// goes wrong, and whether the account is too fast.
final class SendRequestRules {
  private final LongMap attempts = new LongMap();
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger inside = new AtomicInteger();
  private double tokens;
  private long refilled;

  /// What happens to a request.
  ///
  /// @param refusal known before the text is looked at
  record Decision(
      long attempt, FaultScript.OnCreate script, Duration latency, Optional<SendRefusal> refusal) {}

  int requests() {
    return requests.get();
  }

  /// Every call is followed by one of [#leave], when the request has been answered.
  Decision enter(SendRequest request, FaultScript faults, Conditions conditions) {
    int number = requests.incrementAndGet();
    int now = inside.incrementAndGet();
    Capacity capacity = conditions.capacity();
    if (capacity.atOnce() > 0 && now > capacity.atOnce()) {
      return new Decision(
          0, FaultScript.OnCreate.ACCEPT, Duration.ZERO, Optional.of(SendRefusal.AT_ONCE));
    }
    long attempt = attempt(request.lot());
    RandomGenerator chance = SeededRandom.of(conditions.seed(), request.lot(), attempt);
    FaultScript.OnCreate script = faults.onCreate().apply(number);
    double lot = chance.nextDouble();
    if (script == FaultScript.OnCreate.ACCEPT) {
      script = conditions.mishaps(number).at(lot).orElse(script);
    }
    Duration latency = conditions.answers(number).sample(chance);
    int code = conditions.fates().refusal(conditions.seed(), request.to());
    Optional<SendRefusal> refusal =
        !script.takesTheText()
            ? Optional.empty()
            : code != 0
                ? Optional.of(SendRefusal.of(code))
                : tooFast(capacity) ? Optional.of(SendRefusal.ACCOUNT) : Optional.empty();
    return new Decision(attempt, script, latency, refusal);
  }

  void leave() {
    inside.decrementAndGet();
  }

  private synchronized long attempt(long text) {
    return attempts.increment(text);
  }

  /// A bucket that holds one second.
  private synchronized boolean tooFast(Capacity capacity) {
    int rate = capacity.accountPerSecond();
    if (rate == 0) {
      return false;
    }
    long now = System.nanoTime();
    tokens = refilled == 0 ? rate : Math.min(rate, tokens + (now - refilled) / 1e9 * rate);
    refilled = now;
    if (tokens < 1) {
      return true;
    }
    tokens--;
    return false;
  }
}
