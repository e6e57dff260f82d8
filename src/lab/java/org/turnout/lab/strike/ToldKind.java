package org.turnout.lab.strike;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/// What the texts of a strike are about, as a report counts them; the first that fits.
enum ToldKind {
  INVITATION("the invitation", "blast"),
  OPENED("shifts have opened", "roster/opening"),
  NOT_YET("no shift to take now", "shift/day.if_none", "shift/place.not_yet"),
  SIGN_UP("questions of sign-up", "shift/", "take_place/duty", "lead_time/", "join_alerts/"),
  YOURS("a place is yours", "*/place.got_it", "*/take.got_it", "roster/added"),
  IN_LINE("you are in line", "*.WAIT.say"),
  OFFER("a place opened: do you take it?", "place_opened/offer"),
  TOO_LATE("your time to take it is up", "roster/lapsed", "take_place/"),
  COVER("somebody is missing: can you come?", "cover_asked/"),
  STANDBY("standing by", "standby"),
  DROPPED("giving a place back", "drop/"),
  TRADE("giving and trading", "give/", "trade_"),
  REMINDER("reminders", "roster/reminder"),
  CHECK_IN("check-in and check-out", "here/", "leaving/"),
  CAPTAIN("captains: lists, who is missing, sign-ins", "system/captain"),
  INCIDENT("the incident and its alarm", "system/alarm", "system/emergency"),
  OFF("called off", "roster/called off"),
  BACK("back to work", "roster/back"),
  STOPPED("the confirmation of STOP", "system/stopped"),
  OTHER("other", "");

  /// A text that says that a place is theirs and asks one more thing counts as the former.
  private static final Comparator<ToldKind> ASIDE_LAST =
      Comparator.comparing((ToldKind it) -> it == SIGN_UP).thenComparing(Comparator.naturalOrder());

  private final String words;
  private final ImmutableList<String> kinds;

  /// @param kinds how the kinds of the campaign's texts begin; behind `*` how they end
  ToldKind(String words, String... kinds) {
    this.words = words;
    this.kinds = ImmutableList.copyOf(kinds);
  }

  String words() {
    return words;
  }

  static ToldKind of(PhoneText text) {
    return text.says().stream().map(says -> of(says.kind())).min(ASIDE_LAST).orElse(OTHER);
  }

  private static ToldKind of(String kind) {
    return Optional.of(kind)
        .filter(YOURS::fits)
        .map(_ -> YOURS)
        .or(() -> Optional.of(kind).filter(IN_LINE::fits).map(_ -> IN_LINE))
        .orElseGet(
            () -> Arrays.stream(values()).filter(it -> it.fits(kind)).findFirst().orElse(OTHER));
  }

  private boolean fits(String kind) {
    return kinds.stream()
        .anyMatch(it -> it.startsWith("*") ? kind.endsWith(it.substring(1)) : kind.startsWith(it));
  }
}
