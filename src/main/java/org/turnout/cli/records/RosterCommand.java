package org.turnout.cli.records;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.turnout.access.Principal;
import org.turnout.access.ServiceResult;
import org.turnout.audit.Actor;
import org.turnout.cli.terminal.ServersOption;
import org.turnout.roster.NoticeOverride;
import org.turnout.roster.NoticedDays;
import org.turnout.roster.RosterService;
import org.turnout.time.CalendarDay;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./turnout roster`: what the notices cover, and what two people allow beyond them.
@Command(
    name = "roster",
    description = "Shifts, the people on them, and the notices they need.",
    footer = {
      "%nExamples:",
      "  ./turnout roster                          what is covered, and when it begins",
      "  ./turnout roster shifts picket --site sunset",
      "  ./turnout roster move picket sunset-2026-10-12-0600 --times 7:00-11:00",
      "  ./turnout roster add picket sunset-2026-10-12-0600 213-555-0142",
      "  ./turnout roster call-off picket --site sunset          shows what it would end",
      "  ./turnout roster import picket shifts FILE.csv          tries it; --apply does it",
      "  ./turnout roster ask picket sunset 2026-10-12 --reason \"counsel, Oct 9\"",
      "  ./turnout roster allow picket sunset 2026-10-12   with your token in TURNOUT_TOKEN"
    })
public final class RosterCommand extends RosterFileCommand implements Runnable {
  private static final String DAY = "A day of the days that it is about: 2026-10-12.";
  private static final DateTimeFormatter BEGINS =
      DateTimeFormatter.ofPattern("EEE, MMM d, uuuu, h:mm a", Locale.US);

  public RosterCommand(InstantSource clock, ServersOption servers) {
    super(clock, servers);
  }

  @Override
  public void run() {
    notices();
  }

  @Command(
      name = "notices",
      description = "What the notices cover, by site, and how long until it begins (the default).")
  int notices() {
    return withNotices(
        (_, rosters) -> told(rosters.noticed(Principal.operator(Actor.TURNOUT)), this::print));
  }

  @Command(
      name = "ask",
      description = {
        "Asks to let days begin later than noticed, or again after a gap, because counsel says",
        "that it is fine. Places can be taken once a second person has allowed it."
      })
  int ask(
      @Parameters(paramLabel = "ROSTER", description = ROSTER) String roster,
      @Parameters(paramLabel = "SITE", description = SITE) String site,
      @Parameters(paramLabel = "DAY", description = DAY) String day,
      @Option(
              names = "--reason",
              required = true,
              paramLabel = "WORDS",
              description = "Who advised it, and when.")
          String reason) {
    return onDay(
        day,
        false,
        (rosters, who, when) -> rosters.ask(who, roster, site, when, reason),
        "may begin once a second person has allowed it: ./turnout roster allow");
  }

  @Command(
      name = "allow",
      description = {
        "Allows, as the second person, what another asked for. It takes your token, as the"
            + " approval",
        "of a blast does: TURNOUT_TOKEN."
      })
  int allow(
      @Parameters(paramLabel = "ROSTER", description = ROSTER) String roster,
      @Parameters(paramLabel = "SITE", description = SITE) String site,
      @Parameters(paramLabel = "DAY", description = DAY) String day) {
    return onDay(
        day,
        true,
        (rosters, who, when) -> rosters.allow(who, roster, site, when),
        "is allowed: places can be taken.");
  }

  @Command(
      name = "forbid",
      description = "Takes back what was asked for or allowed. Places that are held stay.")
  int forbid(
      @Parameters(paramLabel = "ROSTER", description = ROSTER) String roster,
      @Parameters(paramLabel = "SITE", description = SITE) String site,
      @Parameters(paramLabel = "DAY", description = DAY) String day) {
    return onDay(
        day,
        false,
        (rosters, who, when) -> rosters.forbid(who, roster, site, when),
        "is no longer allowed: nobody gets a place there.");
  }

  /// One of the service's acts.
  @FunctionalInterface
  private interface Act {
    ServiceResult<NoticeOverride> on(RosterService rosters, Principal who, LocalDate day);
  }

  private int onDay(String typed, boolean second, Act act, String done) {
    LocalDate day;
    try {
      day = CalendarDay.parse(typed);
    } catch (java.time.DateTimeException _) {
      err().println("'" + typed + "' is not a day such as 2026-10-12.");
      return 2;
    }
    return withNotices((foundations, rosters) ->
        as(
            foundations,
            second,
            who ->
                told(
                    act.on(rosters, who, day),
                    override -> {
                      printf(
                          "%s at %s %s%n",
                          override.roster(), BEGINS.format(override.begins()), done);
                      return 0;
                    })));
  }

  private int print(List<NoticedDays> all) {
    if (all.isEmpty()) {
      out().println("No roster has shifts that need a notice.");
    }
    for (var days : all) {
      printf(
          "%-6s  %-10s %-18s %-26s %s: %s%n",
          days.open() ? "open" : "closed",
          days.roster(),
          days.site().slug(),
          BEGINS.format(days.begins()),
          clock(days.until()),
          days.why());
    }
    return 0;
  }

  private static String clock(Duration until) {
    if (until.isNegative()) {
      return "has begun";
    }
    return until.toDays() > 1
        ? "in " + until.toDays() + " days"
        : "in %d h %d min".formatted(until.toHours(), until.toMinutesPart());
  }
}
