package org.turnout.roster;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/// Whom to ask and tell of places: each is a flow that begins on its own, once.
public final class FlowStarts {
  private final Supplier<Map<String, Roster>> rosters;
  private final PlaceStore places;
  private final WaitlistStore lines;
  private final StandingOffers offers;

  FlowStarts(
      Supplier<Map<String, Roster>> rosters,
      PlaceStore places,
      WaitlistStore lines,
      StandingOffers offers) {
    this.rosters = rosters;
    this.places = places;
    this.lines = lines;
    this.offers = offers;
  }

  /// Those whose flow has not begun, the oldest of each kind first.
  ///
  /// @param most of each kind
  public List<FlowStart> due(Handle handle, int most) {
    var all = new ArrayList<FlowStart>();
    for (var offer : untold(handle, most)) {
      roster(offer).ifPresent(roster -> all.add(new OfferStart(this, offer, flow(roster, offer))));
    }
    all.addAll(TradeStore.untold(handle, most));
    return all;
  }

  private static String flow(Roster roster, StandingOffers.Untold offer) {
    return offer.need().isEmpty()
        ? roster.line().flow()
        : roster.cover().map(Cover::flow).orElse(Cover.USUAL_FLOW);
  }

  /// Offers that nobody has put to their person yet, the oldest first.
  List<StandingOffers.Untold> untold(Handle handle, int most) {
    return offers.untold(handle, rosters.get().keySet(), most);
  }

  /// Notes that the person is asked now. False when it has been done, or nothing is held for them
  /// any more; nobody is asked to step in for somebody who has come meanwhile.
  boolean told(Handle handle, StandingOffers.Untold offer, Instant now) {
    places.lock(handle, offer.roster(), offer.place());
    if (offer.need().filter(need -> !CoverNeeds.stands(handle, need)).isPresent()) {
      passBy(handle, offer, now);
      return false;
    }
    return offers.told(handle, offer, now);
  }

  /// Passes on what is held for somebody who can't be asked.
  void passBy(Handle handle, StandingOffers.Untold offer, Instant now) {
    var roster = roster(offer);
    var place = places.lock(handle, offer.roster(), offer.place());
    if (roster.isPresent() && place.isPresent() && offers.passedBy(handle, offer, now)) {
      var ended = new WaitlistStore.Ended(true, offer.held(), offer.need());
      lines.ended(handle, roster.get(), place.get(), ended, now);
    }
  }

  private Optional<Roster> roster(StandingOffers.Untold offer) {
    return Optional.ofNullable(rosters.get().get(offer.roster()));
  }
}
