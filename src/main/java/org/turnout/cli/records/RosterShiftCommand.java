package org.turnout.cli.records;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.turnout.access.Principal;
import org.turnout.access.ServiceResult;
import org.turnout.cli.terminal.ServersOption;
import org.turnout.roster.ShiftAct;
import org.turnout.roster.ShiftLine;
import org.turnout.roster.ShiftMove;
import org.turnout.roster.ShiftRisk;
import org.turnout.roster.ShiftService;
import org.turnout.time.CalendarDay;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./turnout roster move`, `close`, `room` and the like: acts on one shift and the people on it.
@Command
abstract class RosterShiftCommand extends RosterDoor {
  private static final String SHIFT =
      "The shift: sunset-2026-10-12-0600, as ./turnout roster shifts lists it.";
  private static final String WHO = "Their phone, or their number in the records.";
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE, MMM d, H:mm", Locale.US);
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);

  RosterShiftCommand(InstantSource clock, ServersOption servers) {
    super(clock, servers);
  }

  /// One of the service's acts.
  @FunctionalInterface
  private interface Act {
    ServiceResult<ShiftAct> on(ShiftService shifts, Principal who);
  }

  @Command(
      name = "shifts",
      description = "The shifts that have not ended: times, people, line, captain.")
  int shifts(
      @Parameters(paramLabel = "ROSTER", description = ROSTER) String roster,
      @Option(names = "--site", paramLabel = "SITE", description = SITE) Optional<String> site) {
    return withShifts((shifts, who) -> told(shifts.shifts(who, roster, site), this::print));
  }

  private int print(List<ShiftLine> all) {
    if (all.isEmpty()) {
      out().println("No shift is ahead.");
    }
    for (var it : all) {
      var zone = ZoneId.of(it.zone());
      printf(
          "%-32s %s-%s  %3d of %d taken%s%s%s%s%n",
          it.shift(),
          DAY.format(it.starts().atZone(zone)),
          CLOCK.format(it.ends().atZone(zone)),
          it.taken(),
          it.room(),
          it.seats().map(seats -> ", %d of %d seats".formatted(it.sat(), seats)).orElse(""),
          it.waiting() > 0 ? ", " + it.waiting() + " in line" : "",
          it.captain().map(name -> ", captain " + name).orElse(""),
          it.closed() ? ", closed" : "");
    }
    return 0;
  }

  @Command(
      name = "risk",
      description = "Shifts that may come out short of people: what they lack, who can step in.")
  int risk(
      @Parameters(paramLabel = "ROSTER", description = ROSTER) String roster,
      @Option(names = "--site", paramLabel = "SITE", description = SITE) Optional<String> site,
      @Option(
              names = "--hours",
              paramLabel = "HOURS",
              defaultValue = "24",
              description = "What begins within so many hours, or is on; 24 if not said.")
          int hours) {
    return withRosters((rosters, who) ->
        told(
            rosters.board().atRisk(who, roster, Optional.empty(), site, Duration.ofHours(hours)),
            this::printRisks));
  }

  private int printRisks(List<ShiftRisk> all) {
    if (all.isEmpty()) {
      out().println("Nobody is missing at a shift that is on or begins soon.");
    }
    for (var it : all) {
      var zone = ZoneId.of(it.zone());
      printf(
          "%-32s %s-%s  %s  %d of %d open, %d absent, %d not told, %d asked to step in, %d in line,"
              + " %d on standby%s%n",
          it.shift(),
          DAY.format(it.starts().atZone(zone)),
          CLOCK.format(it.ends().atZone(zone)),
          left(it.left(clock.instant())),
          it.open(),
          it.room(),
          it.absent(),
          it.untold(),
          it.asked(),
          it.waiting(),
          it.standingBy(),
          it.captain().isEmpty() ? ", no captain" : "");
      printf("    next: %s%n", String.join("; ", it.next()));
    }
    return 0;
  }

  private static String left(Duration until) {
    return until.isNegative()
        ? "on"
        : "in %d:%02d h".formatted(until.toHours(), until.toMinutesPart());
  }

  @Command(
      name = "move",
      description = {
        "Moves a shift to another day, time, site or meeting point. Its people keep it and are"
            + " told."
      })
  int move(
      @Parameters(paramLabel = "ROSTER", description = ROSTER) String roster,
      @Parameters(paramLabel = "SHIFT", description = SHIFT) String shift,
      @Option(names = "--day", paramLabel = "DAY", description = "2026-10-12") Optional<String> day,
      @Option(
              names = "--times",
              paramLabel = "TIMES",
              description = "6:00-10:00, by the site's clock")
          Optional<String> times,
      @Option(names = "--site", paramLabel = "SITE", description = SITE) Optional<String> site,
      @Option(names = "--meet", paramLabel = "WORDS", description = "Where people meet.")
          Optional<String> meet) {
    Optional<LocalDate> on =
        day.flatMap(typed -> read(typed, "a day such as 2026-10-12", CalendarDay::parse));
    Optional<List<LocalTime>> hours =
        times.flatMap(typed -> read(typed, "times such as 6:00-10:00", RosterShiftCommand::hours));
    if ((on.isEmpty() && day.isPresent()) || (hours.isEmpty() && times.isPresent())) {
      return 2;
    }
    var to = new ShiftMove(site, on, hours.map(List::getFirst), hours.map(List::getLast), meet);
    return act((shifts, who) -> shifts.move(who, roster, shift, to), "is moved");
  }

  @Command(name = "close", description = "Closes a shift. Its people and those in line are told.")
  int close(
      @Parameters(paramLabel = "ROSTER", description = ROSTER) String roster,
      @Parameters(paramLabel = "SHIFT", description = SHIFT) String shift,
      @Parameters(paramLabel = "WHY", arity = "0..*", description = "For the log.") String[] why) {
    var reason = why == null ? "" : String.join(" ", why);
    return act((shifts, who) -> shifts.close(who, roster, shift, reason), "is closed");
  }

  @Command(
      name = "room",
      description = "Changes how many people fit; more places go to those in line first.")
  int room(
      @Parameters(paramLabel = "ROSTER", description = ROSTER) String roster,
      @Parameters(paramLabel = "SHIFT", description = SHIFT) String shift,
      @Parameters(paramLabel = "ROOM", description = "Never less than what is taken.") int room,
      @Option(
              names = "--seats",
              paramLabel = "SEATS",
              description = "How many of them are seated jobs.")
          Optional<Integer> seats) {
    return act(
        (shifts, who) -> shifts.room(who, roster, shift, room, seats), "has room for " + room);
  }

  @Command(name = "captain", description = "Names who leads a shift; without a name nobody does.")
  int captain(
      @Parameters(paramLabel = "ROSTER", description = ROSTER) String roster,
      @Parameters(paramLabel = "SHIFT", description = SHIFT) String shift,
      @Parameters(arity = "0..1", paramLabel = "NAME", description = "As texts name them.")
          Optional<String> name,
      @Parameters(arity = "0..1", paramLabel = "PHONE", description = "As texts give it.")
          Optional<String> phone) {
    return act(
        (shifts, who) -> shifts.captain(who, roster, shift, name, phone),
        name.isPresent() ? "has a captain" : "has no captain");
  }

  @Command(name = "add", description = "Gives somebody a place. They are told.")
  int add(
      @Parameters(paramLabel = "ROSTER", description = ROSTER) String roster,
      @Parameters(paramLabel = "SHIFT", description = SHIFT) String shift,
      @Parameters(paramLabel = "WHO", description = WHO) String person,
      @Option(names = "--seat", description = "For a seated job.") boolean seat) {
    return act((shifts, who) -> shifts.add(who, roster, shift, person, seat), "has one more");
  }

  @Command(name = "remove", description = "Takes somebody off a shift. They are told.")
  int remove(
      @Parameters(paramLabel = "ROSTER", description = ROSTER) String roster,
      @Parameters(paramLabel = "SHIFT", description = SHIFT) String shift,
      @Parameters(paramLabel = "WHO", description = WHO) String person) {
    return act((shifts, who) -> shifts.remove(who, roster, shift, person), "has one less");
  }

  @Command(
      name = "reseat",
      description = "Moves somebody from one shift to another. They are told.")
  int reseat(
      @Parameters(paramLabel = "ROSTER", description = ROSTER) String roster,
      @Parameters(paramLabel = "FROM", description = SHIFT) String from,
      @Parameters(paramLabel = "TO", description = "The other shift.") String to,
      @Parameters(paramLabel = "WHO", description = WHO) String person) {
    return act((shifts, who) -> shifts.reseat(who, roster, from, to, person), "has one more");
  }

  private int act(Act act, String done) {
    return withShifts((shifts, who) ->
        told(
            act.on(shifts, who),
            it -> {
              printf("%s %s. %d hear of it.%n", it.shift(), done, it.told());
              it.notes().forEach(note -> out().println("Look: " + note + "."));
              return 0;
            }));
  }

  private static List<LocalTime> hours(String typed) {
    var ends = typed.split("-");
    if (ends.length != 2) {
      throw new IllegalArgumentException(typed);
    }
    return List.of(
        LocalTime.parse(ends[0].strip(), CLOCK), LocalTime.parse(ends[1].strip(), CLOCK));
  }
}
