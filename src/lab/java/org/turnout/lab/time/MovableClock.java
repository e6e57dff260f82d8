package org.turnout.lab.time;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/// Campaign time that can be pushed forward, so that a rehearsal need not wait for Monday. It runs
/// at the pace of the clock beneath it and never goes back: reminders that fired stay fired.
public final class MovableClock implements InstantSource {
  private final InstantSource beneath;
  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /// @param beneath usually `InstantSource.system()`
  public MovableClock(InstantSource beneath) {
    this.beneath = beneath;
  }

  @Override
  public Instant instant() {
    return beneath.instant().plus(ahead.get());
  }

  /// How far it is ahead of the clock beneath.
  public Duration ahead() {
    return ahead.get();
  }

  /// Pushes it forward.
  ///
  /// @throws IllegalArgumentException the step is negative
  public void push(Duration step) {
    if (step.isNegative()) {
      throw new IllegalArgumentException("campaign time does not go back, asked for " + step);
    }
    ahead.accumulateAndGet(step, Duration::plus);
    listeners.forEach(Runnable::run);
  }

  /// Pushes it to the next time that this weekday has this hour in a zone.
  public void pushTo(DayOfWeek day, LocalTime time, ZoneId zone) {
    Instant now = instant();
    ZonedDateTime next = now.atZone(zone).with(TemporalAdjusters.nextOrSame(day)).with(time);
    if (!next.toInstant().isAfter(now)) {
      next = next.with(TemporalAdjusters.next(day)).with(time);
    }
    push(Duration.between(now, next.toInstant()));
  }

  /// Tells the listener after each push: timers that came due should be looked at now.
  public void onPush(Runnable listener) {
    listeners.add(listener);
  }
}
