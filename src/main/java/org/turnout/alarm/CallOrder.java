package org.turnout.alarm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.turnout.people.Directory;
import org.turnout.people.Responder;
import org.turnout.people.ResponderRole;

/// In what order people are told of an alarm: first the captain and the steward of the site, at
/// once; then one after another the others of the site, then those of the local. Where nobody knows
/// a place, or nobody is named for it, they are those of the whole campaign.
///
/// @param site those of the site
/// @param all those of the site, then those of the local, each phone once
record CallOrder(List<Responder> site, List<Responder> all) {
  /// @param captain of the shift that is on there now: before all others
  static CallOrder of(Alarm alarm, Directory directory, Optional<Responder> captain) {
    var plan = directory.coverage();
    var site = alarm.site().flatMap(directory::site);
    List<Responder> all = plan.of(site, alarm.local().flatMap(directory::local)).responders();
    List<Responder> own = plan.of(site, Optional.empty()).responders();
    return captain
        .map(one -> new CallOrder(before(one, own.isEmpty() ? all : own), before(one, all)))
        .orElseGet(() -> new CallOrder(own, all));
  }

  private static List<Responder> before(Responder captain, List<Responder> others) {
    return Stream.concat(
            Stream.of(captain), others.stream().filter(one -> !one.phone().equals(captain.phone())))
        .toList();
  }

  /// Who comes next, in steps.
  ///
  /// @param told the phones that were told, or passed over
  List<List<Responder>> after(Set<String> told) {
    var steps = new ArrayList<List<Responder>>();
    var first = told.isEmpty() ? pair(site.isEmpty() ? all : site) : List.<Responder>of();
    if (!first.isEmpty()) {
      steps.add(first);
    }
    all.stream()
        .filter(one -> !told.contains(one.phone()) && !first.contains(one))
        .map(List::of)
        .forEach(steps::add);
    return steps;
  }

  private static List<Responder> pair(List<Responder> from) {
    return Stream.of(ResponderRole.CAPTAIN, ResponderRole.STEWARD)
        .flatMap(role -> from.stream().filter(one -> one.role() == role).limit(1))
        .toList();
  }
}
