package org.turnout.language;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Small words around an answer.
///
/// @param subjects begin a sentence that tells something: "they", "i"
/// @param own before the noun of a question: "my unit"
/// @param nouns of questions: "unit"
/// @param groups are no name of whom something is for, whatever of `around` is next to them: "the
///   floor", "everyone in my unit"
/// @param around words next to such a group
/// @param adverbs how words end that say how something is: "unfortunately"
/// @param verbs between them and the answer, or alone before it: "is", "its for"
record CoreWords(
    PhraseTable<Boolean> subjects,
    PhraseTable<Boolean> own,
    PhraseTable<Boolean> nouns,
    PhraseTable<Boolean> groups,
    PhraseTable<Boolean> around,
    Set<String> adverbs,
    PhraseTable<Boolean> verbs) {
  static CoreWords read(WordLists lists) {
    return new CoreWords(
        lists.set("subjects"),
        lists.set("own"),
        lists.set("asked nouns"),
        lists.set("nameless groups"),
        lists.set("around groups"),
        OptOutWords.folded(lists.file().list("adverb endings")),
        lists.set("answer verbs"));
  }

  /// These words and another language's.
  CoreWords and(CoreWords other) {
    Predicate<String> none = _ -> false;
    return new CoreWords(
        subjects.orElse(other.subjects, none),
        own.orElse(other.own, none),
        nouns.orElse(other.nouns, none),
        groups.orElse(other.groups, none),
        around.orElse(other.around, none),
        Stream.concat(adverbs.stream(), other.adverbs.stream()).collect(toUnmodifiableSet()),
        verbs.orElse(other.verbs, none));
  }
}
