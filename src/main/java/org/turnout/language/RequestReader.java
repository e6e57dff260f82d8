package org.turnout.language;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.turnout.language.PhraseTable.Match;

/// Finds what a sentence asks for: "can i get 25 stickers plz". A question, a complaint, a report
/// about the past and a negation that name a thing ask for nothing.
record RequestReader(Vocabulary vocabulary, NumberParser numbers, SentenceWords words) {
  /// A longer text is a story.
  private static final int MOST_WORDS = 30;

  /// A text of so few words that begins with a thing asks for it.
  private static final int FEW = 3;

  /// What something is for is named within so many words.
  private static final int NEAR = 5;

  /// More words than this that nobody can explain tell a story.
  private static final int STRANGE = 2;

  /// Behind a thing so many names are a line of answers: a name, an employer, a site.
  private static final int MOST_NAMES = 7;

  private static final Pattern CLOCK =
      Pattern.compile("\\d{1,2}(:\\d\\d)?(-\\d{1,2})?[ap]m?|\\d{1,2}:\\d\\d");

  private static final Pattern ZIP = Pattern.compile("\\d{5}");

  /// Words are known with one slip from this length on.
  private static final int FORGIVEN = 6;

  /// What the text names, and whether it asks for it. When it does not as a whole, one part of it
  /// may: "ill sign but im not picketing".
  ///
  /// @param things the words that name each thing
  /// @param kind what makes two of them the same
  <T> NamedThings<T> in(String text, PhraseTable<T> things, Function<T, ?> kind) {
    NamedThings<T> whole = sentence(text, things);
    var parts = new WishParts(this, words.joints());
    if (whole.things().isEmpty() || (whole.asked() && whole.things().size() == 1)) {
      return whole;
    }
    if (whole.asked()) {
      whole = parts.wanted(text, things, kind).orElse(whole);
    }
    return whole.asked()
        ? whole.apart(parts.isApart(text, things, kind))
        : parts.of(text, things, kind).orElse(whole);
  }

  List<String> parts(String text) {
    return new WishParts(this, words.joints()).parts(text);
  }

  /// The same of one sentence.
  <T> NamedThings<T> sentence(String text, PhraseTable<T> things) {
    var said = withoutTimes(Utterance.of(text));
    if (said.words().isEmpty() || said.words().size() > MOST_WORDS) {
      return NamedThings.none();
    }
    boolean wish = said.has(vocabulary.requests()) || said.has(vocabulary.politely());
    boolean asked = wish || counts(said);
    boolean wonders = !asksPolitely(said) && wonders(said);
    boolean undoing = said.has(vocabulary.undoing());
    boolean named = false;
    boolean line = false;
    boolean besides = false;
    boolean direct = false;
    var found = new LinkedHashSet<T>();
    for (int i = 0; i < said.words().size(); i++) {
      Match<T> match = thing(said, i, things);
      if (match == null) {
        continue;
      }
      named |= match.words() > 1 || (i == 0 && said.words().size() <= FEW); // "shift tomorrow"
      line |= i == 0 && isLine(said, match.words());
      List<String> phrase = said.words().subList(i, i + match.words());
      direct |= isWanted(said, i);
      said.explain(i, match.words());
      boolean purpose = purpose(said, i);
      if ((!undoing || takesBack(phrase)) && (found.isEmpty() || !purpose)) {
        besides |= purpose;
        found.add(match.value());
      }
      i += match.words() - 1;
    }
    said.explainAll(vocabulary.requests());
    boolean past = said.has(vocabulary.over());
    boolean complains = (past || said.has(vocabulary.negations())) && !beginsAsQuestion(said);
    boolean open =
        wonders
            || (past && !direct)
            || said.has(vocabulary.negations())
            || said.has(vocabulary.doubts());
    said.grade(vocabulary); // explains courtesy and small words
    asked |= line || said.allExplained() || (named && said.left() <= STRANGE);
    boolean aimed = asked && !open && !besides;
    return new NamedThings<>(
        List.copyOf(found),
        asked && !open,
        aimed,
        aimed && wish && said.allExplained(),
        new NamedThings.Aside(false, complains, past, text));
  }

  /// "PETITION Ana Cruz SCPMG Bakersfield": what follows the thing are names, and no word of a
  /// sentence.
  private boolean isLine(Utterance said, int from) {
    int all = said.words().size();
    return all - from > 1
        && all - from <= MOST_NAMES
        && said.words().subList(from, from + 2).stream().noneMatch(vocabulary.everyday()::has)
        && said.words().subList(from, all).stream()
            .noneMatch(word ->
                !isOfLine(word)
                    && (vocabulary.everyday().has(word)
                        || passing(word)
                        || vocabulary.has(word)
                        || !Character.isLetter(word.codePointAt(0))));
  }

  /// A word of an address or a workplace: "kaiser", "94601".
  private boolean isOfLine(String word) {
    return ZIP.matcher(word).matches() || vocabulary.placeWords().has(word);
  }

  /// "need more stickers": a wish, or a number, right before the thing. What is past with it is why
  /// it is wanted: "everybody took them".
  private boolean isWanted(Utterance said, int at) {
    int from = at;
    while (from > 0
        && (isNumber(said, from - 1)
            || words.further().has(said.words().get(from - 1))
            || vocabulary.roughly().has(said.words().get(from - 1)))) {
      from--;
    }
    for (int i = Math.max(0, from - NEAR); i < from; i++) {
      Match<Boolean> wish = said.match(vocabulary.requests(), i);
      if (wish != null && i + wish.words() == from) {
        return true;
      }
    }
    return false;
  }

