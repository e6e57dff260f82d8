package org.turnout.language;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.turnout.language.PhraseTable.Match;

/// Hears what people write about a list of places, and about a place that they hold.
public final class PlaceReader {
  /// A longer text is a story.
  private static final int MOST_WORDS = 25;

  /// A text that names a day and has more strange words than this is about something else.
  private static final int STRANGE = 2;

  /// The same for a text that asks for a place.
  private static final int STRANGE_WISH = 3;

  /// A day is this near to "cant do".
  private static final int NEAR = 3;

  private final Vocabulary vocabulary;
  private final RequestReader requests;
  private final SentenceWords sentences;
  private final PlaceWords words;
  private final DayMentions days;

  PlaceReader(RequestReader requests, SentenceWords sentences, DateParser dates) {
    this.vocabulary = requests.vocabulary();
    this.requests = requests;
    this.sentences = sentences;
    this.words = sentences.places();
    this.days = new DayMentions(vocabulary, dates);
  }

  /// Another place for one that is held.
  ///
  /// @param from what is said of the one that is held
  /// @param into what is said of the other one
  public record Swap(String from, String into) {}

  /// Whether somebody at a list asks what is on it: "what days DO you have".
  public boolean asksForList(String text) {
    var said = Utterance.of(text);
    if (!said.has(words.listing())) {
      return false;
    }
    said.explainAll(words.listing());
    said.explainAll(sentences.asks());
    said.explainAll(sentences.attending());
    said.explainAll(vocabulary.openings());
    explainSmall(said);
    return said.left() <= 1;
  }

  /// Whether it speaks of days, not of hours: "what days".
  public boolean speaksOfDays(String text) {
    return Utterance.of(text).has(vocabulary.units());
  }

  /// Whether it says nothing but a part of the day or an hour.
  public boolean isOnlyTime(String text) {
    var said = Utterance.of(text);
    boolean time =
        said.has(vocabulary.halves()) || said.words().stream().anyMatch(requests::isClock);
    explainSmall(said);
    return time && !said.asks() && said.unexplained().stream().allMatch(requests::isClock);
  }

  /// A text without the words that leave it open: it asks for a place, whatever else it says.
  public String withoutDoubts(String text) {
    var said = Utterance.of(text);
    said.explainAll(vocabulary.doubts());
    return String.join(" ", said.unexplained());
  }

  /// The days that a text names.
  ///
  /// @param listed the days of the list that it is about
  public Set<LocalDate> days(String text, LocalDate today, Set<LocalDate> listed) {
    return days.on(Utterance.of(text), today, listed);
  }

  /// The days that a text names which says little else: "wed", "tues or wed, dont care".
  ///
  /// @param listed the days of the list that it is about
  public Set<LocalDate> onlyDays(String text, LocalDate today, Set<LocalDate> listed) {
    var said = Utterance.of(text);
    boolean weekday = said.has(vocabulary.days());
    Set<LocalDate> named = days.on(said, today, listed);
    said.explainAll(vocabulary.edges());
    said.explainAll(vocabulary.corrections());
    said.explainAll(vocabulary.negations());
    explainSmall(said);
    return said.left() <= (weekday ? STRANGE : 0) ? named : Set.of();
  }

  private void explainSmall(Utterance said) {
    said.explainAll(vocabulary.halves());
    said.explainAll(vocabulary.units());
    said.explainAll(vocabulary.requests());
    said.explainAll(vocabulary.glue());
    said.explainAll(vocabulary.courtesy());
    said.explainAll(vocabulary.fillers());
  }

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
        || isTime(said, at - 1);
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
      if (isTime(said, i)) {
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
      if (isTime(said, i)) {
        return true;
      }
    }
    return false;
  }

  private boolean isTime(Utterance said, int at) {
    return vocabulary.days().at(said.words(), at) != null
        || vocabulary.relativeDays().at(said.words(), at) != null
        || requests.isClock(said.words().get(at));
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
        boolean bare = strange(Utterance.of(parts.from())) == 0; // not "move the meeting"
        return named || (bare && isPlace(rest)) ? Optional.of(parts) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /// Whether a part of a text asks for another place than one that it can't have: "friday instead".
  public boolean isInstead(String part) {
    var said = Utterance.of(part);
    return said.has(words.instead()) && isPlace(said.words());
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

  /// Whether it is said by its day, its hours, or its place in their order.
  private boolean isPlace(List<String> rest) {
    var said = Utterance.of(String.join(" ", rest));
    boolean time = false;
    for (int i = 0; i < said.words().size(); i++) {
      time |= isTime(said, i);
    }
    return time || said.has(vocabulary.halves()) || said.has(vocabulary.edges());
  }

  private Swap parts(List<String> rest) {
    for (int i = rest.size() - 1; i >= 0; i--) {
      Match<Boolean> into = words.into().at(rest, i);
      if (into != null && isPlace(rest.subList(i + into.words(), rest.size()))) {
        return new Swap(
            String.join(" ", rest.subList(0, i)),
            String.join(" ", rest.subList(i + into.words(), rest.size())));
      }
    }
    return new Swap(String.join(" ", rest), "");
  }

  /// Whether somebody else is to have a place: "me and my wife both want saturday".
  public boolean isForOthers(String text) {
    return Utterance.of(text).has(words.others());
  }

  /// Whether it asks for a place: by a day or hours with what is wanted, or "is there a shift
  /// friday?".
  ///
  /// @param named whether the text names such a place
  /// @param dated whether it names a day
  public boolean isWish(String text, boolean named, boolean dated) {
    var said = Utterance.of(text);
    boolean also = dated && said.has(words.also());
    boolean asks = also || said.has(vocabulary.requests()) || said.has(vocabulary.politely());
    boolean place = named || (dated && said.has(words.room()));
    boolean offered = place && said.has(words.offered());
    said.explainAll(vocabulary.halves()); // "en la tarde" is not late
    if (said.words().size() > MOST_WORDS
        || !(asks || offered || said.has(words.coming()))
        || said.has(vocabulary.negations())
        || said.has(vocabulary.over())
        || said.has(words.unsure())
        || said.has(vocabulary.undoing())
        || (said.has(vocabulary.questions()) && !said.has(vocabulary.politely()))) {
      return false;
    }
    boolean timed =
        isPlace(said.words()) || said.words().stream().anyMatch(NumberParser::allDigits);
    said.explainAll(vocabulary.politely());
    said.explainAll(words.coming());
    said.explainAll(words.offered());
    said.explainAll(words.room());
    said.explainAll(words.also());
    said.explainAll(sentences.joints());
    said.explainAll(sentences.attending());
    said.explainAll(vocabulary.doubts());
    long left = strange(said);
    return named ? timed && left <= STRANGE_WISH : dated && left == 0;
  }

  /// How many words are about no time.
  private long strange(Utterance said) {
    said.explainAll(vocabulary.days());
    said.explainAll(vocabulary.relativeDays());
    said.explainAll(vocabulary.roughly());
    said.explainAll(vocabulary.inexact());
    said.explainAll(vocabulary.edges());
    explainSmall(said);
    return said.unexplained().stream().filter(word -> !requests.isClock(word)).count();
  }
}
