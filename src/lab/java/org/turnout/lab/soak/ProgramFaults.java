package org.turnout.lab.soak;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.random.RandomGenerator;
import org.turnout.lab.soak.FaultKind.Undo;
import org.turnout.lab.time.MovableClock;

/// Faults of the program's process and of its clocks.
final class ProgramFaults {
  private static final Duration A_WHILE = Duration.ofSeconds(6);

  /// Broadcasts may reach everybody from Maine to Hawaii from noon until then.
  private static final LocalTime LATE = LocalTime.of(15, 30);

  private static final ZoneId WEST = ZoneId.of("America/Los_Angeles");

  private ProgramFaults() {}

  static List<FaultKind> all() {
    return List.of(
        FaultKind.once("program told to stop", (stage, _) -> stage.program().stop()),
        FaultKind.once("program killed", (stage, _) -> stage.program().kill()),
        FaultKind.lasting("program asleep", A_WHILE, (stage, _) -> asleep(stage)),
        FaultKind.once("campaign time moves on", ProgramFaults::later),
        FaultKind.lasting(
            "clock set back",
            Duration.ofSeconds(15),
            (stage, lot) -> shifted(stage, -lot.nextInt(30, 300))),
        FaultKind.lasting(
            "clock too far ahead",
            Duration.ofSeconds(15),
            (stage, lot) -> shifted(stage, lot.nextInt(30, 300))));
  }

  private static Undo asleep(SoakStage stage) {
    long pid = stage.program().pid();
    ProcessSignals.send("STOP", pid);
    return () -> ProcessSignals.send("CONT", pid);
  }

  private static void later(SoakStage stage, RandomGenerator lot) {
    var shift = stage.shifts().read();
    var clock = new MovableClock(stage.shifts().clocks().campaign());
    clock.push(Duration.ofMinutes(lot.nextInt(5, 45)));
    var there = clock.instant().atZone(WEST);
    if (there.toLocalTime().isAfter(LATE)) {
      var day = there.getDayOfWeek();
      clock.pushTo(
          day.getValue() >= DayOfWeek.FRIDAY.getValue() ? DayOfWeek.MONDAY : day.plus(1),
          LocalTime.NOON,
          WEST);
    }
    stage.shifts().write(shift.later(clock.ahead()));
  }

  /// A wrong clock, and its correction.
  private static Undo shifted(SoakStage stage, int seconds) {
    stage.shifts().write(stage.shifts().read().machine(Duration.ofSeconds(seconds)));
    return () -> stage.shifts().write(stage.shifts().read().machine(Duration.ZERO));
  }
}
