package org.turnout.lab.strike;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.turnout.lab.strike.StrikeReport.Event;

/// What happened in a strike and who heard of it, by the phones.
record StrikeStory(StrikeCalendar days, StrikeEvents events, List<PhoneText> texts) {
  List<Event> told() {
    var all = new ArrayList<Event>();
    long asked =
        texts.stream()
            .filter(it -> it.mine() && it.at().isBefore(events.noticed))
            .map(PhoneText::phone)
            .distinct()
            .count();
    all.add(
        new Event(
            when(days.at(days.prepares(), "09:20")),
            "%d members ask for a shift, and hear that there is none yet".formatted(asked)));
    all.add(
        new Event(
            when(days.at(days.prepares(), "10:00")), "a blast that invites is refused: no notice"));
    all.add(
        new Event(
            when(events.noticed),
            "the notice is served; who had asked hears that shifts have opened: %s"
                .formatted(heard("roster/opening", events.noticed))));
    all.add(
        new Event(
            when(events.invited),
            "the blast leaves for %s".formatted(heard("blast", events.invited))));
    all.add(new Event(when(events.incident), alarm()));
    events.stopped.values().stream()
        .min(Comparator.naturalOrder())
        .ifPresent(at ->
            all.add(
                new Event(when(at), "members who text STOP: %d".formatted(events.stopped.size()))));
    Optional.ofNullable(events.siteOff)
        .ifPresent(off ->
            all.add(
                new Event(
                    when(off.at()),
                    "%s is called off; %s"
                        .formatted(
                            events.siteCalledOff,
                            heard("roster/called off", off.at(), days.allOff())))));
    Optional.ofNullable(events.allOff)
        .ifPresent(off ->
            all.add(
                new Event(
                    when(off.at()),
                    "the whole strike is called off; %s"
                        .formatted(heard("roster/called off", off.at())))));
    Optional.ofNullable(events.back)
        .ifPresent(back ->
            all.add(
                new Event(
                    when(back.at()),
                    "everybody who had a shift goes back to work; %s"
                        .formatted(heard("roster/back", back.at())))));
    return all;
  }

  private String alarm() {
    var noted = first("system/emergency_incident", events.incident);
    var taken = first("system/alarm_yours", events.incident);
    return taken.isEmpty() || noted.isEmpty()
        ? "a member reports an INCIDENT, and nobody took its alarm"
        : "a member reports an INCIDENT; a captain and a steward hear at once, and it is taken"
            + " after "
            + StrikePage.time(Duration.between(events.incident, taken.get()));
  }

  private Optional<Instant> first(String kind, Instant from) {
    return texts.stream()
        .filter(it -> !it.at().isBefore(from) && it.says(kind).isPresent())
        .map(PhoneText::at)
        .findFirst();
  }

  /// `41 hear, the last after 2 s`
  private String heard(String kind, Instant from) {
    return heard(kind, from, from.plus(Duration.ofHours(20)));
  }

  private String heard(String kind, Instant from, Instant hours) {
    var all =
        texts.stream()
            .filter(it -> !it.at().isBefore(from) && it.at().isBefore(hours))
            .filter(it -> it.says(kind).isPresent())
            .toList();
    return all.isEmpty()
        ? "nobody"
        : "%d phones, the last after %s"
            .formatted(
                all.stream().map(PhoneText::phone).distinct().count(),
                StrikePage.time(Duration.between(from, all.getLast().at())));
  }

  private String when(Instant at) {
    var there = at.equals(Instant.MAX) ? days.ends().atZone(days.zone()) : at.atZone(days.zone());
    LocalDate day = there.toLocalDate();
    long number = day.toEpochDay() - days.first().toEpochDay();
    String name =
        number < 0
            ? "%d days before, %s".formatted(-number, StrikePage.weekday(day))
            : "day %d, %s".formatted(number + 1, StrikePage.weekday(day));
    return "%s %d:%02d".formatted(name, there.getHour(), there.getMinute());
  }
}
