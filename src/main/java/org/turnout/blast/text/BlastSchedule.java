package org.turnout.blast.text;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.turnout.problem.Problems;
import org.turnout.problem.SourceLocation;
import org.turnout.time.CalendarDay;
import org.turnout.yaml.YamlBlock;
import org.turnout.yaml.YamlFile;
import org.turnout.yaml.YamlNode;

/// When a blast is sent again automatically, and the ceiling under which nobody needs to be asked:
///
/// ```yaml
/// every:
///   at most: 62000            # people who get one recurrence
///   cost at most: 900         # dollars; optional
///   until: 2027-03-31         # optional
///   days:
///     - day: tuesday          # the day it is about
///       send: the day before  # or that day
///       at: "18:00"           # in each recipient's local time
///       region: not state is CO
///     - day: monday
///       send: the day before
///       at: "18:00"
///       region: state is CO
/// ```
public record BlastSchedule(
    int atMost, Optional<BigDecimal> costAtMost, Optional<LocalDate> until, List<Slot> slots) {
  public BlastSchedule {
    slots = List.copyOf(slots);
  }

  /// One line of the schedule.
  ///
  /// @param name tells it from the others: the day's, unless it has one of its own
  /// @param day of the week it is about
  /// @param before how many days before it is sent: 0 or 1
  /// @param region whom of the audience it is for, as an audience is written; empty: all
  public record Slot(
      String name, DayOfWeek day, int before, LocalTime at, Optional<Region> region) {
    /// Whether it is sent on this day.
    public boolean on(LocalDate date) {
      return date.getDayOfWeek() == sent();
    }

    /// The day of the week on which it is sent.
    public DayOfWeek sent() {
      return day.minus(before);
    }
  }

  /// A line of an audience, with its place.
  public record Region(String line, SourceLocation at) {}

  /// Reads the block; what is wrong is added to the problems.
  static BlastSchedule read(YamlNode node, Problems problems) {
    int before = problems.size();
    var block = YamlBlock.of(node, problems);
    var every =
        new BlastSchedule(
            block.value("at most", "a number of people", 0, Integer::valueOf),
            block.maybe("cost at most", "an amount such as 900", BigDecimal::new),
            block.maybe("until", "a date such as 2027-03-31", CalendarDay::parse),
            block.blocks("days").stream().map(BlastSchedule::slot).toList());
    block.done();
    if (every.slots.isEmpty()) {
      problems.error(
          block.at("days"), "missing", "'days' is missing here", "- day: tuesday, and when");
    }
    var names = new HashSet<String>();
    for (var slot : every.slots) {
      if (problems.size() == before && !names.add(slot.name)) {
        problems.error(
            block.at("days"),
            "twice",
            "two lines of the schedule are called '" + slot.name + "'",
            "give one of them a name: of its own");
      }
    }
    return every;
  }

  private static Slot slot(YamlBlock block) {
    var day =
        block.value(
            "day",
            "a day of the week such as tuesday",
            DayOfWeek.MONDAY,
            words -> DayOfWeek.valueOf(words.toUpperCase(Locale.ROOT)));
    int before =
        block
            .maybe(
                "send",
                "'that day' or 'the day before'",
                words ->
                    switch (words) {
                      case "that day" -> 0;
                      case "the day before" -> 1;
                      default -> throw new IllegalArgumentException(words);
                    })
            .orElse(0);
    var slot =
        new Slot(
            block.maybe("name").orElse(day.name().toLowerCase(Locale.ROOT)),
            day,
            before,
            block.value("at", "a time such as \"18:00\"", LocalTime.NOON, LocalTime::parse),
            block.maybe("region").map(line -> new Region(line, block.at("region"))));
    block.done();
    return slot;
  }

  /// That of a blast's text, which was checked when it was saved.
  public static Optional<BlastSchedule> of(String spec) {
    var problems = new Problems();
    return YamlFile.parse(spec, "blast", new Problems())
        .flatMap(root ->
            root instanceof YamlNode.Mapping blast
                ? blast.get("every")
                : Optional.<YamlNode>empty())
        .map(node -> read(node, problems))
        .filter(_ -> problems.isEmpty());
  }
}
