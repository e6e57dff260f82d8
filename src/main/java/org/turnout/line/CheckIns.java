package org.turnout.line;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.turnout.flow.ActionRequest;
import org.turnout.flow.ActionResult;
import org.turnout.flow.Value;
import org.turnout.line.AttendanceStore.Word;
import org.turnout.people.Contact;
import org.turnout.people.Directory;
import org.turnout.people.Site;

/// Members who say themselves that they are there, and that they go. Works inside the caller's
/// transaction and under the lock of the shift's row.
public final class CheckIns {
  /// So long before its start one can check in to a shift.
  public static final Duration OPENS_BEFORE = Duration.ofMinutes(60);

  /// So long after the end "leaving" still means that shift.
  static final Duration LATE_GOODBYE = Duration.ofHours(2);

  /// The text of a poster and the check-in are one turn.
  private static final Duration POSTER_HOLDS = Duration.ofMinutes(1);

  private static final String SELF = "self";

  private final Supplier<Directory> directory;

  public CheckIns(Supplier<Directory> directory) {
    this.directory = directory;
  }

  /// They are there ([CheckIn]): `here`, `already`, `walk in` or `early`, each with the shift as
  /// `mine`, or `none`. Whatever is said again changes nothing.
  public ActionResult checkIn(Handle handle, ActionRequest.Act request, Contact who, Instant now) {
    long person = who.person().id();
    var held = ShiftStore.held(handle, request.about(), person, now);
    if (held.isPresent()) {
      var it = held.get();
      return arrive(handle, it, person, now)
          ? ActionResult.of(CheckIn.HERE, mine(it.shift()))
          : ActionResult.of(CheckIn.ALREADY, mine(it.shift()));
    }
    var walkIn = standing(handle, request.about(), who, now);
    if (walkIn.isPresent()) {
      var it = new ShiftStore.Held(walkIn.get(), Optional.empty());
      return arrive(handle, it, person, now)
          ? ActionResult.of(CheckIn.WALK_IN, mine(it.shift()))
          : ActionResult.of(CheckIn.ALREADY, mine(it.shift()));
    }
    return ShiftStore.next(handle, request.about(), person, now)
        .map(shift -> ActionResult.of(CheckIn.EARLY, mine(shift)))
        .orElse(ActionResult.of(CheckIn.NONE));
  }

  /// They go ([CheckOut]): `left` with the shift as `mine`, or `none`.
  public ActionResult checkOut(Handle handle, ActionRequest.Act request, Contact who, Instant now) {
    long person = who.person().id();
    return ShiftStore.present(handle, request.about(), person, now)
        .filter(shift -> {
          ShiftStore.lock(handle, shift.id());
          return AttendanceStore.depart(handle, shift.id(), person, Word.now(SELF, now));
        })
        .map(shift -> ActionResult.of(CheckOut.LEFT, mine(shift)))
        .orElse(ActionResult.of(CheckOut.NONE));
  }

  /// A shift that somebody without one is at: at the site of the poster that they have just used,
  /// else at their own.
  private Optional<LineShift> standing(Handle handle, String roster, Contact who, Instant now) {
    return AttendanceStore.scannedSince(handle, who.person().id(), now.minus(POSTER_HOLDS))
        .or(() -> who.site(directory.get()).map(Site::id))
        .flatMap(site -> ShiftStore.atSite(handle, roster, site, now));
  }

  private static boolean arrive(Handle handle, ShiftStore.Held it, long person, Instant now) {
    ShiftStore.lock(handle, it.shift().id());
    return AttendanceStore.arrive(
        handle, it.shift().id(), person, it.reservation(), Word.now(SELF, now));
  }

  private Map<String, Value> mine(LineShift shift) {
    return Map.of("mine", shift.row(directory.get().site(shift.siteId()).orElseThrow()));
  }
}
