package org.turnout.language;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.turnout.language.NamedThings.Aside;

/// The parts of a text that says several things, parted at its signs and at words such as "and" or
/// "but".
///
/// @param joints those words
record WishParts(RequestReader requests, PhraseTable<Boolean> joints) {
  /// So many words more than a wish tell something.
  private static final int STORY = 3;

  private static final Pattern SIGNS = Pattern.compile("(?<=[.!?;,\\n])\\s+|(?<=[;\\n])");

  /// What the parts ask for that ask for something, when others only speak of it: "ill sign but im
  /// not picketing".
  <T> Optional<NamedThings<T>> of(String text, PhraseTable<T> things, Function<T, ?> kind) {
    var found = new LinkedHashSet<T>();
    var wish = new ArrayList<String>();
    boolean aimed = true;
    boolean goesOn = false;
    boolean plain = isPlain(text);
    for (String part : parts(text)) {
      NamedThings<T> named = requests.sentence(part, things);
      if (named.asked()
          && !named.things().isEmpty()
          && (asks(part) || isPhrase(part, things) || (plain && isAlone(part, things)))) {
        found.addAll(named.things());
        aimed &= named.aimed();
        wish.add(part);
      } else {
        goesOn |= tells(part, !named.things().isEmpty());
      }
    }
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new NamedThings<>(
                List.copyOf(found),
                true,
                aimed,
                false,
                new Aside(isApart(text, things, kind), false, goesOn, String.join(" ", wish))));
  }

  /// What the parts ask for, when others only name something: "haha that picket video. send me 5
  /// stickers".
  <T> Optional<NamedThings<T>> wanted(String text, PhraseTable<T> things, Function<T, ?> kind) {
    var found = new LinkedHashSet<T>();
    var named = new HashSet<Object>();
    var wish = new ArrayList<String>();
    boolean goesOn = false;
    for (String part : parts(text)) {
      NamedThings<T> here = requests.sentence(part, things);
      here.things().forEach(thing -> named.add(kind.apply(thing)));
      boolean names = !here.things().isEmpty();
      boolean tells = !(here.asked() && names) && tells(part, names);
      goesOn |= tells;
      if (!tells) {
        found.addAll(here.things());
        wish.add(part);
      }
    }
    boolean fewer = found.stream().map(kind).distinct().count() < named.size();
    return found.isEmpty() || !fewer
        ? Optional.empty()
        : Optional.of(
            new NamedThings<>(
                List.copyOf(found),
                true,
                true,
                false,
                new Aside(
                    isApart(String.join(", ", wish), things, kind),
                    false,
                    goesOn,
                    String.join(" ", wish))));
  }

  /// Whether each kind of thing that a text names is in a part of its own.
  <T> boolean isApart(String text, PhraseTable<T> things, Function<T, ?> kind) {
    var seen = new HashSet<Object>();
    for (String part : parts(text)) {
      List<?> named =
          requests.sentence(part, things).things().stream().map(kind).distinct().toList();
      if (named.size() > 1) {
        return false; // "the picket updates"
      }
      seen.addAll(named);
    }
    return seen.size() > 1;
  }

  private boolean asks(String part) {
    var said = Utterance.of(part);
    Vocabulary vocabulary = requests.vocabulary();
    return said.has(vocabulary.requests()) || said.has(vocabulary.politely());
  }

  /// "ok. petition. Ana Cruz": a part is nothing but the word for a thing.
  private static boolean isAlone(String part, PhraseTable<?> things) {
    return things.has(TextFold.words(part));
  }

  /// Whether nothing in a text is a question, a complaint, or past.
  private boolean isPlain(String text) {
    var said = Utterance.of(text);
    Vocabulary vocabulary = requests.vocabulary();
    return !requests.wonders(said)
        && !said.has(vocabulary.over())
        && !said.has(vocabulary.negations());
  }

  /// "We won't stop!! where do i sign": nothing but several words that name a thing.
  private static boolean isPhrase(String part, PhraseTable<?> things) {
    return part.strip().indexOf(' ') > 0 && things.has(TextFold.words(part));
  }

  /// Whether a part that asks for nothing says something that a person should read.
  private boolean tells(String part, boolean named) {
    var said = Utterance.of(part);
    Vocabulary vocabulary = requests.vocabulary();
    if (requests.wonders(said) || said.has(vocabulary.over())) {
      return true;
    }
    boolean says = said.has(vocabulary.negations()) || said.has(vocabulary.doubts());
    said.grade(vocabulary);
    return (says && !named) || said.left() >= STORY;
  }

  List<String> parts(String text) {
    var parts = new ArrayList<String>();
    for (String sentence : SIGNS.splitAsStream(text.strip()).toList()) {
      var part = new ArrayList<String>();
      for (String word : List.of(sentence.split("\\s+"))) {
        if (joints.has(TextFold.words(word)) && !part.isEmpty()) {
          parts.add(String.join(" ", part));
          part.clear();
        } else {
          part.add(word);
        }
      }
      if (!part.isEmpty()) {
        parts.add(String.join(" ", part));
      }
    }
    return parts.isEmpty() ? List.of(text) : List.copyOf(parts);
  }
}
