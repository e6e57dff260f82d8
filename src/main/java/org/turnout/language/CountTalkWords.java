package org.turnout.language;

import java.util.function.Predicate;

/// Words around a count that is to be another, or that comes on top of one.
///
/// @param own before or behind the count that was: "my 15"
/// @param turned between it and the one that is wanted: "be", "into"
/// @param instead between the one that is wanted and the one that was: "in place of"
/// @param more next to a count that is wanted besides: "10 more"
record CountTalkWords(
    PhraseTable<Boolean> own,
    PhraseTable<Boolean> turned,
    PhraseTable<Boolean> instead,
    PhraseTable<Boolean> more) {
  static CountTalkWords read(WordLists lists) {
    return new CountTalkWords(
        lists.set("own counts"),
        lists.set("turned into"),
        lists.set("in place of"),
        lists.set("on top"));
  }

  /// These words and another language's.
  CountTalkWords and(CountTalkWords other) {
    Predicate<String> none = _ -> false;
    return new CountTalkWords(
        own.orElse(other.own, none),
        turned.orElse(other.turned, none),
        instead.orElse(other.instead, none),
        more.orElse(other.more, none));
  }
}
