package org.turnout.roster;

/// What a call-off ends, counted before it is done and again when it is.
///
/// @param shifts that have not ended
/// @param holders people with a place in one of them
/// @param waiting people who only wait for one
/// @param unreachable of both, those whom no text reaches: a person has to call them
/// @param code to confirm exactly this plan
public record CallOffPlan(
    String roster,
    String scope,
    int shifts,
    int holders,
    int waiting,
    int unreachable,
    String code) {
  /// Everybody who hears.
  public int people() {
    return holders + waiting;
  }
}
