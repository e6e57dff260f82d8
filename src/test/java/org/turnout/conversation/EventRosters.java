package org.turnout.conversation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.turnout.flow.MemberText;
import org.turnout.flow.Templates;
import org.turnout.roster.NoticeGate;
import org.turnout.roster.Reminder;
import org.turnout.roster.Roster;
import org.turnout.roster.RosterNews;
import org.turnout.roster.RosterTexts;

/// Rosters of one place each: at the site `sunset`, on October 20, from 9 to 12.
final class EventRosters {
  static final Duration DEADLINE = Duration.ofHours(12);

  /// When the place begins: 9 o'clock in Los Angeles.
  static final Instant BEGINS = Instant.parse("2026-10-20T16:00:00Z");

  private EventRosters() {}

  /// The roster's place is called `NAME-sunset`. It reminds two hours before and tells of its
  /// opening.
  static Roster of(String name, int room, Optional<Instant> opens) {
    var shift =
        new Roster.Shift(
            name + "-sunset",
            "sunset",
            LocalDate.parse("2026-10-20"),
            LocalTime.of(9, 0),
            LocalTime.of(12, 0),
            room,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    var texts =
        new RosterTexts(
            List.of(
                new Reminder(
                    "2 hours before",
                    new Reminder.When.Before(Duration.ofHours(2)),
                    text("{first_name|Hello}, gear day is at {site}."))),
            Optional.of(text("Gear day is open. Text GEAR.")),
            Optional.of(text("Your time to take {day} at {site} is up.")),
            Map.of(
                RosterNews.MOVED, text("Moved: {day}, {start}-{end} at {site}."),
                RosterNews.CLOSED, text("Closed: {day}, {start} at {site}."),
                RosterNews.ADDED, text("Yours now: {day}, {start} at {site}."),
                RosterNews.REMOVED, text("Not yours any more: {day}, {start} at {site}."),
                RosterNews.CALLED_OFF, text("Called off: {day}, {start} at {site}."),
                RosterNews.BACK, text("Back to work.")),
            Map.of());
    return new Roster(
        name,
        Roster.Kind.EVENT,
        NoticeGate.OPEN,
        opens,
        new Roster.Line(DEADLINE, Map.of("en", "12 hours"), "place_opened"),
        List.of(shift),
        texts);
  }

  private static MemberText text(String english) {
    return new MemberText(Map.of("en", Templates.parse(english).template()));
  }
}
