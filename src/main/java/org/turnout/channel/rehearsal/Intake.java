package org.turnout.channel.rehearsal;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/// Decides about each request to send, before anything is taken: how long the answer takes, what
/// goes wrong, and whether the account is too fast.
final class Intake {
  private final LongTable attempts = new LongTable();
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger inside = new AtomicInteger();
  private double tokens;
  private long refilled;

  /// What becomes of a request.
  ///
  /// @param refusal known before the text is looked at
  record Decision(
      long attempt, Faults.OnCreate script, Duration latency, Optional<Refusal> refusal) {}

  int requests() {
    return requests.get();
  }

  /// Every call is followed by one of [#leave], when the request has been answered.
  Decision enter(CreateRequest request, Faults faults, Conditions conditions) {
    int number = requests.incrementAndGet();
    int now = inside.incrementAndGet();
    Capacity capacity = conditions.capacity();
    if (capacity.atOnce() > 0 && now > capacity.atOnce()) {
      return new Decision(0, Faults.OnCreate.ACCEPT, Duration.ZERO, Optional.of(Refusal.AT_ONCE));
    }
    long attempt = attempt(request.lot());
    RandomGenerator chance = Chance.of(conditions.seed(), request.lot(), attempt);
    Faults.OnCreate script = faults.onCreate().apply(number);
    double lot = chance.nextDouble();
    if (script == Faults.OnCreate.ACCEPT) {
      script = conditions.mishaps(number).at(lot).orElse(script);
    }
    Duration latency = conditions.answers(number).sample(chance);
    int code = conditions.fates().refusal(conditions.seed(), request.to());
    Optional<Refusal> refusal =
        !script.takesTheText()
            ? Optional.empty()
            : code != 0
                ? Optional.of(Refusal.of(code))
                : tooFast(capacity) ? Optional.of(Refusal.ACCOUNT) : Optional.empty();
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
