package org.turnout.blast.send;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.OptionalInt;
import org.jdbi.v3.core.Handle;
import org.turnout.people.BroadcastWindow;
import org.turnout.people.QuietHours;
import org.turnout.time.Clocks;

/// When the next text of a run may leave, by the hours of those who still wait. Found out again
/// each time, for people who look at a run that rests.
public final class FirstWindow {
  private FirstWindow() {}

  /// @param notBefore the date and time of day, in each recipient's own zone, before which none
  ///   leaves
  /// @return empty where nobody waits
  public static Optional<BroadcastWindow> of(
      Handle handle, long run, Optional<LocalDateTime> notBefore, Clocks clocks) {
    var hours = new BroadcastHours(QuietHours.builtIn(), Integer.MAX_VALUE);
    var cursor = new RunCursor(new ActiveRun(run, OptionalInt.empty(), notBefore));
    cursor.look(handle, hours, clocks.machine().instant());
    Instant now = clocks.campaign().instant();
    return cursor.first(hours, now);
  }
}
