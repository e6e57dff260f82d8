package org.turnout.lab.strike;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.turnout.lab.strike.TextPattern.Reading;

/// What a text tells somebody of a shift: it is theirs now, or it is theirs no more.
///
/// @param kind of the text
/// @param got whether it is theirs
record SeatMove(String kind, Seat seat, boolean got) {
  private static final Set<String> GETS =
      Set.of(
          "shift/place.got_it",
          "take_place/place.got_it",
          "trade_asked/take.done",
          "cover_asked/take.got_it",
          "roster/added");
  private static final Set<String> LOSES =
      Set.of(
          "drop/give_back.released",
          "give/whom.ANYBODY.released",
          "take_place/duty.DROP.released",
          "trade_ended/how.given",
          "roster/removed",
          "roster/closed");

  /// The first shift is theirs now, the second one no more.
  private static final Set<String> TRADES =
      Set.of("trade_asked/trade.done", "trade_ended/how.traded");

  static List<SeatMove> of(Reading says) {
    if (says.seats().isEmpty()) {
      return List.of();
    }
    var first = says.seats().getFirst();
    if (GETS.contains(says.kind())) {
      return List.of(new SeatMove(says.kind(), first, true));
    }
    if (LOSES.contains(says.kind())) {
      return List.of(new SeatMove(says.kind(), first, false));
    }
    if (TRADES.contains(says.kind())) {
      return Stream.of(
              new SeatMove(says.kind(), first, true),
              new SeatMove(says.kind(), says.seats().getLast(), false))
          .toList();
    }
    return List.of();
  }

  /// Whether somebody else was told first that they have it: both change in one act.
  boolean isHandedOver() {
    return kind.startsWith("trade_ended/");
  }
}
