package org.turnout.people;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.turnout.language.DataFile;
import org.turnout.people.WeekHours.Span;
import org.turnout.problem.Problems;

/// When a broadcast may reach somebody: federal and state hours, from a dated table, held in every
/// zone and by every state's rule that may be theirs. Times are local wall-clock times, so the hour
/// that a change of clocks adds or takes is never mistaken for another.
public final class QuietHours {
  /// If no moment of the coming ten days fits, none ever does: the rules repeat every week.
  private static final int HORIZON_DAYS = 10;

  private final LocalDate asOf;
  private final WeekHours federal;
  private final Map<String, WeekHours> states = new HashMap<>();
  private final Map<String, Integer> textsPerDay = new HashMap<>();

  private QuietHours(DataFile file) {
    asOf = LocalDate.parse(file.text("as of"));
    federal = WeekHours.read(name -> file.text("federal", name));
    for (String state : file.names("states")) {
      states.put(state, WeekHours.read(name -> file.text("states", state, name)));
      String most = file.text("states", state, "texts a day");
      if (!most.isEmpty()) {
        textsPerDay.put(state, Integer.valueOf(most));
      }
    }
  }

  /// The table that comes with the program.
  public static QuietHours builtIn() {
    String name = "/zones/quiet-hours.yaml";
    try (InputStream in = QuietHours.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks " + name);
      }
      var problems = new Problems();
      return of(new String(in.readAllBytes(), StandardCharsets.UTF_8), name, problems);
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + name, e);
    }
  }

  /// A table of the same shape, from a campaign's own file.
  ///
  /// @throws RuntimeException when a time or date in it is not written as the built-in table has
  ///   them
  public static QuietHours of(String text, String name, Problems problems) {
    return new QuietHours(DataFile.read(name, text, problems));
  }

  /// The day on which the table was last checked against the law.
  public LocalDate asOf() {
    return asOf;
  }

  /// Whether a broadcast may leave at this time of a day for anybody: states only forbid more.
  public boolean everAt(DayOfWeek day, LocalTime time) {
    Span span = federal.on(day);
    return !time.isBefore(span.open()) && time.isBefore(span.close());
  }

  /// Whether a broadcast may leave at `now` for somebody who may be in any of these places, and
  /// until or from when.
  public BroadcastWindow at(Whereabouts where, Instant now) {
    if (where.zones().isEmpty()) {
      return new BroadcastWindow.Never();
    }
    WeekHours hours = hours(where);
    Instant end = now.plus(Duration.ofDays(HORIZON_DAYS));
    Instant candidate = now;
    for (boolean moved = true; moved; ) {
      moved = false;
      for (ZoneId zone : where.zones()) {
        Instant allowed = notBefore(hours, zone, candidate);
        moved |= allowed.isAfter(candidate);
        candidate = allowed;
      }
      if (candidate.isAfter(end)) {
        return new BroadcastWindow.Never();
      }
    }
    return candidate.equals(now)
        ? new BroadcastWindow.Open(closes(hours, where, now))
        : new BroadcastWindow.Closed(candidate);
  }

  /// The most broadcasts on one subject that somebody may get in 24 hours, where a state says so.
  public OptionalInt textsPerDay(Whereabouts where) {
    return where.states().stream()
        .flatMapToInt(state -> {
          Integer most = textsPerDay.get(state);
          return most == null ? IntStream.empty() : IntStream.of(most);
        })
        .min();
  }

  private WeekHours hours(Whereabouts where) {
    WeekHours strictest = federal;
    for (String state : where.states()) {
      WeekHours own = states.get(state);
      strictest = own == null ? strictest : strictest.strictest(own);
    }
    return strictest;
  }

  /// The first moment from `from` on that this zone's clock allows.
  private static Instant notBefore(WeekHours hours, ZoneId zone, Instant from) {
    LocalDate first = from.atZone(zone).toLocalDate();
    for (int ahead = 0; ahead <= HORIZON_DAYS; ahead++) {
      LocalDate date = first.plusDays(ahead);
      Span span = hours.on(date.getDayOfWeek());
      Instant open = ZonedDateTime.of(date, span.open(), zone).toInstant();
      Instant close = ZonedDateTime.of(date, span.close(), zone).toInstant();
      if (!span.isEmpty() && from.isBefore(close)) {
        return open.isAfter(from) ? open : from;
      }
    }
    return from.plus(Duration.ofDays(HORIZON_DAYS + 1));
  }

  private static Instant closes(WeekHours hours, Whereabouts where, Instant now) {
    Instant first = Instant.MAX;
    for (ZoneId zone : where.zones()) {
      LocalDate date = now.atZone(zone).toLocalDate();
      Instant close =
          ZonedDateTime.of(date, hours.on(date.getDayOfWeek()).close(), zone).toInstant();
      first = close.isBefore(first) ? close : first;
    }
    return first;
  }
}
