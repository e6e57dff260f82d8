package org.turnout.line;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.turnout.language.TextFold;
import org.turnout.people.Site;

/// Everybody on the list of one shift, by name.
record ShiftList(LineShift shift, List<ListedPerson> people) {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("MMM d, h:mma", Locale.US);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("h:mma", Locale.US);
  private static final String SPANISH = "es";

  /// More names than this are counted only: a text has its limits.
  private static final int NAMED = 40;

  static ShiftList of(Handle handle, LineShift shift) {
    var people =
        handle
            .createQuery(
                """
                select coalesce(r.person_id, a.person_id) as person, p.name, r.id as reservation,
                  a.arrived_at, a.left_at, a.missed_at,
                  not exists (select from outbox o where o.id = (
                      select max(last.id) from outbox last where last.person_id = p.id)
                    and o.state in ('failed', 'undelivered')) as heard
                from (select * from reservation where place_id = :place and released_at is null) r
                full join (select * from attendance where place_id = :place) a
                  on a.person_id = r.person_id
                join person p on p.id = coalesce(r.person_id, a.person_id)
                where r.id is not null or a.arrived_at is not null
                order by lower(p.name) nulls last, p.id
                """)
            .bind("place", shift.id())
            .mapTo(ListedPerson.class)
            .list();
    return new ShiftList(shift, people);
  }

  List<ListedPerson> called(String name) {
    var whole =
        people.stream()
            .filter(one ->
                TextFold.words(one.name().orElse("")).equals(TextFold.words(name))
                    && !name.isBlank())
            .toList();
    return whole.isEmpty() ? people.stream().filter(one -> one.isCalled(name)).toList() : whole;
  }

  /// Those who hold the shift and of whom nothing is known.
  List<ListedPerson> awaited() {
    return people.stream().filter(ListedPerson::isAwaited).toList();
  }

  String here() {
    return names(ListedPerson::isHere);
  }

  String coming() {
    return names(ListedPerson::isAwaited);
  }

  private String names(Predicate<ListedPerson> fits) {
    return named(people.stream().filter(fits).toList());
  }

  /// `Ana Cruz, Bo Diaz`; a bar for nobody.
  static String named(List<ListedPerson> people) {
    if (people.isEmpty()) {
      return "-";
    }
    String names =
        people.stream()
            .limit(NAMED)
            .map(one -> one.called() + (one.isWalkIn() ? " (walk-in)" : ""))
            .collect(Collectors.joining(", "));
    return people.size() > NAMED ? names + ", +" + (people.size() - NAMED) : names;
  }

  /// `Sunset Oct 5, 6:00AM-10:00AM`, by the site's clock.
  static String title(LineShift shift, Site site) {
    return site.name()
        + " "
        + DAY.format(local(shift.starts(), site))
        + "-"
        + TIME.format(local(shift.ends(), site));
  }

  /// The same as a page of this language says it: `Sunset 5 oct, 6:00AM-10:00AM`. Times are as on
  /// the posters on the wall, in every language.
  ///
  /// @param language BCP 47
  static String title(LineShift shift, Site site, String language) {
    var starts = local(shift.starts(), site);
    var locale = Locale.forLanguageTag(language.equals("tl") ? "fil" : language);
    String month = starts.getMonth().getDisplayName(TextStyle.SHORT, locale);
    String day =
        language.equals(SPANISH)
            ? starts.getDayOfMonth() + " " + month
            : month + " " + starts.getDayOfMonth();
    String hours = TIME.format(starts) + "-" + TIME.format(local(shift.ends(), site));
    return site.name() + " " + day + ", " + hours;
  }

  private static ZonedDateTime local(Instant at, Site site) {
    return at.atZone(site.zone());
  }
}
