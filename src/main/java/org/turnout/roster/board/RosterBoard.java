package org.turnout.roster.board;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.turnout.access.Permission;
import org.turnout.access.Principal;
import org.turnout.access.ServiceResult;
import org.turnout.people.Local;
import org.turnout.people.Site;
import org.turnout.roster.NoticeClock;
import org.turnout.roster.NoticedDays;
import org.turnout.roster.Roster;
import org.turnout.roster.ServedRosters;
import org.turnout.roster.ShiftRisk;

/// What people of ours see of rosters, through whatever door. Every role sees shifts and how full
/// they are, a steward those of the locals and sites that they are told for. Who is on them is for
/// those who may read what members write ([Permission#INBOX]).
public final class RosterBoard {
  private final ServedRosters served;

  public RosterBoard(ServedRosters served) {
    this.served = served;
  }

  /// The names of all rosters, in order.
  public List<String> rosters() {
    return served.names();
  }

  /// Campaign time, now.
  public Instant now() {
    return served.now();
  }

  /// A roster as its file says it now.
  public Optional<Roster> roster(String name) {
    return served.roster(name);
  }

  /// The sites whose shifts somebody sees, by name.
  public List<Site> sites(Principal who) {
    return sitesOf(who).toList();
  }

  /// Seven days at the sites of a page.
  public ServiceResult<BoardWeek> week(Principal who, WeekChoice choice) {
    return served.at(
        who,
        Permission.QUEUE,
        choice.roster(),
        (handle, roster) ->
            sites(who, choice.local(), choice.site())
                .then(sites -> ServiceResult.done(week(handle, roster, who, choice, sites))));
  }

  private BoardWeek week(
      Handle handle, Roster roster, Principal who, WeekChoice choice, List<Site> sites) {
    var store = new BoardStore(handle);
    var now = served.now();
    var ids = sites.stream().map(Site::id).toList();
    var from =
        choice
            .from()
            .or(() -> store.firstDay(roster.name(), ids, now))
            .orElseGet(() -> LocalDate.ofInstant(now, java.time.ZoneOffset.UTC));
    var before = from.plusDays(BoardWeek.DAYS);
    var having = new HashSet<>(store.sites(roster.name(), ids, from, before));
    var shown = sites.stream().filter(site -> having.contains(site.id())).toList();
    int pages = Math.max(1, (shown.size() + BoardWeek.SITES - 1) / BoardWeek.SITES);
    int page = Math.clamp(choice.page(), 1, pages);
    var rows =
        shown.stream().skip((long) (page - 1) * BoardWeek.SITES).limit(BoardWeek.SITES).toList();
    var shifts =
        store.shifts(roster.name(), rows.stream().map(Site::id).toList(), from, before).stream()
            .collect(groupingBy(BoardShift::siteId));
    return new BoardWeek(
        roster.name(),
        from,
        rows.stream()
            .map(site -> row(site, from, shifts.getOrDefault(site.id(), List.of())))
            .toList(),
        locals(who),
        shown.size(),
        page,
        pages);
  }

  private BoardRow row(Site site, LocalDate from, List<BoardShift> shifts) {
    var days = new ArrayList<List<BoardShift>>();
    for (int i = 0; i < BoardWeek.DAYS; i++) {
      var day = from.plusDays(i);
      days.add(shifts.stream().filter(shift -> shift.day().equals(day)).toList());
    }
    return new BoardRow(site, ShiftScope.local(site, served.places()), days);
  }

  private List<Local> locals(Principal who) {
    return sitesOf(who)
        .flatMap(site -> ShiftScope.local(site, served.places()).stream())
        .distinct()
        .sorted(Comparator.comparing(Local::name))
        .toList();
  }

  /// Shifts that have not ended, by number, from the one after this on.
  public ServiceResult<List<BoardShift>> page(
      Principal who, WeekChoice choice, long after, int most) {
    return served.at(
        who,
        Permission.QUEUE,
        choice.roster(),
        (handle, roster) ->
            sites(who, choice.local(), choice.site())
                .then(sites ->
                    ServiceResult.done(
                        new BoardStore(handle)
                            .page(
                                roster.name(),
                                sites.stream().map(Site::id).toList(),
                                served.now(),
                                after,
                                most))));
  }

  /// One shift with its people.
  public ServiceResult<ShiftSheet> shift(Principal who, String name, String shift) {
    return served.at(
        who,
        Permission.QUEUE,
        name,
        (handle, roster) ->
            new SheetStore(handle)
                .head(name, shift)
                .flatMap(head -> sheet(handle, who, roster, head))
                .map(ServiceResult::done)
                .orElseGet(
                    () -> new ServiceResult.NotFound<>(name + " has no shift '" + shift + "'")));
  }

