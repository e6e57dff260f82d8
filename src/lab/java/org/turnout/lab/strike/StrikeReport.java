package org.turnout.lab.strike;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.turnout.lab.judge.CheckList;

/// What a strike ends with.
///
/// @param sites that were struck
/// @param counts of people and texts, by name
/// @param events what happened, in order
/// @param days on the line
/// @param told how many texts of each kind left in each part of the strike
/// @param parts of the strike, as `told` counts them
/// @param refills median and longest until a freed place was taken from the line
/// @param unfinished work of the program that the clock did not wait for
public record StrikeReport(
    long seed,
    List<String> sites,
    Map<String, Long> counts,
    List<Event> events,
    List<Day> days,
    List<String> parts,
    Map<String, List<Long>> told,
    Refills refills,
    Map<String, Integer> unfinished,
    List<CheckList.Check> checks) {
  /// The goal for the median refill, in campaign time.
  static final Duration GOAL = Duration.ofMinutes(10);

  /// A median of fewer is chance.
  private static final int ENOUGH = 5;

  /// @param when `day 2, 7:40`
  public record Event(String when, String what) {}

  /// Places that were given back, and who got them.
  public record Refills(
      int freed, int waitlist, int cover, int signUp, Duration median, Duration longest) {
    static Refills of(List<StrikeLedger.Freed> all) {
      var times =
          all.stream()
              .filter(it -> it.by().equals("waitlist") || it.by().equals("cover"))
              .flatMap(it -> it.refilled().stream())
              .sorted()
              .toList();
      return new Refills(
          all.size(),
          by(all, "waitlist"),
          by(all, "cover"),
          by(all, "sign-up"),
          times.isEmpty() ? Duration.ZERO : times.get(times.size() / 2),
          times.isEmpty() ? Duration.ZERO : times.getLast());
    }

    private static int by(List<StrikeLedger.Freed> all, String who) {
      return (int) all.stream().filter(it -> it.by().equals(who)).count();
    }

    int refilled() {
      return waitlist + cover;
    }
  }

  /// @param places room of all shifts of the day
  /// @param held by somebody when the shift began
  /// @param came of those who held one; `walkIns` held none
  /// @param absent had a shift, did not come, and told nobody
  public record Day(
      String name, int places, int held, int came, int walkIns, int absent, Refills refills) {}

  public boolean agrees() {
    return checks.stream().allMatch(CheckList.Check::holds);
  }

  static StrikeReport of(
      StrikeStage stage,
      StrikeEvents events,
      List<PhoneText> texts,
      StrikeLedger ledger,
      Map<String, Integer> unfinished) {
    var days = stage.days();
    var freed = ledger.freed();
    var refills = Refills.of(freed);
    var list =
        new ArrayList<>(
            StrikeJudge.checks(
                days, events, texts, ledger.records(), stage.rehearsal().carrier().repeated()));
    list.add(
        new CheckList.Check(
            refills.refilled() < ENOUGH || refills.median().compareTo(GOAL) < 0,
            "Places that were refilled: %d; half of them had somebody after %s (goal: under %s; fewer than %d say nothing)"
                .formatted(
                    refills.refilled(),
                    StrikePage.time(refills.median()),
                    StrikePage.time(GOAL),
                    ENOUGH)));
    var counts = new LinkedHashMap<String, Long>();
    counts.put("members, at all sites", (long) stage.order().people());
    counts.put("of them at the sites on strike", (long) stage.cast().picketers().size());
    counts.put("captains there", (long) stage.cast().captains().size());
    counts.put("texts from their phones", texts.stream().filter(PhoneText::mine).count());
    counts.put("texts to their phones", texts.stream().filter(it -> !it.mine()).count());
    counts.put(
        "people who took a shift",
        ledger.held().stream().map(StrikeLedger.Held::phone).distinct().count());
    return new StrikeReport(
        stage.order().seed(),
        stage.cast().captains().keySet().stream().map(it -> it.name()).toList(),
        counts,
        new StrikeStory(days, events, texts).told(),
        days.lineDays().stream().map(day -> day(days, day, ledger, freed)).toList(),
        parts(days),
        told(days, events, texts),
        refills,
        unfinished,
        list);
  }

  private static Day day(
      StrikeCalendar days, LocalDate day, StrikeLedger ledger, List<StrikeLedger.Freed> freed) {
    var shifts = ledger.shifts().stream().filter(it -> it.day().equals(day)).toList();
    var places = shifts.stream().map(StrikeLedger.Shift::place).toList();
    var came = ledger.came().stream().filter(it -> places.contains(it.place())).toList();
    long held =
        ledger.held().stream()
            .filter(it -> places.contains(it.place()))
            .filter(it -> !it.reserved().isAfter(days.starts(it.seat())))
            .filter(it -> it.released().filter(at -> !at.isAfter(days.starts(it.seat()))).isEmpty())
            .count();
    return new Day(
        "%d (%s)"
            .formatted(day.toEpochDay() - days.first().toEpochDay() + 1, StrikePage.weekday(day)),
        shifts.stream().mapToInt(StrikeLedger.Shift::room).sum(),
        (int) held,
        (int) came.stream().filter(StrikeLedger.Came::held).count(),
        (int) came.stream().filter(it -> !it.held()).count(),
        (int) ledger.absent().stream().filter(day::equals).count(),
        Refills.of(freed.stream().filter(it -> it.day().equals(day)).toList()));
  }

  private static List<String> parts(StrikeCalendar days) {
    var parts = new ArrayList<>(List.of("before the notice", "sign-up"));
    for (int day = 1; day <= days.days(); day++) {
      parts.add("day " + day);
    }
    return parts;
  }

  private static Map<String, List<Long>> told(
      StrikeCalendar days, StrikeEvents events, List<PhoneText> texts) {
    var counts = new TreeMap<ToldKind, List<Long>>();
    int parts = days.days() + 2;
    for (var text : texts) {
      if (!text.mine()) {
        var row =
            counts.computeIfAbsent(
                ToldKind.of(text), _ -> new ArrayList<>(java.util.Collections.nCopies(parts, 0L)));
        int part = part(days, events.noticed, text.at());
        row.set(part, row.get(part) + 1);
      }
    }
    var named = new LinkedHashMap<String, List<Long>>();
    counts.forEach((kind, row) -> named.put(kind.words(), List.copyOf(row)));
    return named;
  }

  private static int part(StrikeCalendar days, Instant noticed, Instant at) {
    if (at.isBefore(noticed)) {
      return 0;
    }
    long day = at.atZone(days.zone()).toLocalDate().toEpochDay() - days.first().toEpochDay();
    return (int) Math.max(1, Math.min(days.days() + 1L, day + 2));
  }
}
