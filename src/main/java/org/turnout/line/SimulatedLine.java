package org.turnout.line;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.turnout.flow.ActionRequest;
import org.turnout.flow.Value;
import org.turnout.flow.talk.SimulatedRecords;
import org.turnout.flow.talk.SimulatedRoster;

/// The line as one person of a simulated campaign sees it: what is noted of them is kept as an
/// entry of its own.
record SimulatedLine(
    SimulatedRoster places,
    SimulatedRecords records,
    LocalDateTime now,
    Optional<Value> site,
    String kept) {
  static SimulatedLine of(
      ActionRequest.Act act, SimulatedRecords records, SimulatedRecords.Who who) {
    Optional<Value> site =
        who.facts().get("site") instanceof Value.Row(var _, var fields)
            ? Optional.ofNullable(fields.get("name"))
            : Optional.empty();
    return new SimulatedLine(
        records.places(act.about()),
        records,
        who.now().toLocalDateTime(),
        site,
        act.about() + ".arrivals");
  }

  /// The place of theirs that is on now.
  Optional<Value.Row> held() {
    return first(places.held(), this::isOn);
  }

  /// One at their own site that is on now.
  Optional<Value.Row> atOwnSite() {
    return first(
        places.coming(),
        place -> isOn(place) && site.equals(Optional.ofNullable(place.fields().get("site"))));
  }

  /// The next that they hold.
  Optional<Value.Row> later() {
    return first(places.held(), place -> start(place).isAfter(now));
  }

  /// Notes that they are there; false when it was noted before.
  boolean arrive(Value.Row place) {
    var noted = Map.<String, Value>of("place", new Value.Text(place.id()));
    if (records.newest(kept).map(Value.Row::fields).equals(Optional.of(noted))) {
      return false;
    }
    records.enter(kept, noted);
    return true;
  }

  /// Where they were, if they were somewhere.
  Optional<Value.Row> depart() {
    return records
        .takeBack(kept)
        .map(entry -> entry.fields().get("place"))
        .filter(Value.Text.class::isInstance)
        .map(place -> places.row(((Value.Text) place).text()));
  }

  private static Optional<Value.Row> first(List<Value.Row> rows, Predicate<Value.Row> fits) {
    return rows.stream().filter(fits).findFirst();
  }

  private boolean isOn(Value.Row place) {
    return !now.isBefore(start(place).minus(CheckIns.OPENS_BEFORE)) && now.isBefore(end(place));
  }

  private static LocalDateTime start(Value.Row place) {
    return at(place, "start");
  }

  private static LocalDateTime end(Value.Row place) {
    var end = at(place, "end");
    return end.isAfter(start(place)) ? end : end.plusDays(1);
  }

  private static LocalDateTime at(Value.Row place, String field) {
    return place.fields().get("day") instanceof Value.Day(var day)
            && place.fields().get(field) instanceof Value.Clock(var time)
        ? day.atTime(time)
        : LocalDateTime.MAX.minusDays(2);
  }
}
