package org.turnout.line;

import java.time.Instant;
import java.util.Optional;
import org.turnout.language.TextFold;

/// Somebody on the list of a shift: who holds it, or came without.
///
/// @param reservation empty for a walk-in
/// @param heard false when the last text to them was not delivered: they may not know
record ListedPerson(
    long person,
    Optional<String> name,
    Optional<Long> reservation,
    Optional<Instant> arrivedAt,
    Optional<Instant> leftAt,
    Optional<Instant> missedAt,
    boolean heard) {
  boolean isHere() {
    return arrivedAt.isPresent() && leftAt.isEmpty();
  }

  /// Nobody knows where they are.
  boolean isAwaited() {
    return arrivedAt.isEmpty() && missedAt.isEmpty();
  }

  boolean isWalkIn() {
    return reservation.isEmpty();
  }

  /// As a captain reads it; without a name, by their number on the list.
  String called() {
    String words = name.orElse("no name (" + person + ")");
    return heard ? words : words + " (not told)";
  }

  /// Whether somebody means them by this: the whole name, or how it begins, however written.
  boolean isCalled(String words) {
    String own = " " + TextFold.words(name.orElse("")).strip() + " ";
    return own.startsWith(" " + TextFold.words(words).strip() + " ");
  }

  /// Never the name.
  @Override
  public String toString() {
    return "ListedPerson[" + person + "]";
  }
}
