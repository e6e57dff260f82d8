package org.turnout.language;

import java.util.function.Predicate;

/// Words of a reason behind a no.
///
/// @param leads begin the reason where no sign parts it from the no: "my", "because"
/// @param body what a body can't: "knees", "pregnant"
/// @param otherwise next to these it is another reason, or none: "surgery", "fine"
record NoWords(
    PhraseTable<Boolean> leads, PhraseTable<Boolean> body, PhraseTable<Boolean> otherwise) {
  static NoWords read(WordLists lists) {
    return new NoWords(
        lists.set("reason leads"), lists.set("reasons of the body"), lists.set("other reasons"));
  }

  /// These words and another language's.
  NoWords and(NoWords other) {
    Predicate<String> none = _ -> false;
    return new NoWords(
        leads.orElse(other.leads, none),
        body.orElse(other.body, none),
        otherwise.orElse(other.otherwise, none));
  }
}
