package org.turnout.language;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.turnout.language.PhraseTable.Match;

/// Finds the language that a sentence wishes for. Every word of it must be explained: a name next
/// to a word that nobody knows is about something else, "english breakfast".
///
/// @param names what each language is called
/// @param wished words that may be around the name
/// @param other words that make it no wish, "my english"
/// @param understood verbs for a language that one knows, and the language that they are of
/// @param howWell next to these verbs they change nothing
/// @param within before the name of the language that something is to be in
record LanguageNames(
    PhraseTable<Language> names,
    PhraseTable<Boolean> wished,
    PhraseTable<Boolean> other,
    PhraseTable<Language> understood,
    PhraseTable<Boolean> howWell,
    PhraseTable<Boolean> within) {
  /// In a sentence "en" and "es" are other words.
  private static final int SHORTEST = 5;

  /// A shorter word is near too many others.
  private static final int FEWEST_LETTERS = 4;

  static LanguageNames of(Collection<Language> all) {
    var names = new HashMap<String, Language>();
    var understood = new HashMap<String, Language>();
    var wished = new HashMap<String, Boolean>();
    var other = new HashMap<String, Boolean>();
    var howWell = new HashMap<String, Boolean>();
    var within = new HashMap<String, Boolean>();
    for (Language language : all) {
      if (language.spoken()) {
        language.names().stream()
            .filter(name -> name.length() >= SHORTEST)
            .forEach(name -> names.put(name, language));
        language.about("understood").forEach(verb -> understood.putIfAbsent(verb, language));
        put(wished, language.about("wished"));
        put(other, language.about("not wished"));
        put(howWell, language.about("how well"));
        put(within, language.about("within"));
      }
    }
    return new LanguageNames(
        new PhraseTable<>(names),
        new PhraseTable<>(wished),
        new PhraseTable<>(other),
        new PhraseTable<>(understood),
        new PhraseTable<>(howWell),
        new PhraseTable<>(within));
  }

  private static void put(Map<String, Boolean> all, Set<String> words) {
    words.forEach(word -> all.put(word, true));
  }

  /// @param vocabulary of the person who wrote it
  LanguageWish wish(String text, Vocabulary vocabulary) {
    var said = Utterance.of(text);
    Set<Language> named = new LinkedHashSet<>(said.take(names));
    if (named.isEmpty() || said.has(vocabulary.questions())) {
      return LanguageWish.NONE;
    }
    Language verb = said.take(understood).stream().findFirst().orElse(null);
    boolean negated = said.has(vocabulary.negations());
    said.explainAll(vocabulary.politely());
    said.explainAll(vocabulary.requests());
    said.explainAll(wished);
    if (said.has(other) || (!negated && said.has(vocabulary.doubts()))) {
      return LanguageWish.NONE;
    }
    said.explainAll(howWell);
    said.explainAll(vocabulary.negations());
    said.explainAll(vocabulary.courtesy());
    said.explainAll(vocabulary.fillers());
    if (!said.allExplained() && !isSlip(said)) {
      return LanguageWish.NONE;
    }
    if (named.size() > 1) {
      return LanguageWish.ANOTHER; // "english or spanish?"
    }
    Language language = named.iterator().next();
    return negated ? instead(language, verb) : new LanguageWish.Speaks(language);
  }

  /// "mandenmelos en español": all that is left is one mistyped word, and the name is what
  /// something is to be in.
  private boolean isSlip(Utterance said) {
    List<String> left = said.unexplained();
    boolean in =
        IntStream.range(1, said.words().size())
            .anyMatch(
                i -> names.at(said.words(), i) != null && within.has(said.words().get(i - 1)));
    return in && left.size() == 1 && isNear(left.getFirst());
  }

  private boolean isNear(String word) {
    for (String known : wished.phrases()) {
      if (near(word, known)) {
        return true;
      }
    }
    return false;
  }

  private static boolean near(String word, String known) {
    int most = Math.min(word.length(), known.length());
    return most >= FEWEST_LETTERS
        && known.indexOf(' ') < 0
        && (EditDistance.distance(word, known, 1) <= 1
            || (most > FEWEST_LETTERS + 1 && word.startsWith(known.substring(0, most - 2))));
  }

  /// "no hablo inglés" is said in the language that is wished for; "i don't speak english" is not.
  private static LanguageWish instead(Language refused, @Nullable Language verb) {
    return verb == null || verb == refused ? LanguageWish.ANOTHER : new LanguageWish.Speaks(verb);
  }

  /// The language that a longer sentence wants something in: "can i sign the petition in spanish".
  /// What is counted may itself be in a language: "20 stickers in spanish".
  ///
  /// @param vocabulary of the person who wrote it
  Optional<Language> within(String text, Vocabulary vocabulary) {
    var said = Utterance.of(text);
    for (int i = 1; i < said.words().size(); i++) {
      Match<Language> name = said.match(names, i);
      boolean counted = i > 1 && vocabulary.counted().has(said.words().get(i - 2));
      if (name != null && within.has(said.words().get(i - 1)) && !counted) {
        return Optional.of(name.value());
      }
    }
    return Optional.empty();
  }
}
