package org.turnout.lab.strike;

import java.util.Arrays;
import java.util.List;
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

  private final String words;
  private final List<String> kinds;

  /// @param kinds how the kinds of the campaign's texts begin; behind `*` how they end
  ToldKind(String words, String... kinds) {
    this.words = words;
    this.kinds = List.of(kinds);
  }

  String words() {
    return words;
  }

  static ToldKind of(PhoneText text) {
    return text.says().stream()
        .map(says -> of(says.kind()))
        .min(java.util.Comparator.comparingInt(ToldKind::rank))
        .orElse(OTHER);
  }

  /// A text that says that a place is theirs and asks one more thing counts as the former.
  private int rank() {
    return this == SIGN_UP ? OTHER.ordinal() : ordinal();
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
