package org.turnout;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.turnout.blast.Progress;
import org.turnout.blast.Run;
import org.turnout.blast.State;
import org.turnout.channel.rehearsal.RemoteStandIn;

/// Looks at a run until nothing more can become of it, and shows it.
final class RehearsalWatch {
  private static final Duration LIVE = Duration.ofMillis(250);
  private static final Duration LOGGED = Duration.ofSeconds(5);

  /// Nothing has changed for so long, and the carrier has nothing more to tell: callbacks that are
  /// missing by then are lost.
  private static final Duration STILL = Duration.ofSeconds(4);

  private final BlastRehearsal rehearsal;
  private final InstantSource machine;
  private final PrintWriter out;
  private final boolean terminal;

  /// @param terminal whether a line can be drawn over
  RehearsalWatch(
      BlastRehearsal rehearsal, InstantSource machine, PrintWriter out, boolean terminal) {
    this.rehearsal = rehearsal;
    this.machine = machine;
    this.out = out;
    this.terminal = terminal;
  }

  /// @param stopped counted down when the program is told to end
  /// @return false when it was told to end first
  boolean untilOver(long id, CountDownLatch stopped) throws InterruptedException {
    var line = new ProgressLine(ZoneId.systemDefault());
    Progress last = rehearsal.progress(id);
    Instant changed = machine.instant();
    Instant shown = Instant.MIN;
    try (RemoteStandIn carrier = rehearsal.carrier()) {
      while (true) {
        Run run = rehearsal.run(id);
        Progress now = rehearsal.progress(id);
        Instant at = machine.instant();
        changed = now.equals(last) ? changed : at;
        last = now;
        boolean over = over(run, now, Duration.between(changed, at), carrier);
        String words = line.of(run, now, at);
        if (terminal) {
          out.print("\r\u001b[K" + words + (over ? "\n" : ""));
          out.flush();
        } else if (over || shown.plus(LOGGED).isBefore(at)) {
          shown = at;
          out.println(words);
          out.flush();
        }
        if (over) {
          return true;
        }
        if (stopped.await(LIVE.toMillis(), TimeUnit.MILLISECONDS)) {
          return false;
        }
      }
    }
  }

  private static boolean over(Run run, Progress now, Duration still, RemoteStandIn carrier) {
    boolean ended = run.state() == State.CANCELLED || now.in("planned") + now.in("claimed") == 0;
    return ended
        && now.all() > 0
        && run.state() != State.PAUSED
        && still.compareTo(STILL) > 0
        && carrier.callbacks() == 0;
  }
}
