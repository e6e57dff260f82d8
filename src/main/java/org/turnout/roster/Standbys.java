package org.turnout.roster;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.turnout.flow.ActionRequest;
import org.turnout.flow.ActionResult;
import org.turnout.people.Contact;
import org.turnout.people.Directory;

/// Who has agreed to be asked, by a text at any hour, to step in when somebody is missing. Every
/// method works inside the caller's transaction.
public final class Standbys {
  private final Supplier<Map<String, Roster>> rosters;
  private final Supplier<Directory> directory;
  private final PlaceStore places = new PlaceStore();

  Standbys(Supplier<Map<String, Roster>> rosters, Supplier<Directory> directory) {
    this.rosters = rosters;
    this.directory = directory;
  }

  /// They may be asked ([StandBy]): `noted` with the shift as `mine`, `for all`, or `none`. Said
  /// again it changes nothing.
  public ActionResult standBy(Handle handle, ActionRequest.Act request, Contact who, Instant now) {
    String subject = request.subject(Reserve.PLACE);
    if (subject.equals(StandBy.ANY)) {
      add(handle, request.about(), Optional.empty(), who, now);
      return ActionResult.of(StandBy.FOR_ALL);
    }
    var place =
        places
            .lock(handle, request.about(), subject)
            .filter(it -> !it.closed() && it.ends().isAfter(now))
            .filter(it -> !places.holds(handle, it, who.person().id()));
    if (place.isEmpty()) {
      return ActionResult.of(StandBy.NONE);
    }
    add(handle, request.about(), Optional.of(place.get().id()), who, now);
    var roster = Optional.ofNullable(rosters.get().get(request.about())).orElseThrow();
    var site = directory.get().site(place.get().siteId()).orElseThrow();
    return ActionResult.of(
        StandBy.NOTED, Map.of("mine", roster.texts().in(who.language(), place.get().row(site))));
  }

  /// They are asked no more ([StandDown]): `ended` or `none`. What is held for them at the moment
  /// stays theirs to answer.
  public ActionResult standDown(
      Handle handle, ActionRequest.Act request, Contact who, Instant now) {
    int ended =
        handle
            .createUpdate(
                """
                update standby set ended_at = :now
                where person_id = :person and roster = :roster and ended_at is null
                """)
            .bind("now", now)
            .bind("person", who.person().id())
            .bind("roster", request.about())
            .execute();
    return ActionResult.of(ended > 0 ? StandDown.ENDED : StandDown.NONE);
  }

  private static void add(
      Handle handle, String roster, Optional<Long> place, Contact who, Instant now) {
    handle
        .createUpdate(
            """
            insert into standby (person_id, roster, place_id, since)
            values (:person, :roster, :place, :now) on conflict do nothing
            """)
        .bind("person", who.person().id())
        .bind("roster", roster)
        .bind("place", place)
        .bind("now", now)
        .execute();
  }
}