  /// All shifts of a site on one day with their people, by time.
  public ServiceResult<List<ShiftSheet>> day(
      Principal who, String name, String slug, LocalDate day) {
    return served.at(
        who,
        Permission.QUEUE,
        name,
        (handle, roster) ->
            sites(who, Optional.empty(), Optional.of(slug))
                .then(sites -> ServiceResult.done(day(handle, who, roster, sites, day))));
  }

  private List<ShiftSheet> day(
      Handle handle, Principal who, Roster roster, List<Site> sites, LocalDate day) {
    var store = new SheetStore(handle);
    return new BoardStore(handle)
        .shifts(roster.name(), sites.stream().map(Site::id).toList(), day, day.plusDays(1)).stream()
            .flatMap(shift -> store.head(roster.name(), shift.shift()).stream())
            .flatMap(head -> sheet(handle, who, roster, head).stream())
            .toList();
  }

  private Optional<ShiftSheet> sheet(
      Handle handle, Principal who, Roster roster, SheetStore.Head head) {
    var store = new SheetStore(handle);
    boolean names = who.may(Permission.INBOX);
    return served
        .places()
        .site(head.shift().siteId())
        .filter(site -> ShiftScope.of(who, served.places()).holds(site, served.places()))
        .map(site ->
            new ShiftSheet(
                roster.name(),
                head.shift(),
                site,
                ShiftScope.local(site, served.places()),
                head.meet(),
                head.captain().filter(_ -> names),
                head.phone().filter(_ -> names),
                shown(store.seats(head.shift()), names),
                shown(store.line(head.shift()), names),
                names ? store.unknown(head.shift()) : List.of(),
                NoticeClock.of(handle, roster, served.places(), served.now()).at(site).stream()
                    .filter(days -> days.holds(head.shift().day()))
                    .findFirst()));
  }

  private static List<SeatLine> shown(List<SeatLine> lines, boolean names) {
    return names ? lines : lines.stream().map(SeatLine::masked).toList();
  }

  /// The shifts that may come out short of people, the next first.
  ///
  /// @param local only its sites
  /// @param site only this one
  /// @param within only what is on, or begins so soon
  public ServiceResult<List<ShiftRisk>> atRisk(
      Principal who, String name, Optional<String> local, Optional<String> site, Duration within) {
    return served.at(
        who,
        Permission.QUEUE,
        name,
        (handle, _) ->
            sites(who, local, site)
                .then(sites -> {
                  var slugs = sites.stream().map(Site::slug).collect(toSet());
                  return ServiceResult.done(
                      ShiftRisk.of(handle, name, site, within, served.now()).stream()
                          .filter(risk -> slugs.contains(risk.site()))
                          .toList());
                }));
  }

  /// What the notices say of the days on the line of a roster, by site and time.
  public ServiceResult<List<NoticedDays>> notices(Principal who, String name) {
    return served.at(
        who,
        Permission.QUEUE,
        name,
        (handle, roster) -> {
          var scope = ShiftScope.of(who, served.places());
          return ServiceResult.done(
              NoticeClock.of(handle, roster, served.places(), served.now()).all().stream()
                  .filter(days -> scope.holds(days.site(), served.places()))
                  .toList());
        });
  }

  private Stream<Site> sitesOf(Principal who) {
    var places = served.places();
    var scope = ShiftScope.of(who, places);
    return places.sites().stream().filter(site -> scope.holds(site, places));
  }

  /// The sites that fit, by name.
  private ServiceResult<List<Site>> sites(
      Principal who, Optional<String> local, Optional<String> slug) {
    var all = sitesOf(who).toList();
    if (slug.isPresent()) {
      var found = all.stream().filter(site -> site.slug().equalsIgnoreCase(slug.get())).toList();
      return found.isEmpty()
          ? ServedRosters.unknown("site", slug.get(), all.stream().map(Site::slug).toList())
          : ServiceResult.done(found);
    }
    if (local.isEmpty()) {
      return ServiceResult.done(all);
    }
    var of = served.places().local(local.get());
    return of.isEmpty()
        ? ServedRosters.unknown(
            "local", local.get(), locals(who).stream().map(Local::slug).toList())
        : ServiceResult.done(
            all.stream()
                .filter(site -> ShiftScope.local(site, served.places()).equals(of))
                .toList());
  }
}
