package org.turnout.roster;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;
import org.turnout.access.Permission;
import org.turnout.access.Principal;
import org.turnout.access.ServiceResult;
import org.turnout.access.ServiceResult.FieldError;
import org.turnout.audit.Actor;
import org.turnout.audit.Audit;

/// What people of ours do with rosters, through whatever door: look at what the notices cover,
/// allow what they don't as two people, and look after shifts and the people on them. Each act is
/// one transaction with its entry in the log.
public final class RosterService {
  private static final int LONGEST_REASON = 500;

  private final ServedRosters served;

  public RosterService(ServedRosters served) {
    this.served = served;
  }

  /// All days on the line of every roster that needs a notice, by roster, site and day.
  public ServiceResult<List<NoticedDays>> noticed(Principal who) {
    return who.transact(
        served.database(),
        Permission.READ,
        handle -> {
          var all = new ArrayList<NoticedDays>();
          served.names().stream()
              .flatMap(name -> served.roster(name).stream())
              .forEach(roster -> all.addAll(noticed(handle, roster)));
          return ServiceResult.done(all);
        });
  }

  private List<NoticedDays> noticed(Handle handle, Roster roster) {
    return NoticeClock.of(handle, roster, served.places(), served.now()).all();
  }

  /// The first of two people asks that days may begin at a site though no notice covers their
  /// start.
  ///
  /// @param day any day of them
  public ServiceResult<NoticeOverride> ask(
      Principal who, String roster, String site, LocalDate day, String reason) {
    if (reason.isBlank() || reason.length() > LONGEST_REASON) {
      return new ServiceResult.Invalid<>(
          List.of(
              new FieldError(
                  "reason", "say in 1 to " + LONGEST_REASON + " characters who advised it")));
    }
    return onDays(
        who,
        roster,
        site,
        day,
        (handle, days) -> {
          if (days.override().isPresent()) {
            return new ServiceResult.Refused<>(
                "it was asked for already", "a second person allows it");
          }
          if (!days.cover().mayBeAllowed()) {
            return new ServiceResult.Refused<>(
                days.cover() == NoticeCover.COVERED
                    ? "the notices cover these days"
                    : "nobody can allow this: " + days.why(),
                days.cover() == NoticeCover.COVERED
                    ? "nothing is needed"
                    : "serve a notice, and write it in config/notices.yaml");
          }
          var asked =
              new NoticeOverride(
                  roster,
                  days.site().id(),
                  days.begins(),
                  reason.strip(),
                  who.actor().word(),
                  served.now(),
                  Optional.empty(),
                  Optional.empty());
          NoticeOverrides.ask(handle, asked);
          return recorded(handle, who, "roster.ask", days, asked);
        });
  }

  /// The second of two people agrees.
  public ServiceResult<NoticeOverride> allow(
      Principal who, String roster, String site, LocalDate day) {
    return onAsked(
        who,
        roster,
        site,
        day,
        "nobody has asked for it yet",
        (handle, days, asked) -> {
          if (asked.allowedBy().isPresent()) {
            return new ServiceResult.Refused<>("it is allowed already", "nothing is needed");
          }
          if (Actor.nameIn(asked.askedBy()).equalsIgnoreCase(who.actor().name())) {
            return new ServiceResult.Refused<>(
                "a second person must allow it", "ask a colleague to do it under their own name");
          }
          NoticeOverrides.allow(handle, asked, who.actor().word(), served.now());
          return recorded(handle, who, "roster.allow", days, asked);
        });
  }

  /// Takes it back: from now on nobody gets a place on these days. Who has one keeps it.
  public ServiceResult<NoticeOverride> forbid(
      Principal who, String roster, String site, LocalDate day) {
    return onAsked(
        who,
        roster,
        site,
        day,
        "nothing was allowed there",
        (handle, days, asked) -> {
          NoticeOverrides.remove(handle, asked);
          return recorded(handle, who, "roster.forbid", days, asked);
        });
  }

  /// What is done with something that was asked for.
  @FunctionalInterface
  private interface OnAsked {
    ServiceResult<NoticeOverride> does(Handle handle, NoticedDays days, NoticeOverride asked);
  }

  private ServiceResult<NoticeOverride> onAsked(
      Principal who, String roster, String site, LocalDate day, String otherwise, OnAsked act) {
    return onDays(
        who,
        roster,
        site,
        day,
        (handle, days) ->
            NoticeOverrides.lock(handle, roster, days.site().id(), days.begins())
                .map(asked -> act.does(handle, days, asked))
                .orElseGet(() -> new ServiceResult.NotFound<>(otherwise)));
  }

  private ServiceResult<NoticeOverride> recorded(
      Handle handle, Principal who, String act, NoticedDays days, NoticeOverride override) {
    Audit.record(
        handle,
        who.actor(),
        act,
        "roster " + override.roster(),
        Map.of(
            "site",
            days.site().slug(),
            "begins",
            override.begins().toString(),
            "reason",
            override.reason()),
        served.now());
    return ServiceResult.done(override);
  }

  private ServiceResult<NoticeOverride> onDays(
      Principal who,
      String name,
      String site,
      LocalDate day,
      BiFunction<Handle, NoticedDays, ServiceResult<NoticeOverride>> act) {
    if (served.places().site(site).isEmpty()) {
      return served.unknownSite(site);
    }
    return served.at(
        who,
        Permission.ROSTERS,
        name,
        (handle, roster) ->
            noticed(handle, roster).stream()
                .filter(days -> days.site().slug().equals(site) && days.holds(day))
                .findFirst()
                .map(days -> act.apply(handle, days))
                .orElseGet(() ->
                    new ServiceResult.NotFound<>(
                        "%s has no shift at %s on %s that needs a notice"
                            .formatted(name, site, day))));
  }
}