  /// "drop my thursday shift" asks for the same as "drop my shift".
  Utterance withoutTimes(Utterance said) {
    return said.without(i ->
        vocabulary.days().has(said.words().get(i))
            || vocabulary.halves().has(said.words().get(i))
            || vocabulary.relativeDays().has(said.words().get(i))
            || isClock(said.words().get(i)));
  }

  /// "6am", "10-2pm", "7:30".
  boolean isClock(String word) {
    return CLOCK.matcher(word).matches();
  }

  /// Whether it asks about something: by a question mark, by a word that asks, or because it begins
  /// as questions do, "is my ...".
  boolean wonders(Utterance said) {
    int first = afterCourtesy(said);
    return said.asks()
        || said.has(vocabulary.questions())
        || (first < said.words().size() && vocabulary.openings().at(said.words(), first) != null);
  }

  private boolean beginsAsQuestion(Utterance said) {
    int first = afterCourtesy(said);
    return first < said.words().size()
        && (vocabulary.questions().at(said.words(), first) != null
            || vocabulary.openings().at(said.words(), first) != null);
  }

  private int afterCourtesy(Utterance said) {
    int first = 0;
    while (first < said.words().size()) {
      Match<Boolean> courtesy = said.match(vocabulary.courtesy(), first);
      if (courtesy == null) {
        break;
      }
      first += courtesy.words();
    }
    return first;
  }

  /// The thing named here: not by a small word ("me", "hi"), nor by one of a longer request ("sign
  /// me up").
  private <T> @Nullable Match<T> thing(Utterance said, int at, PhraseTable<T> things) {
    Match<T> match = said.match(things, at);
    Match<Boolean> request = said.match(vocabulary.requests(), at);
    if (match == null) {
      return said.isExplained(at) || request != null ? null : slip(said.words().get(at), things);
    }
    boolean courtesy =
        vocabulary.courtesy().has(String.join(" ", said.words().subList(at, at + match.words())));
    boolean small = match.words() == 1 && passing(said.words().get(at));
    boolean within = request != null && request.words() > match.words();
    return courtesy || small || within ? null : match;
  }

  /// "stikers": one letter off a word that names a thing.
  private <T> @Nullable Match<T> slip(String word, PhraseTable<T> things) {
    boolean known =
        vocabulary.everyday().has(word)
            || (vocabulary.has(word) && !vocabulary.counted().has(word)); // "shirts" are no shifts
    T meant = known ? null : things.misspelled(word, FORGIVEN);
    return meant == null ? null : new Match<>(meant, 1);
  }

  /// "stickers for the night shift": the shift is whom they are for.
  private boolean purpose(Utterance said, int at) {
    for (int i = at - 1; i >= Math.max(0, at - NEAR); i--) {
      if (vocabulary.glue().has(said.words().get(i))) {
        return false; // "for me, and a shift"
      }
      if (vocabulary.purpose().at(said.words(), i) != null) {
        return !counted(said, at) && !isOfWish(vocabulary, said.words(), i);
      }
    }
    return false;
  }

  /// Whether a wish takes the word, too: what comes behind "put me down for" is wanted.
  static boolean isOfWish(Vocabulary vocabulary, List<String> words, int at) {
    for (int i = Math.max(0, at - NEAR); i < at; i++) {
      Match<Boolean> wish = vocabulary.requests().at(words, i);
      if (wish != null && i + wish.words() > at) {
        return true;
      }
    }
    return false;
  }

  /// "16 stickers", "14 more stickers".
  private boolean counted(Utterance said, int at) {
    return (at > 0 && isNumber(said, at - 1)) || (at > 1 && isNumber(said, at - 2));
  }

  private boolean isNumber(Utterance said, int at) {
    return numbers.spoken(said.words(), at).words() > 0 || digits(said.words().get(at)) > 0;
  }

  private boolean takesBack(List<String> words) {
    var phrase = Utterance.of(String.join(" ", words));
    return phrase.has(vocabulary.undoing()) || phrase.has(vocabulary.negations());
  }

  /// "me", "hi": too small to name anything in a sentence.
  private boolean passing(String word) {
    return vocabulary.fillers().has(word) || vocabulary.courtesy().has(word);
  }

  /// "could we please get ... ?" asks for a thing, not about it; so does what begins with a wish.
  private boolean asksPolitely(Utterance said) {
    int first = afterCourtesy(said);
    return said.has(vocabulary.politely())
        || (first < said.words().size() && said.match(vocabulary.requests(), first) != null);
  }

  /// "50 stickers for med surg", "stickers, 32".
  private boolean counts(Utterance said) {
    for (int i = 0; i < said.words().size(); i++) {
      if (said.match(vocabulary.counted(), i) != null
          && (counted(said, i) || (i == 0 && said.words().size() > 1 && isNumber(said, 1)))) {
        return true;
      }
    }
    return false;
  }

  private static int digits(String word) {
    return NumberParser.digits(word) instanceof ParsedAnswer.Understood<Long> ? 1 : 0;
  }
}
