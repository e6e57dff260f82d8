package org.turnout.language;

import java.time.LocalDate;
import java.util.Set;

/// Hears what people write about a list of places, and when they ask for one.
public final class PlaceReader {
  /// A longer text is a story.
  private static final int MOST_WORDS = 25;

  /// A text that names a day and has more strange words than this is about something else.
  private static final int STRANGE = 2;

  /// The same for a text that asks for a place.
  private static final int STRANGE_WISH = 3;

  private final Vocabulary vocabulary;
  private final RequestReader requests;
  private final SentenceWords sentences;
  private final PlaceWords words;
  private final DayMentions days;
  private final TimeWords times;
  private final HeldPlaceReader held;

  PlaceReader(RequestReader requests, SentenceWords sentences, DateParser dates) {
    this.vocabulary = requests.vocabulary();
    this.requests = requests;
    this.sentences = sentences;
    this.words = sentences.places();
    this.days = new DayMentions(vocabulary, dates);
    this.times = new TimeWords(requests);
    this.held = new HeldPlaceReader(requests, words, times);
  }

  /// What they write about a place that they hold.
  public HeldPlaceReader held() {
    return held;
  }

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
    times.explainSmall(said);
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
    times.explainSmall(said);
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
    times.explainSmall(said);
    return said.left() <= (weekday ? STRANGE : 0) ? named : Set.of();
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
        times.isPlace(said.words()) || said.words().stream().anyMatch(NumberParser::allDigits);
    said.explainAll(vocabulary.politely());
    said.explainAll(words.coming());
    said.explainAll(words.offered());
    said.explainAll(words.room());
    said.explainAll(words.also());
    said.explainAll(sentences.joints());
    said.explainAll(sentences.attending());
    said.explainAll(vocabulary.doubts());
    long left = times.strange(said);
    return named ? timed && left <= STRANGE_WISH : dated && left == 0;
  }
}
