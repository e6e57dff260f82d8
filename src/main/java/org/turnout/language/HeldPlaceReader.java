package org.turnout.language;

import java.util.List;
import java.util.Optional;
import org.turnout.language.PhraseTable.Match;

/// Hears what people write about a place that they hold: that they don't come, that they do, or
/// that they want another one.
public final class HeldPlaceReader {
  /// A longer text is a story.
  private static final int MOST_WORDS = 25;

  /// A day is this near to "cant do".
  private static final int NEAR = 3;

  private final Vocabulary vocabulary;
  private final RequestReader requests;
  private final PlaceWords words;
  private final TimeWords times;

  HeldPlaceReader(RequestReader requests, PlaceWords words, TimeWords times) {
    this.vocabulary = requests.vocabulary();
    this.requests = requests;
    this.words = words;
    this.times = times;
  }

  /// Another place for one that is held.
  ///
  /// @param from what is said of the one that is held
  /// @param into what is said of the other one
  public record Swap(String from, String into) {}

  /// The words that say that the writer does not come, on a day or at all; what comes behind "but"
  /// is none of them. "i cant do this anymore" and what others can't do is something else.
  public Optional<String> absence(String text) {
    var said = Utterance.of(text);
    if (said.words().isEmpty() || said.words().size() > MOST_WORDS || said.has(words.unsure())) {
      return Optional.empty();
    }
    for (int i = 0; i < said.words().size(); i++) {
      Match<Boolean> absent = said.match(words.absent(), i);
      Match<Boolean> cannot = said.match(words.cannot(), i);
      int end = absent != null ? i + absent.words() : cannot != null ? i + cannot.words() : i;
      if (end > i && isOwn(said, i)) {
        boolean sure = absent != null;
        if (isAboutDay(said, i, end, sure) || (sure && isComplete(said, end))) {
          return Optional.of(String.join(" ", clause(said, i, end)));
        }
      }
    }
    return Optional.empty();
  }

  /// What is between one "but" and the next.
  private List<String> clause(Utterance said, int from, int end) {
    int first = from;
    while (first > 0 && vocabulary.doubts().at(said.words(), first - 1) == null) {
      first--;
    }
    int last = end;
    while (last < said.words().size() && vocabulary.doubts().at(said.words(), last) == null) {
      last++;
    }
    return said.words().subList(first, last);
  }

  /// "dave cant make it" is not about the writer.
  private boolean isOwn(Utterance said, int at) {
    if (at == 0) {
      return true;
    }
    String before = said.words().get(at - 1);
    return vocabulary.courtesy().has(before)
        || vocabulary.fillers().has(before)
        || vocabulary.glue().has(before)
        || vocabulary.doubts().has(before)
        || vocabulary.corrections().has(before)
        || times.isTime(said, at - 1);
  }

  /// Whether the sentence ends there: "i cant make it to the phone" does not.
  private boolean isComplete(Utterance said, int end) {
    List<String> all = said.words();
    return end >= all.size()
        || (vocabulary.belongs().at(all, end) == null
            && (vocabulary.courtesy().at(all, end) != null
                || vocabulary.fillers().at(all, end) != null
                || vocabulary.glue().at(all, end) != null
                || vocabulary.doubts().at(all, end) != null));
  }

  private boolean isAboutDay(Utterance said, int from, int end, boolean sure) {
    for (int i = end; i < Math.min(end + NEAR, said.words().size()); i++) {
      if (times.isTime(said, i)) {
        return true;
      }
      if (!vocabulary.fillers().has(said.words().get(i))
          && !vocabulary.next().has(said.words().get(i))) {
        break; // "no puedo firmar el jueves"
      }
    }
    List<String> rest = said.words().subList(end, said.words().size());
    boolean last = rest.isEmpty() || vocabulary.courtesy().at(rest, 0) != null;
    last |= !last && sure && vocabulary.belongs().at(rest, 0) == null;
    for (int i = from - 1; last && i >= Math.max(0, from - NEAR); i--) {
      if (times.isTime(said, i)) {
        return true;
      }
    }
    return false;
  }

  /// Whether the writer comes: "see you thursday".
  public boolean isComing(String text) {
    var said = Utterance.of(text);
    return said.words().size() <= MOST_WORDS
        && said.has(words.coming())
        && !said.has(words.unsure())
        && !said.has(vocabulary.negations())
        && !requests.wonders(said);
  }

  /// A wish for another place than the one that is held: "can i swap my friday 6am for the
  /// afternoon".
  ///
  /// @param named whether the text names such a place: "swap my shift"
  public Optional<Swap> swap(String text, boolean named) {
    var said = Utterance.of(text);
    if (said.words().size() > MOST_WORDS
        || said.has(vocabulary.negations())
        || said.has(words.unsure())) {
      return Optional.empty();
    }
    boolean asked =
        said.asks()
            || requests.wonders(said)
            || said.has(vocabulary.requests())
            || said.has(vocabulary.politely());
    for (int i = 0; i < said.words().size(); i++) {
      Match<Boolean> swap = said.match(words.swaps(), i);
      if (swap != null && (asked || i == 0)) { // "i switch to nights on friday"
        List<String> rest = said.words().subList(i + swap.words(), said.words().size());
        String last = said.words().get(i + swap.words() - 1); // "switch to"
        boolean into = swap.words() > 1 && words.into().has(last);
        Swap parts = into ? new Swap("", String.join(" ", rest)) : parts(rest);
        boolean bare = times.strange(Utterance.of(parts.from())) == 0; // not "move the meeting"
        return named || (bare && times.isPlace(rest)) ? Optional.of(parts) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private Swap parts(List<String> rest) {
    for (int i = rest.size() - 1; i >= 0; i--) {
      Match<Boolean> into = words.into().at(rest, i);
      if (into != null && times.isPlace(rest.subList(i + into.words(), rest.size()))) {
        return new Swap(
            String.join(" ", rest.subList(0, i)),
            String.join(" ", rest.subList(i + into.words(), rest.size())));
      }
    }
    return new Swap(String.join(" ", rest), "");
  }

  /// Whether a part of a text asks for another place than one that it can't have: "friday instead".
  public boolean isInstead(String part) {
    var said = Utterance.of(part);
    return said.has(words.instead()) && times.isPlace(said.words());
  }

  /// Whether it says yes to giving a place up, in so many words: "yes, cancel it".
  public boolean agreesToGiveUp(String text) {
    var said = Utterance.of(text);
    if (!said.has(words.givingUp()) || said.asks() || said.has(vocabulary.doubts())) {
      return false;
    }
    said.explainAll(words.givingUp());
    said.explainAll(vocabulary.days());
    said.explainAll(vocabulary.halves());
    String rest = String.join(" ", said.unexplained());
    return new YesNoParser(vocabulary).in(rest)
            instanceof ParsedAnswer.Understood<Boolean>(Boolean yes)
        && yes;
  }
}
