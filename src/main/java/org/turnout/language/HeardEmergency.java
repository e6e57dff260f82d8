package org.turnout.language;

/// Whether a text says that somebody is in danger now.
public sealed interface HeardEmergency {
  /// It says so: the fixed text is the answer.
  ///
  /// @param language the tag of the language that it says so in
  record Clear(Emergency kind, String language) implements HeardEmergency {}

  /// It may say so: the text goes its way, and a person looks.
  record Doubtful(Emergency kind) implements HeardEmergency {}

  /// It speaks of something else, of the past, or of what might be.
  record None() implements HeardEmergency {}
}
