package org.turnout.language;

import java.util.function.Predicate;

/// The words of a question about when and where something is that one takes part in, and of since
/// when something is so.
///
/// @param asks "what time", "where"
/// @param attending change nothing beside these: "does it start", "do i have to be there"
/// @param lately "now", "since last week"
record OccasionWords(
    PhraseTable<Boolean> asks, PhraseTable<Boolean> attending, PhraseTable<Boolean> lately) {
  static OccasionWords read(DataFile answers) {
    var lists = new WordLists(answers);
    return new OccasionWords(
        lists.set("when and where"), lists.set("attending"), lists.set("lately"));
  }

  /// These words and another language's.
  OccasionWords and(OccasionWords other) {
    Predicate<String> none = _ -> false;
    return new OccasionWords(
        asks.orElse(other.asks, none),
        attending.orElse(other.attending, none),
        lately.orElse(other.lately, none));
  }
}
