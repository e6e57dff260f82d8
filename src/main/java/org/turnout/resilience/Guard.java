package org.turnout.resilience;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Guards something that may be down. After enough failures it rests: calls fail at once, without a
/// wait, until a few of them are let through again to see.
///
/// The breaker is outside the retry, so that one operation counts once however often it was tried;
/// the other way round three failing operations already look like nine. There is no time limit
/// here: the clients' own time-outs keep the caller's scoped values, another thread would not.
public final class Guard {
  private final CircuitBreaker breaker;
  private final Retry retry;

  /// @param outage which failures mean "it is down": only these are counted, and only these are
  ///   tried again; everything else passes through as it is
  public Guard(String name, Limits limits, Predicate<Throwable> outage) {
    this.breaker =
        CircuitBreaker.of(
            name,
            CircuitBreakerConfig.custom()
                .slidingWindowSize(limits.window())
                .minimumNumberOfCalls(limits.window())
                .failureRateThreshold(50)
                .waitDurationInOpenState(limits.rest())
                .permittedNumberOfCallsInHalfOpenState(limits.probes())
                .maxWaitDurationInHalfOpenState(limits.rest())
                .recordException(outage)
                .writableStackTraceEnabled(false)
                .build());
    this.retry =
        Retry.of(
            name,
            RetryConfig.custom()
                .maxAttempts(limits.attempts())
                .waitDuration(limits.pause())
                .retryOnException(outage)
                .build());
  }

  /// Runs the action, or does not.
  ///
  /// @throws Resting it was not run at all
  public <T extends @Nullable Object> T call(Supplier<T> action) {
    try {
      return breaker.executeSupplier(Retry.decorateSupplier(retry, action));
    } catch (CallNotPermittedException e) {
      throw new Resting(breaker.getName());
    }
  }

  /// Whether calls are let through as usual.
  public boolean closed() {
    return breaker.getState() == CircuitBreaker.State.CLOSED;
  }

  /// Whether a call would be let through now: when the guard has rested, a few are, to see.
  public boolean ready() {
    if (!breaker.tryAcquirePermission()) {
      return false;
    }
    breaker.releasePermission();
    return true;
  }

  /// Tells when the guard begins to rest (`false`) and when all is well again (`true`).
  public void onChange(ChangeListener listener) {
    breaker
        .getEventPublisher()
        .onStateTransition(event -> {
          switch (event.getStateTransition()) {
            case CLOSED_TO_OPEN -> listener.changed(false);
            case HALF_OPEN_TO_CLOSED, OPEN_TO_CLOSED -> listener.changed(true);
            default -> {} // looking again and failing again is nothing new
          }
        });
  }

  /// Hears of changes, on the thread of the call that caused them.
  @FunctionalInterface
  public interface ChangeListener {
    void changed(boolean well);
  }

  /// How much failure is too much.
  ///
  /// @param window of how many of the last operations half must fail before the guard rests
  /// @param rest how long it rests before it looks again
  /// @param probes how many operations it then looks at
  /// @param attempts how often one operation is tried, 1 for no retry
  /// @param pause between two tries
  public record Limits(int window, Duration rest, int probes, int attempts, Duration pause) {
    /// No retry.
    public Limits(int window, Duration rest, int probes) {
      this(window, rest, probes, 1, Duration.ofMillis(1));
    }
  }

  /// The guard rests: nothing was tried.
  public static final class Resting extends RuntimeException {
    Resting(String name) {
      super(name + " was down a moment ago and is not asked", null, false, false);
    }
  }
}
