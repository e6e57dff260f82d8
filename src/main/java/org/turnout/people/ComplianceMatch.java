package org.turnout.people;

/// What a text means for consent, before any flow sees it.
public sealed interface ComplianceMatch {
  /// The person wants no more texts.
  ///
  /// @param match how sure we are, for the consent log
  /// @param rule the word or phrase that decided
  record Stop(Match match, String rule) implements ComplianceMatch {}

  /// The person wants texts again.
  record Start(String rule) implements ComplianceMatch {}

  /// YES: a start from a stopped phone, an answer from any other.
  record StartIfStopped(String rule) implements ComplianceMatch {}

  /// The person asks for help; answered always, stopped or not.
  record Help(String rule) implements ComplianceMatch {}

  /// The phone is not whose we think: it is unlinked, and nothing more is sent to it.
  record WrongNumber(String rule) implements ComplianceMatch {}

  /// A plea to end texts with something left over: it is held, and the person is asked once whether
  /// they mean all texts.
  record Plea(String rule) implements ComplianceMatch {}

  /// May be an opt-out: broadcasts wait until a person has looked, or a day has passed.
  record Review(String rule) implements ComplianceMatch {}

  /// `Liked "..."`: written by the phone, recorded and never answered.
  record Reaction() implements ComplianceMatch {}

  /// "I'm driving": written by the phone, recorded and never answered.
  record AutoReply(String rule) implements ComplianceMatch {}

  /// Nothing to do with consent.
  record Nothing() implements ComplianceMatch {}

  /// How a stop was known.
  enum Match {
    EXACT,
    PHRASE
  }
}
