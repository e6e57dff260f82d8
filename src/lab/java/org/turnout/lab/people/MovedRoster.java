package org.turnout.lab.people;

import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import org.turnout.campaign.CampaignFiles;
import org.turnout.roster.Roster;
import org.turnout.roster.RosterFile;

/// The shifts of a campaign on other days, so that its files don't go out of date in a demo.
public final class MovedRoster {
  private MovedRoster() {}

  /// The same files with the first day of every roster on this day.
  public static CampaignFiles allTo(LocalDate first, CampaignFiles files) {
    var rosters = new HashMap<String, Roster>();
    files.rosters().forEach((name, roster) -> rosters.put(name, to(first, roster)));
    return new CampaignFiles(
        files.settings(), files.locals(), files.topics(), files.forms(), rosters, files.flows());
  }

  /// The same roster with its first day on this day; notices and opening move along.
  public static Roster to(LocalDate first, Roster roster) {
    var shifts = roster.shifts();
    var earliest = shifts.stream().map(Roster.Shift::day).min(Comparator.naturalOrder());
    var by = Duration.ofDays(ChronoUnit.DAYS.between(earliest.orElse(first), first));
    var there = shifts.stream().map(shift -> moved(shift, by)).toList();
    return new Roster(
        roster.name(),
        roster.kind(),
        roster.gate().moved(by, there),
        roster.opens().map(moment -> moment.plus(by)),
        roster.line(),
        there,
        roster.texts());
  }

  private static Roster.Shift moved(Roster.Shift shift, Duration by) {
    var day = shift.day().plusDays(by.toDays());
    return new Roster.Shift(
        RosterFile.slug(shift.site(), day, shift.start()),
        shift.site(),
        day,
        shift.start(),
        shift.end(),
        shift.room(),
        shift.meet(),
        shift.captain(),
        shift.captainPhone());
  }
}
