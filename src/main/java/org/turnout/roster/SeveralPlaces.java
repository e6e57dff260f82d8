package org.turnout.roster;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.turnout.flow.ActionRequest;
import org.turnout.flow.ActionResult;
import org.turnout.flow.Value;
import org.turnout.flow.Weeks;
import org.turnout.people.Contact;

/// A week's worth of places, taken one by one in one transaction: each with the rules of a single
/// one ([Rosters#reserve]).
public final class SeveralPlaces {
  private final Rosters rosters;
  private final PlaceStore places = new PlaceStore();

  SeveralPlaces(Rosters rosters) {
    this.rosters = rosters;
  }

  /// As many of the places as can be had ([ReserveEach]).
  public ActionResult reserve(Handle handle, ActionRequest.Act request, Contact who, Instant now) {
    List<PlaceRow> wanted = wanted(handle, request);
    places.lock(handle, who);
    // All of them before the first is taken, in the one order: two people's weeks can't wait for
    // each other.
    places.lock(handle, wanted.stream().map(PlaceRow::id).toList());
    var got = new ArrayList<Value.Row>();
    var missed = new ArrayList<Value.Row>();
    boolean open = false;
    for (PlaceRow place : wanted) {
      var result = rosters.reserve(handle, one(request, place), who, now);
      open |= !result.outcome().equals(Reserve.NOT_YET.word());
      if (result.outcome().equals(Reserve.GOT_IT.word())
          && result.values().get("mine") instanceof Value.Row mine) {
        got.add(mine);
      } else {
        missed.add(new Value.Row(place.slug(), Map.of("day", new Value.Day(place.day()))));
      }
    }
    if (!open && !wanted.isEmpty()) {
      return ActionResult.of(ReserveEach.NOT_YET);
    }
    return ReserveEach.result(got, missed, who.language());
  }

  private List<PlaceRow> wanted(Handle handle, ActionRequest.Act request) {
    return Weeks.places(request.subject(Reserve.PLACE)).stream()
        .map(slug -> places.named(handle, request.about(), slug))
        .flatMap(Optional::stream)
        .toList();
  }

  private static ActionRequest.Act one(ActionRequest.Act request, PlaceRow place) {
    var values = new HashMap<>(request.values());
    values.put(Reserve.PLACE, new Value.Text(place.slug()));
    return new ActionRequest.Act(
        new Reserve(), request.about(), values, request.wording(), request.language());
  }
}
