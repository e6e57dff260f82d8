package org.turnout.roster;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.turnout.access.Permission;
import org.turnout.access.Principal;
import org.turnout.access.ServiceResult;
import org.turnout.access.ServiceResult.Refused;
import org.turnout.audit.Audit;

/// Calling off a shift, a site, a local or all of a roster, and the return to work. A call-off is
/// one transaction: its shifts are closed, nobody has or waits for one, and everybody who did is
/// noted to hear of it. They are told one by one afterwards, as [RosterNews].
public final class CallOffService {
  private final ServedRosters served;

  public CallOffService(ServedRosters served) {
    this.served = served;
  }

  /// What it would end, and the code that confirms it. Nothing changes.
  public ServiceResult<CallOffPlan> plan(Principal who, String roster, CallOffScope scope) {
    return served.at(
        who,
        Permission.ROSTERS,
        roster,
        (handle, it) ->
            places(handle, it, scope)
                .then(places ->
                    places.isEmpty()
                        ? nothing(roster)
                        : ServiceResult.done(plan(handle, roster, scope, places))));
  }

  /// Does it, if it is still what was planned.
  ///
  /// @param code of the plan that was looked at
  public ServiceResult<CallOffPlan> callOff(
      Principal who, String roster, CallOffScope scope, String code) {
    return served.at(
        who,
        Permission.ROSTERS,
        roster,
        (handle, it) ->
            places(handle, it, scope)
                .then(places -> callOff(handle, who, it, scope, places, code)));
  }

  private ServiceResult<CallOffPlan> callOff(
      Handle handle,
      Principal who,
      Roster roster,
      CallOffScope scope,
      List<PlaceRow> places,
      String code) {
    if (places.isEmpty()) {
      return nothing(roster.name());
    }
    var plan = plan(handle, roster.name(), scope, places);
    if (!plan.code().equals(code.strip())) {
      return new Refused<>(
          "the plan is another one by now: %d shifts, %d people"
              .formatted(plan.shifts(), plan.people()),
          "look at it, and confirm it with " + plan.code());
    }
    if (plan.people() > 0 && !roster.texts().news().containsKey(RosterNews.CALLED_OFF)) {
      return noWords(roster, RosterNews.CALLED_OFF);
    }
    Instant now = served.now();
    var ids = places.stream().map(PlaceRow::id).toList();
    new CallOffs(handle).record(roster.name(), scope, ids, who.actor().word(), now);
    new ShiftRows(handle).close(ids, now);
    record(
        handle,
        who,
        "roster.call_off",
        roster,
        Map.of(
            "scope",
            scope.word(),
            "shifts",
            String.valueOf(plan.shifts()),
            "people",
            String.valueOf(plan.people())),
        now);
    return ServiceResult.done(plan);
  }

  /// Tells those who had a shift that was called off that they are back at work; how many.
  /// Everybody else is for a blast.
  public ServiceResult<Integer> sendBack(Principal who, String roster) {
    return served.at(
        who,
        Permission.ROSTERS,
        roster,
        (handle, it) -> {
          var offs = new CallOffs(handle);
          var waiting = offs.waiting(roster);
          if (waiting.isEmpty()) {
            return new Refused<>(
                "nothing of " + roster + " is called off",
                "if it was, everybody has been told to be back at work already");
          }
          if (!it.texts().news().containsKey(RosterNews.BACK)) {
            return noWords(it, RosterNews.BACK);
          }
          Instant now = served.now();
          int people = waiting.stream().mapToInt(row -> offs.sendBack(row, now)).sum();
          record(handle, who, "roster.return", it, Map.of("people", String.valueOf(people)), now);
          return ServiceResult.done(people);
        });
  }

  private static CallOffPlan plan(
      Handle handle, String roster, CallOffScope scope, List<PlaceRow> places) {
    var count = new CallOffs(handle).count(places.stream().map(PlaceRow::id).toList());
    var what =
        List.of(
            roster,
            scope.word(),
            String.valueOf(places.stream().map(PlaceRow::id).toList()),
            String.valueOf(count));
    return new CallOffPlan(
        roster,
        scope.word(),
        places.size(),
        count.holders(),
        count.waiting(),
        count.unreachable(),
        Hashing.sha256().hashString(String.join("\n", what), UTF_8).toString().substring(0, 8));
  }

  private ServiceResult<List<PlaceRow>> places(Handle handle, Roster roster, CallOffScope scope) {
    var open = new CallOffs(handle).open(roster.name(), served.now());
    return switch (scope) {
      case CallOffScope.Everything _ -> ServiceResult.done(open);
      case CallOffScope.OneShift(String slug) ->
          ServiceResult.done(open.stream().filter(place -> place.slug().equals(slug)).toList());
      case CallOffScope.AtSite(String slug) ->
          served
              .places()
              .site(slug)
              .map(site ->
                  ServiceResult.done(
                      open.stream().filter(place -> place.siteId() == site.id()).toList()))
              .orElseGet(() -> served.unknownSite(slug));
      case CallOffScope.OfLocal(String slug) ->
          served
              .places()
              .local(slug)
              .map(local ->
                  ServiceResult.done(
                      open.stream()
                          .filter(place ->
                              served.places().site(place.siteId()).stream()
                                  .anyMatch(site ->
                                      site.localId().equals(java.util.OptionalLong.of(local.id()))))
                          .toList()))
              .orElseGet(() ->
                  ServedRosters.unknown(
                      "local",
                      slug,
                      served.places().locals().stream().map(it -> it.slug()).toList()));
    };
  }

  private void record(
      Handle handle,
      Principal who,
      String act,
      Roster roster,
      Map<String, String> details,
      Instant now) {
    Audit.record(handle, who.actor(), act, "roster " + roster.name(), details, now);
  }

  private static ServiceResult<CallOffPlan> nothing(String roster) {
    return new Refused<>(
        "there is nothing to call off: no such shift of " + roster + " is open",
        "./turnout roster shifts " + roster + " lists them");
  }

  private static <T> ServiceResult<T> noWords(Roster roster, RosterNews news) {
    return new Refused<>(
        roster.name() + " has no words for it",
        "write '" + news.word() + ":' in config/rosters/" + roster.name() + ".yaml");
  }
}
