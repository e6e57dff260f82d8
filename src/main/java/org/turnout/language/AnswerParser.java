package org.turnout.language;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Hears answers as people really write them, for a person of one language: their own words count
/// first, then those of every other language of the campaign. Pure and never surprised: any text at
/// all gives an [ParsedAnswer].
public final class AnswerParser {
  private final YesNoParser yesNo;
  private final NumberParser numbers;
  private final DateParser dates;
  private final TimeParser times;
  private final NameParser names;
  private final ChoiceMatcher choices;
  private final Vocabulary words;
  private final RequestReader requests;

  private AnswerParser(Vocabulary words) {
    this.yesNo = new YesNoParser(words);
    this.numbers = new NumberParser(words);
    this.times = new TimeParser(words, numbers);
    this.dates = new DateParser(words, numbers, times);
    this.names = new NameParser(words);
    this.words = words;
    this.requests = new RequestReader(words, numbers);
    this.choices = new ChoiceMatcher(words, numbers, dates, times);
  }

  static AnswerParser of(Language own, Collection<Language> all) {
    var words = own.vocabulary();
    for (Language other : all) {
      if (other != own) {
        words = words.orElse(other.vocabulary());
      }
    }
    return new AnswerParser(words);
  }

  /// Yes or no: "yep", "sí claro", "opo", "no thanks", "👍".
  public ParsedAnswer<Boolean> yesNo(String text) {
    return yesNo.in(text);
  }

  /// A whole number: "2", "two pls", "#2", "dalawa", "1,000". The range is the asker's to check.
  public ParsedAnswer<Long> number(String text) {
    return numbers.in(text);
  }

  /// One of several options, by its number, its name, part of its name or the nearest spelling. The
  /// value is the option's place, from 0; several candidates are places too.
  ///
  /// @param today the person's day, for options that are on one
  public ParsedAnswer<Integer> choice(String text, List<Option> options, LocalDate today) {
    return choices.in(text, options, today);
  }

  /// A date: "tomorrow", "next tuesday", "10/30", "30 de octubre", "sa makalawa". Without a year it
  /// is the next such day, `today` included; numbers are month first unless that can't be.
  public ParsedAnswer<LocalDate> date(String text, LocalDate today) {
    return dates.in(text, today);
  }

  /// A time of day: "7am", "19:30", "siete de la mañana", "noon". A bare "7" may be either half.
  public ParsedAnswer<LocalTime> time(String text) {
    return times.in(text);
  }

  /// A US ZIP code: its five digits, whatever is around them, but for the number of a house.
  public ParsedAnswer<String> zip(String text) {
    return ContactParser.zip(text, words.streets());
  }

  /// An e-mail address, its domain in lower case.
  public ParsedAnswer<String> email(String text) {
    return ContactParser.email(text);
  }

  /// A typed full name: two words or more, as typed but for blanks at its ends and "my name is".
  public ParsedAnswer<String> name(String text) {
    return names.in(text);
  }

  /// A word that means the same everywhere, alone in its text.
  public Optional<GlobalWord> global(String text) {
    return Optional.ofNullable(words.globals().get(TextFold.withoutSigns(TextFold.words(text))));
  }

  /// The words without what politeness adds, for matching keywords: "petition please" is
  /// "petition".
  public String withoutFillers(String text) {
    return bare(PhrasePatterns.wordsOf(TextFold.withoutSigns(TextFold.words(text))), words);
  }

  /// What a sentence asks for, if it is a request: "can i get 25 stickers plz".
  ///
  /// @param things the folded words that name each thing
  public <T> Set<T> requested(String text, PhraseTable<T> things) {
    return requests.in(text, things);
  }

  /// Whether a sentence asks for what a global word stands for: "i need a steward".
  public boolean requests(GlobalWord word, String text) {
    return requests.in(text, words.globals()).contains(word);
  }

  /// How sure a word is, with everything else that was written: "wait pls" is WAIT.
  ///
  /// @param word folded, the text's first
  public Grade beside(String text, String word) {
    var said = Utterance.of(text);
    if (!said.words().isEmpty() && said.words().getFirst().equals(word)) {
      said.explain(0, 1);
    }
    return said.asks() ? Grade.UNCLEAR : said.grade(words);
  }

  static String bare(List<String> words, Vocabulary vocabulary) {
    var out = new StringBuilder();
    for (int i = 0; i < words.size(); i++) {
      int skipped = passing(words, i, vocabulary);
      if (skipped == 0) {
        out.append(out.isEmpty() ? "" : " ").append(words.get(i));
      } else {
        i += skipped - 1;
      }
    }
    return out.toString();
  }

  private static int passing(List<String> words, int at, Vocabulary vocabulary) {
    for (var table : List.of(vocabulary.courtesy(), vocabulary.fillers())) {
      var match = table.at(words, at);
      if (match != null) {
        return match.words();
      }
    }
    return 0;
  }
}
