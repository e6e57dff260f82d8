package org.turnout.language;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Hears answers as people really write them, for a person of one language: their own words count
/// first, then those of every other language of the campaign. Pure and never surprised: any text at
/// all gives an [ParsedAnswer].
public final class AnswerParser {
  private final Readers readers;
  private final Vocabulary words;
  private final SentenceWords sentences;
  private final Function<String, Optional<String>> unread;

  /// @param unread the language of a text that we have no words for
  AnswerParser(Readers readers, Function<String, Optional<String>> unread) {
    this.readers = readers;
    this.words = readers.words();
    this.sentences = readers.sentences();
    this.unread = unread;
  }

  /// The same for a person of one language.
  static AnswerParser of(
      Language own,
      Collection<Language> all,
      Function<String, Optional<String>> unread,
      Telltales telltales) {
    return new AnswerParser(Readers.of(own, all, telltales), unread);
  }

  Vocabulary vocabulary() {
    return words;
  }

  /// Yes or no: "yep", "sí claro", "opo", "no thanks", "👍".
  public ParsedAnswer<Boolean> yesNo(String text) {
    return read(text, said -> readers.yesNo().in(said));
  }

  /// A whole number: "2", "two pls", "#2", "dalawa", "1,000". The range is the asker's to check.
  public ParsedAnswer<Long> number(String text) {
    return read(text, said -> readers.numbers().in(said));
  }

  /// What counts for several units add up to: 18 of "12 for oncology and 6 for infusion".
  public Optional<Long> sum(String text) {
    return readers.mentions().split(text).map(SplitCount::all);
  }

  /// One of several options, by its number, its name, part of its name or the nearest spelling. The
  /// value is the option's place, from 0; several candidates are places too.
  ///
  /// @param today the person's day, for options that are on one
  public ParsedAnswer<Integer> choice(String text, List<Option> options, LocalDate today) {
    ParsedAnswer<Integer> whole = read(text, said -> readers.choices().in(said, options, today));
    return whole.known().isPresent()
        ? whole
        : readers
            .mentions()
            .namedTwice(text)
            .filter(pair -> readers.choices().in(pair.not(), options, today).known().isPresent())
            .flatMap(pair -> readers.choices().in(pair.meant(), options, today).known())
            .or(() ->
                readers
                    .offered()
                    .bare(text)
                    .flatMap(bare -> readers.choices().in(bare, options, today).known()))
            .map(at -> ParsedAnswer.of(at, Grade.LIKELY))
            .orElse(whole);
  }

  /// A date: "tomorrow", "next tuesday", "10/30", "30 de octubre", "sa makalawa". Without a year it
  /// is the next such day, `today` included; numbers are month first unless that can't be.
  public ParsedAnswer<LocalDate> date(String text, LocalDate today) {
    return read(text, said -> readers.dates().in(said, today));
  }

  /// A time of day: "7am", "19:30", "siete de la mañana", "noon". A bare "7" may be either half.
  public ParsedAnswer<LocalTime> time(String text) {
    return read(text, said -> readers.times().in(said));
  }

  /// A likely reading of a text in a language without data is a guess at words that only look like
  /// ours.
  private <T> ParsedAnswer<T> read(String text, Function<String, ParsedAnswer<T>> parser) {
    ParsedAnswer<T> answer = corrected(text, parser);
    return answer instanceof ParsedAnswer.Likely<T> && unread.apply(text).isPresent()
        ? ParsedAnswer.unclear(ParsedAnswer.Reason.NOT_FOUND)
        : answer;
  }

  /// What a text says, or the better answer behind words that correct it: "2... no sorry 3".
  private <T> ParsedAnswer<T> corrected(String text, Function<String, ParsedAnswer<T>> parser) {
    ParsedAnswer<T> whole = parser.apply(text);
    return whole instanceof ParsedAnswer.Understood<T> ? whole : corrected(text, whole, parser);
  }

  private <T> ParsedAnswer<T> corrected(
      String text, ParsedAnswer<T> whole, Function<String, ParsedAnswer<T>> parser) {
    Optional<T> better =
        readers.mentions().secondThought(text).flatMap(tail -> parser.apply(tail).known());
    return better.isEmpty() || better.equals(whole.known())
        ? whole
        : ParsedAnswer.of(better.get(), Grade.LIKELY);
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
    return corrected(text, readers.names().in(text), readers.names()::in);
  }

  /// Who employs a person: the name of the one that a text names, by that name or another; likely
  /// the words as typed when it is none of them.
  ///
  /// @param places that may be named with it: "kaiser panorama city"
  public ParsedAnswer<String> employer(String text, List<Option> listed, List<Option> places) {
    return readers.employer(text, listed, places);
  }

  /// The words that a question has of its own.
  public OwnWordReader own() {
    return readers.own();
  }

  /// A no and why.
  public NoReader noes() {
    return readers.noes();
  }

  /// What is said of a count that was given before.
  public CountTalk counts() {
    return readers.counts();
  }

