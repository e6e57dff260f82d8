package org.turnout.language;

import java.util.function.Predicate;

/// Words around what a sentence is about: those of a question of when and where, of since when
/// something is so, and of what one chooses among.
///
/// @param asks "what time", "where"
/// @param attending change nothing next to these: "does it start", "do i have to be there"
/// @param lately "now", "since last week"
/// @param noLonger "i dont work there anymore": what comes behind it is so now
/// @param kinds "the bargaining one", "picket texts"
record SentenceWords(
    PhraseTable<Boolean> asks,
    PhraseTable<Boolean> attending,
    PhraseTable<Boolean> lately,
    PhraseTable<Boolean> noLonger,
    PhraseTable<Boolean> kinds) {
  static SentenceWords read(DataFile answers) {
    var lists = new WordLists(answers);
    return new SentenceWords(
        lists.set("when and where"),
        lists.set("attending"),
        lists.set("lately"),
        lists.set("no longer"),
        lists.set("kinds"));
  }

  /// These words and another language's.
  SentenceWords and(SentenceWords other) {
    Predicate<String> none = _ -> false;
    return new SentenceWords(
        asks.orElse(other.asks, none),
        attending.orElse(other.attending, none),
        lately.orElse(other.lately, none),
        noLonger.orElse(other.noLonger, none),
        kinds.orElse(other.kinds, none));
  }
}
