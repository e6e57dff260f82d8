package org.turnout.language;

import java.util.Collection;

/// Everything that reads what people write, for a person of one language: each with the words of
/// that language first, then of every other one.
record Readers(
    Vocabulary words,
    SentenceWords sentences,
    YesNoParser yesNo,
    NumberParser numbers,
    DateParser dates,
    TimeParser times,
    NameParser names,
    ChoiceMatcher choices,
    RequestReader requests,
    MentionReader mentions,
    EmployerReader employers,
    OccasionReader occasions,
    LeadReader leads,
    CoreReader cores,
    PlaceReader places) {
  static Readers of(Language own, Collection<Language> all, Telltales telltales) {
    var words = own.vocabulary();
    var sentences = own.sentences();
    for (Language other : all) {
      if (other != own) {
        words = words.orElse(other.vocabulary());
        sentences = sentences.and(other.sentences());
      }
    }
    return of(words, sentences, telltales);
  }

  private static Readers of(Vocabulary words, SentenceWords sentences, Telltales telltales) {
    var numbers = new NumberParser(words);
    var times = new TimeParser(words, numbers);
    var dates = new DateParser(words, numbers, times);
    var names = new NameParser(words, telltales);
    var requests = new RequestReader(words, numbers, sentences);
    return new Readers(
        words,
        sentences,
        new YesNoParser(words),
        numbers,
        dates,
        times,
        names,
        new ChoiceMatcher(words, numbers, dates, times),
        requests,
        new MentionReader(words, sentences, numbers, dates, times, names),
        new EmployerReader(words, sentences),
        new OccasionReader(requests, sentences),
        new LeadReader(words, sentences),
        new CoreReader(words, sentences),
        new PlaceReader(requests, sentences, dates));
  }
}
