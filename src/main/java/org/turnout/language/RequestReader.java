package org.turnout.language;

import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.turnout.language.PhraseTable.Match;

/// Finds what a sentence asks for: "can i get 25 stickers plz". A question, a complaint, a report
/// about the past and a negation that name a thing ask for nothing.
record RequestReader(Vocabulary vocabulary, NumberParser numbers) {
  /// A longer text is a story.
  private static final int MOST_WORDS = 30;

  /// A text of so few words that begins with a thing asks for it.
  private static final int FEW = 3;

  /// What something is for is named within so many words.
  private static final int NEAR = 3;

  /// Words are known with one slip from this length on.
  private static final int FORGIVEN = 6;

  /// What the text names, and whether it asks for it.
  ///
  /// @param things the words that name each thing
  <T> Request<T> in(String text, PhraseTable<T> things) {
    var said = Utterance.of(text);
    if (said.words().size() < 2 || said.words().size() > MOST_WORDS) {
      return new Request<>(List.of(), false);
    }
    boolean asked = said.has(vocabulary.requests()) || counts(said);
    boolean polite = asksPolitely(said);
    boolean undoing = said.has(vocabulary.undoing());
    var found = new LinkedHashSet<T>();
    for (int i = 0; i < said.words().size(); i++) {
      Match<T> match = thing(said, i, things);
      if (match == null) {
        continue;
      }
      asked |= match.words() > 1 || (i == 0 && said.words().size() <= FEW); // "shift tomorrow"
      List<String> words = said.words().subList(i, i + match.words());
      said.explain(i, match.words());
      if (undoing == takesBack(words) && (found.isEmpty() || !purpose(said, i))) {
        found.add(match.value());
      }
      i += match.words() - 1;
    }
    boolean open =
        said.has(vocabulary.over())
            || said.has(vocabulary.negations())
            || said.has(vocabulary.doubts())
            || (!polite && (said.asks() || said.has(vocabulary.questions())));
    return new Request<>(List.copyOf(found), asked && !open);
  }

  /// The thing named here: not by a small word ("me", "hi"), nor by one of a longer request ("sign
  /// me up").
  private <T> @Nullable Match<T> thing(Utterance said, int at, PhraseTable<T> things) {
    Match<T> match = said.match(things, at);
    Match<Boolean> request = said.match(vocabulary.requests(), at);
    if (match == null) {
      return said.isExplained(at) ? null : slip(said.words().get(at), things);
    }
    boolean courtesy =
        vocabulary.courtesy().has(String.join(" ", said.words().subList(at, at + match.words())));
    boolean small = match.words() == 1 && passing(said.words().get(at));
    boolean within = request != null && request.words() > match.words();
    return courtesy || small || within ? null : match;
  }

  /// "stikers": one letter off a word that names a thing.
  private <T> @Nullable Match<T> slip(String word, PhraseTable<T> things) {
    T meant = vocabulary.has(word) ? null : things.misspelled(word, FORGIVEN);
    return meant == null ? null : new Match<>(meant, 1);
  }

  /// "stickers for the night shift": the shift is whom they are for.
  private boolean purpose(Utterance said, int at) {
    for (int i = Math.max(0, at - NEAR); i < at; i++) {
      if (vocabulary.purpose().at(said.words(), i) != null) {
        return true;
      }
    }
    return false;
  }

  private boolean takesBack(List<String> words) {
    var phrase = Utterance.of(String.join(" ", words));
    return phrase.has(vocabulary.undoing());
  }

  /// "me", "hi": too small to name anything in a sentence.
  private boolean passing(String word) {
    return vocabulary.fillers().has(word) || vocabulary.courtesy().has(word);
  }

  /// "can i get ... ?" asks for a thing, not about it.
  private boolean asksPolitely(Utterance said) {
    for (int i = 0; i < said.words().size(); i++) {
      Match<Boolean> courtesy = said.match(vocabulary.courtesy(), i);
      if (courtesy == null) {
        return said.match(vocabulary.requests(), i) != null;
      }
      i += courtesy.words() - 1;
    }
    return false;
  }

  /// "50 stickers for med surg".
  private boolean counts(Utterance said) {
    for (int i = 0; i + 1 < said.words().size(); i++) {
      NumberParser.Spoken spoken = numbers.spoken(said.words(), i);
      int words = spoken.words() > 0 ? spoken.words() : digits(said.words().get(i));
      if (words > 0
          && i + words < said.words().size()
          && said.match(vocabulary.counted(), i + words) != null) {
        return true;
      }
    }
    return false;
  }

  private static int digits(String word) {
    return NumberParser.digits(word) instanceof ParsedAnswer.Understood<Long> ? 1 : 0;
  }
}
