package org.turnout.lab.rehearsal;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.turnout.blast.run.Run;
import org.turnout.blast.run.RunProgress;
import org.turnout.blast.run.RunState;
import org.turnout.lab.carrier.RemoteStandIn;
import org.turnout.postgres.PostgresUnavailable;

/// Watches a run until nothing more can happen to it, and shows it.
public final class RehearsalWatch {
  private static final Duration LIVE = Duration.ofMillis(250);
  private static final Duration LOGGED = Duration.ofSeconds(5);

  /// Nothing has changed for so long, and the carrier has nothing more to tell.
  private static final Duration STILL = Duration.ofSeconds(4);

  /// The same while callbacks are missing: by then each of those texts was looked up.
  private static final Duration LOOKED_UP = RehearsedFiles.CALLBACKS.multipliedBy(5).dividedBy(2);

  private final BlastRehearsal rehearsal;
  private final InstantSource machine;
  private final PrintWriter out;
  private final boolean terminal;
  private boolean paused;
  private boolean waiting;

  /// @param terminal whether a line can be drawn over
  public RehearsalWatch(
      BlastRehearsal rehearsal, InstantSource machine, PrintWriter out, boolean terminal) {
    this.rehearsal = rehearsal;
    this.machine = machine;
    this.out = out;
    this.terminal = terminal;
  }

  /// @param stopped counted down when the program is told to end
  /// @return false when it was told to end first
  public boolean untilOver(long id, CountDownLatch stopped) throws InterruptedException {
    var line = new ProgressLine(ZoneId.systemDefault());
    Optional<Look> last = Optional.empty();
    Instant changed = machine.instant();
    Instant shown = Instant.MIN;
    try (RemoteStandIn carrier = rehearsal.carrier()) {
      while (true) {
        Optional<Look> found = look(id);
        Instant at = machine.instant();
        if (found.isPresent()) {
          Look look = found.get();
          changed = found.equals(last) ? changed : at;
          last = found;
          boolean over = over(look, Duration.between(changed, at), carrier);
          if (terminal || over || shown.plus(LOGGED).isBefore(at)) {
            shown = at;
            show(line.of(look.run(), look.progress(), at), over);
          }
          sayIfPaused(look.run());
          sayIfWaiting(look);
          if (over) {
            return true;
          }
        }
        if (stopped.await(LIVE.toMillis(), TimeUnit.MILLISECONDS)) {
          return false;
        }
      }
    }
  }

  private record Look(Run run, RunProgress progress) {}

  /// Empty when the records are busy: the next look is a quarter of a second away.
  private Optional<Look> look(long id) {
    try {
      return Optional.of(new Look(rehearsal.run(id), rehearsal.progress(id)));
    } catch (PostgresUnavailable _) {
      return Optional.empty();
    }
  }

  private void show(String words, boolean over) {
    if (terminal) {
      // What is wider than the terminal is cut off: a second line could not be drawn over.
      out.print("\r\u001b[K\u001b[?7l" + words + "\u001b[?7h" + (over ? "\n" : ""));
    } else {
      out.println(words);
    }
    out.flush();
  }

  /// Once for each pause: the person who watches must know that nothing moves until somebody acts.
  private void sayIfPaused(Run run) {
    if (run.state() == RunState.PAUSED && !paused) {
      out.printf("%s%s is %s.%n", terminal ? "\n" : "", run.title(), run.standing());
      out.printf("Next: %s, on the console or with ./turnout blast.%n", run.next());
      out.flush();
    }
    paused = run.state() == RunState.PAUSED;
  }

  /// Once: the person who watches must know why it is not over yet.
  private void sayIfWaiting(Look look) {
    long missing = missing(look.progress());
    if (ended(look) && missing > 0 && !waiting) {
      out.printf(
          "%sEverything has left. Of %,d texts no end was reported yet; the carrier is asked about them, which takes up to %d s.%n",
          terminal ? "\n" : "", missing, LOOKED_UP.toSeconds());
      out.flush();
      waiting = true;
    }
  }

  private static long missing(RunProgress progress) {
    return progress.in("accepted") + progress.in("sent");
  }

  private static boolean ended(Look look) {
    RunProgress now = look.progress();
    boolean nobodyInLine = now.in("planned") + now.in("claimed") == 0;
    return now.all() > 0
        && look.run().state() != RunState.PAUSED
        && (nobodyInLine || look.run().state() == RunState.CANCELLED);
  }

  private static boolean over(Look look, Duration still, RemoteStandIn carrier) {
    Duration wait = missing(look.progress()) == 0 ? STILL : LOOKED_UP;
    return ended(look) && still.compareTo(wait) > 0 && carrier.callbacks() == 0;
  }
}
