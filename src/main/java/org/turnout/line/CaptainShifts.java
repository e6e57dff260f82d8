package org.turnout.line;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.turnout.people.Directory;
import org.turnout.people.Site;

/// The shifts that somebody looks after: those whose captain they are, and, for people who are told
/// of alarms, those at the sites that they are told for.
public final class CaptainShifts {
  /// So long after its end a shift's list and page are still there.
  public static final Duration OPEN_AFTER = Duration.ofHours(12);

  private static final Duration AHEAD = Duration.ofHours(24);

  private final Supplier<Directory> directory;

  public CaptainShifts(Supplier<Directory> directory) {
    this.directory = directory;
  }

  Site site(LineShift shift) {
    return directory.get().site(shift.siteId()).orElseThrow();
  }

  /// A shift by its number.
  static Optional<LineShift> shift(Handle handle, long id) {
    return handle
        .createQuery("select * from place where id = :id")
        .bind("id", id)
        .mapTo(LineShift.class)
        .findOne();
  }

  /// The shifts of this phone that are not long over and not far ahead: first those that are on,
  /// then the next, then the last; an own one before those of a site.
  ///
  /// @param phone E.164
  List<LineShift> of(Handle handle, String phone, Instant now) {
    boolean responder = directory.get().isResponder(phone);
    return handle
        .createQuery(
            """
            select * from place where starts_at < :until and ends_at > :since
              and (captain_phone is not null or :responder)
            order by starts_at, id
            """)
        .bind("until", now.plus(AHEAD))
        .bind("since", now.minus(OPEN_AFTER))
        .bind("responder", responder)
        .mapTo(LineShift.class)
        .stream()
        .filter(shift -> isCaptain(shift, phone) || (responder && looksAfter(shift, phone)))
        .sorted(
            Comparator.comparingInt((LineShift shift) -> rank(shift, now))
                .thenComparing(shift -> !isCaptain(shift, phone))
                .thenComparing(shift -> Duration.between(shift.starts(), now).abs()))
        .toList();
  }

  static boolean isCaptain(LineShift shift, String phone) {
    return shift.captainAddress().filter(phone::equals).isPresent();
  }

  private boolean looksAfter(LineShift shift, String phone) {
    var places = directory.get();
    return places
        .site(shift.siteId())
        .map(site ->
            places.coverage().of(Optional.of(site), places.local(site.localId())).responders())
        .orElse(List.of())
        .stream()
        .anyMatch(one -> one.phone().equals(phone));
  }

  private static int rank(LineShift shift, Instant now) {
    if (shift.ends().isBefore(now)) {
      return 2;
    }
    return shift.starts().minus(CheckIns.OPENS_BEFORE).isAfter(now) ? 1 : 0;
  }
}
