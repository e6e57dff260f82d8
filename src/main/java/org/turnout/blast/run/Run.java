package org.turnout.blast.run;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.turnout.audit.Actor;
import org.turnout.blast.text.StartDelay;

/// One time that a blast goes out.
///
/// @param number 1, 2, 3 ... of this blast
/// @param spec the blast as it was when it was planned, YAML
/// @param hash SHA-256 of audience and texts: what an approval is bound to
/// @param sender the number of ours it leaves from
/// @param audience how many recipients, those who get none included
/// @param getting how many of them get a text, by the plan
/// @param totals what the plan found, JSON
/// @param local not before this date and time of day in each recipient's own zone
/// @param perSecond segments per second, below the sender's own; empty: the sender's
/// @param startAt campaign time at which it starts automatically once it is approved
/// @param firstTextAt machine time: the end of the time to think again
/// @param why it is paused or cancelled, for an organizer
/// @param endedAt campaign time
public record Run(
    long id,
    String blast,
    int number,
    RunState state,
    String spec,
    String hash,
    String sender,
    String topic,
    int audience,
    int getting,
    String totals,
    Optional<Local> local,
    OptionalInt perSecond,
    Did planned,
    Optional<Did> approved,
    Optional<Did> started,
    Optional<Did> startAt,
    Optional<Instant> firstTextAt,
    Optional<String> why,
    Optional<Instant> endedAt) {
  /// A moment in each recipient's local time.
  public record Local(LocalDate date, LocalTime time) {}

  /// Who did something, and when (campaign time).
  ///
  /// @param by as [Actor#word] writes it: `cli:ana`
  public record Did(String by, Instant at) {
    /// The person's own name: `ana`.
    public String name() {
      return by.substring(by.indexOf(':') + 1);
    }

    /// Whether this was the same person, whichever way they came in.
    public boolean by(Actor actor) {
      return name().strip().equalsIgnoreCase(actor.name().strip());
    }
  }

  /// What people call it: `gear-day #3`.
  public String title() {
    return blast + " #" + number;
  }

  /// The time to think again that the blast asks for itself; empty: the campaign's.
  public Optional<Duration> hold() {
    return StartDelay.of(spec);
  }

  /// Its name in the log of who did what.
  public String subject() {
    return "run " + id;
  }

  /// Its state, after "is": "paused: the second line has a typo".
  public String standing() {
    return switch (state) {
      case PLANNED -> "planned by " + planned.name() + " and not approved yet";
      case APPROVED ->
          "approved by "
              + approved.map(Did::name).orElse("somebody")
              + startAt
                  .map(at -> ", to start automatically at " + at.at())
                  .orElse(" and not started");
      case STARTED -> "started by " + started.map(Did::name).orElse("somebody");
      case PAUSED -> "paused" + why.map(words -> ": " + words).orElse("");
      case FINISHED -> "finished";
      case CANCELLED -> "cancelled" + why.map(words -> ": " + words).orElse("");
    };
  }

  /// What can be done with it now, in words that fit a page as well as a terminal.
  public String next() {
    return switch (state) {
      case PLANNED -> "read the plan and approve it";
      case APPROVED -> "start it, or give it a time to start";
      case STARTED -> "watch it, or pause it";
      case PAUSED -> "resume it, correct it or cancel it";
      case FINISHED -> "read its report; to send it again, plan it again";
      case CANCELLED -> "read its report; to send it after all, plan it again";
    };
  }

  public static String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }
}
