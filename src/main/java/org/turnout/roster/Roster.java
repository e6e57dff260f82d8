package org.turnout.roster;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A roster as its file says it: `config/rosters/NAME.yaml`.
///
/// @param gate which places may be given away by the notices
/// @param opens when places can be taken; at once when missing
/// @param cover whom it asks when somebody is missing; nobody when empty
/// @param texts what it says on its own
/// @param shifts every place, one for each site, day and time
public record Roster(
    String name,
    Kind kind,
    NoticeGate gate,
    Optional<Instant> opens,
    Line line,
    Optional<Cover> cover,
    List<Shift> shifts,
    RosterTexts texts) {

  /// Asks nobody to step in.
  public Roster(
      String name,
      Kind kind,
      NoticeGate gate,
      Optional<Instant> opens,
      Line line,
      List<Shift> shifts,
      RosterTexts texts) {
    this(name, kind, gate, opens, line, Optional.empty(), shifts, texts);
  }

  /// What happens there. An event needs no notice.
  public enum Kind {
    PICKET,
    STRIKE,
    JOB_ACTION,
    EVENT;

    /// @throws IllegalArgumentException the word means nothing
    static Kind read(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT).replace(' ', '_'));
    }

    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /// How a place in line works.
  ///
  /// @param deadline how long an offered place is held
  /// @param called that time in words, by language, for `{line.deadline}`
  /// @param flow what puts an opened place to the first in line
  /// @param nearer how long it is held near the start, the last hours first
  /// @param lead how long before the start people are still asked who have not said it themselves
  public record Line(
      Duration deadline,
      Map<String, String> called,
      String flow,
      List<Nearer> nearer,
      Duration lead) {
    static final String USUAL_FLOW = "place_opened";

    /// Within this time before the start an offered place is held so long only.
    public record Nearer(Duration within, Duration deadline) {}

    public Line {
      called = Map.copyOf(called);
      nearer = List.copyOf(nearer);
    }

    /// Held equally long at any time, and offered until the start.
    public Line(Duration deadline, Map<String, String> called, String flow) {
      this(deadline, called, flow, List.of(), Duration.ZERO);
    }

    /// Until when a place is held that is offered now: never beyond its start.
    Instant until(Instant now, Instant starts) {
      var left = Duration.between(now, starts);
      var held =
          nearer.stream()
              .filter(it -> left.compareTo(it.within()) <= 0)
              .findFirst()
              .map(Nearer::deadline)
              .orElse(deadline);
      var until = now.plus(held);
      return until.isBefore(starts) ? until : starts;
    }

    String called(String language) {
      var own = called.get(language);
      return own != null ? own : requireNonNull(called.getOrDefault("en", deadline.toString()));
    }
  }

  /// One place: so many people at one site, on one day, at one time. A shift that ends before it
  /// starts ends on the next day.
  ///
  /// @param seats how many of its room are seated jobs; empty when nobody counts who sits
  public record Shift(
      String slug,
      String site,
      LocalDate day,
      LocalTime start,
      LocalTime end,
      int room,
      Optional<Integer> seats,
      Optional<String> meet,
      Optional<String> captain,
      Optional<String> captainPhone) {
    /// Where nobody counts who sits.
    public Shift(
        String slug,
        String site,
        LocalDate day,
        LocalTime start,
        LocalTime end,
        int room,
        Optional<String> meet,
        Optional<String> captain,
        Optional<String> captainPhone) {
      this(slug, site, day, start, end, room, Optional.empty(), meet, captain, captainPhone);
    }

    LocalDateTime starts() {
      return day.atTime(start);
    }

    LocalDateTime ends() {
      return (end.isAfter(start) ? day : day.plusDays(1)).atTime(end);
    }
  }

  public Roster {
    shifts = List.copyOf(shifts);
  }

  boolean open(Instant now) {
    return opens.map(moment -> !now.isBefore(moment)).orElse(true);
  }
}
