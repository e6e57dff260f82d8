package org.turnout.app;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.turnout.blast.report.RunWait;
import org.turnout.blast.report.RunWaits;
import org.turnout.blast.run.Run;
import org.turnout.blast.run.RunProgress;
import org.turnout.blast.run.RunState;
import org.turnout.blast.send.FirstWindow;
import org.turnout.blast.send.NextTry;
import org.turnout.people.BroadcastWindow;
import org.turnout.postgres.Database;
import org.turnout.time.Clocks;
import org.turnout.time.MomentFormat;

/// Why runs wait: what the run's own row says, what the record and the sender say, and the hours of
/// its recipients; the gravest first.
///
/// @param zone in which times are said
/// @param sender why nothing leaves from one of our numbers, as the program that sends knows it
public record KnownWaits(
    Database database,
    Clocks clocks,
    Supplier<ZoneId> zone,
    Function<String, Optional<RunWait>> sender)
    implements RunWaits {
  @Override
  public Optional<RunWait> of(Run run, RunProgress progress) {
    if (run.state() != RunState.STARTED || progress.in("planned") == 0) {
      return Optional.empty();
    }
    Optional<Instant> later =
        run.firstTextAt().filter(first -> first.isAfter(clocks.machine().instant()));
    if (later.isPresent()) {
      return held(run, later.get());
    }
    return database
        .lastTrouble()
        .map(
            trouble -> new RunWait(trouble.words(), "It continues automatically when that is over"))
        .or(() -> sender.apply(run.sender()))
        .or(() -> hours(run))
        .or(() -> putOff(run));
  }

  /// Until a moment; the time to think again is shown on its own.
  private Optional<RunWait> held(Run run, Instant until) {
    if (run.started().filter(did -> did.at().isAfter(clocks.campaign().instant())).isPresent()) {
      return Optional.of(
          new RunWait(
              "this machine's clock was set back to before the run began",
              "Look at the clock. If it is right, the run continues automatically at %s; pause it now if it should not"
                  .formatted(said(until))));
    }
    return run.why()
        .map(why -> new RunWait(why, "It continues automatically at %s".formatted(said(until))));
  }

  private Optional<RunWait> hours(Run run) {
    var notBefore = run.local().map(local -> local.date().atTime(local.time()));
    return database
        .with(handle -> FirstWindow.of(handle, run.id(), notBefore, clocks))
        .flatMap(window ->
            switch (window) {
              case BroadcastWindow.Open _ -> Optional.empty();
              case BroadcastWindow.Closed(Instant opens) ->
                  Optional.of(
                      new RunWait(
                          "it is outside sending hours where everybody is who still waits",
                          "It continues automatically at %s".formatted(said(opens))));
              case BroadcastWindow.Never _ ->
                  Optional.of(
                      new RunWait(
                          "no hour is allowed for anybody who still waits",
                          "Cancel it, or correct where these people are"));
            });
  }

  private Optional<RunWait> putOff(Run run) {
    return database
        .with(handle -> NextTry.of(handle, run.id(), clocks.machine().instant()))
        .map(next ->
            next.held()
                ? new RunWait(
                    "everybody who still waits may have asked for an end of all texts",
                    "Decide it in the inbox; it continues automatically when that is decided")
                : new RunWait(
                    "the carrier put off all texts that still wait",
                    "They are tried again automatically at %s".formatted(said(next.at()))));
  }

  private String said(Instant moment) {
    return MomentFormat.said(moment, zone.get());
  }
}
