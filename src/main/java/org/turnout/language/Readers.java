package org.turnout.language;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

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
    CountTalk counts,
    PlaceReader places,
    OwnWordReader own,
    OfferedReader offered,
    NoReader noes) {
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
        new CountTalk(words, sentences, numbers),
        new PlaceReader(requests, sentences, dates),
        new OwnWordReader(words, sentences),
        new OfferedReader(words, sentences),
        new NoReader(words, sentences));
  }

  /// The employer that a text names, or its last part does: "i dont know what it says, just KP".
  ParsedAnswer<String> employer(String text, List<Option> listed, List<Option> places) {
    ParsedAnswer<String> whole = employers.in(text, listed, places);
    Optional<String> better =
        mentions
            .secondThought(text)
            .or(() -> Optional.of(requests.parts(text).getLast()))
            .flatMap(tail ->
                employers.in(tail, listed, places)
                        instanceof ParsedAnswer.Understood<String>(var name)
                    ? Optional.of(name)
                    : Optional.empty());
    return whole instanceof ParsedAnswer.Understood<String> || better.isEmpty()
        ? whole
        : ParsedAnswer.of(better.get(), Grade.LIKELY);
  }

  /// Whether a text says nothing but a count that is wanted.
  boolean isWantedCount(String text) {
    var said = Utterance.of(text);
    said.explainAll(sentences.polite());
    said.explainAll(words.requests());
    return numbers.in(String.join(" ", said.unexplained()))
        instanceof ParsedAnswer.Understood<Long>;
  }
}