  /// What else can be said of an employer.
  public EmployerReader employers() {
    return readers.employers();
  }

  /// A word that means the same everywhere, alone in its text.
  public Optional<GlobalWord> global(String text) {
    return Optional.ofNullable(words.globals().get(TextFold.withoutSigns(TextFold.words(text))));
  }

  /// The words without what politeness adds, for matching keywords: "petition please" is
  /// "petition".
  public String withoutFillers(String text) {
    return new SmallWords(List.of(words.courtesy(), words.fillers())).without(text);
  }

  /// The words without "please" and "thank you" only: "me please" is "me".
  public String withoutCourtesy(String text) {
    return new SmallWords(List.of(words.courtesy())).without(text);
  }

  /// Whether a yes or a no is in it, though it may not be the answer.
  public boolean hasYesOrNo(String text) {
    return !(yesNo(text) instanceof ParsedAnswer.Unclear<Boolean>(ParsedAnswer.Reason reason, _)
        && reason == ParsedAnswer.Reason.NOT_FOUND);
  }

  /// The count that a sentence mentions: "20 stickers for 5 east please".
  public Optional<Long> mentionedCount(String text) {
    return readers.mentions().count(text);
  }

  /// The day that a sentence mentions: "i want to picket on thursday morning".
  public Optional<LocalDate> mentionedDay(String text, LocalDate today) {
    return readers.mentions().day(text, today);
  }

  /// The time of day that a sentence mentions.
  public Optional<LocalTime> mentionedTime(String text) {
    return readers.mentions().time(text);
  }

  /// The name that a sentence mentions behind "my name is".
  public Optional<String> mentionedName(String text) {
    return readers.mentions().name(text);
  }

  /// What a sentence says that something is for, as typed: "5 east".
  public Optional<String> mentionedPurpose(String text) {
    return readers.mentions().purpose(text);
  }

  /// The one option that a sentence mentions, by its day, its hours or its place.
  ///
  /// @return its place, from 0
  public Optional<Integer> mentionedOption(String text, List<Option> options, LocalDate today) {
    return readers.choices().mentioned(text, options, today);
  }

  /// What a text says behind words that correct an answer: "30" of "actually make it 30"; nothing
  /// when it has no such words.
  public Optional<String> correction(String text) {
    return readers.mentions().correction(text);
  }

  /// What a sentence names, and whether it asks for it: "can i get 25 stickers plz".
  ///
  /// @param things the folded words that name each thing
  /// @param kind what makes two of them the same
  public <T> NamedThings<T> request(String text, PhraseTable<T> things, Function<T, ?> kind) {
    return readers.requests().in(text, things, kind);
  }

  /// Whether a text begins as one that answers nothing yet: "hold on", "let me ask them".
  public boolean remarks(String text) {
    return readers.leads().remarks(text, sentences.remarks());
  }

  /// Whether it says nothing but a count that is wanted: "ok send me 8 anyway".
  public boolean isWantedCount(String text) {
    return readers.isWantedCount(text);
  }

  /// Whether it has a word that asks for something: "send 8".
  public boolean asks(String text) {
    return Utterance.of(text).has(words.requests());
  }

  /// Whether it only thanks: "thank you kindly", "gracias jefe".
  public boolean thanks(String text) {
    return readers.leads().thanks(text, sentences.thanks());
  }

  /// Whether it says yes in a way that is only polite: "ok".
  public boolean isOnlyPolite(String text) {
    return sentences.polite().has(withoutCourtesy(text));
  }

  /// What a text means that says what it does not mean: "50" of "50 not 15", "harbor" of "not
  /// fontana, harbor".
  public String meant(String text) {
    return readers.mentions().contrast(text).orElse(text);
  }

  /// The parts of a text, parted at its signs and at words such as "and".
  public List<String> parts(String text) {
    return readers.requests().parts(text);
  }

  /// What is left of a text without the words around an answer.
  public CoreReader cores() {
    return readers.cores();
  }

  /// What is said about a list of places, or a place that one holds.
  public PlaceReader places() {
    return readers.places();
  }

  /// What a question of when and where is about: "what time is my shift?".
  ///
  /// @param things the folded words that name each thing
  public <T> Optional<T> occasion(String text, PhraseTable<T> things) {
    return readers.occasions().about(text, things);
  }

  /// What a text says behind words that begin it: "Fontana" of "I moved to Fontana".
  public <T> Optional<Led<T>> led(String text, PhraseTable<T> leading) {
    return readers.leads().in(text, leading);
  }

  /// Whether a text asks about something: "how many can i get?", "is my shift on".
  public boolean wonders(String text) {
    return readers.requests().wonders(Utterance.of(text));
  }

  /// Whether a sentence asks for what a global word stands for: "i need a steward".
  ///
  /// @param plainly whether it must say nothing else
  public boolean requests(GlobalWord word, String text, boolean plainly) {
    NamedThings<GlobalWord> request = readers.requests().sentence(text, words.globals());
    return (plainly ? request.plain() : request.asked()) && request.things().contains(word);
  }
}
