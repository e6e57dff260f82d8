package org.turnout.people;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.turnout.language.Aside;
import org.turnout.language.HeardEmergency;
import org.turnout.language.Language;
import org.turnout.language.Languages;
import org.turnout.language.OptOutWords;
import org.turnout.language.PhoneReactions;
import org.turnout.language.PhrasePatterns;
import org.turnout.language.TextFold;
import org.turnout.people.ComplianceMatch.Match;

/// Hears STOP, START and HELP in every language of the campaign, opt-outs in ordinary words, and
/// texts that no person wrote. Its order is the rule: an exact word beats everything, a reaction
/// that quotes our own STOP is known before any phrase is looked for, and where an ordinary reader
/// would doubt, a person decides (47 CFR 64.1200(a)(10): what "a reasonable person would
/// understand" revokes).
public final class Compliance {
  private static final int LONGEST_SAYING = 8;

  /// A letter slipped in, or the short code that the text came from.
  private static final Pattern STRAY = Pattern.compile("[a-z]|\\d{5,6}");

  private final ExactWords exact;
  private final Set<String> slips = new HashSet<>();
  private final Set<String> signs = new HashSet<>();
  private final Set<String> jokes = new HashSet<>();
  private final StopSlips misspelled;
  private final PleaScale scale;
  private final PleaSentences sentences;
  private final PhrasePatterns autoReplies;
  private final WishesBeside beside;
  private final PhoneReactions reactions;
  private final Languages languages;
  private final StopQuestion question;

  /// Prepares the words of all languages at once: whatever a person's language, STOP is STOP.
  public Compliance(Languages languages) {
    this.languages = languages;
    exact = new ExactWords(languages);
    var lines = new ArrayList<String>();
    var things = new ArrayList<String>();
    var tellers = new HashSet<String>();
    for (Language language : languages.all()) {
      OptOutWords words = language.optOutWords();
      slips.addAll(words.slips());
      signs.addAll(words.signs());
      jokes.addAll(words.jokes());
      lines.addAll(words.reactions());
      things.addAll(words.things());
      tellers.addAll(words.tellers());
    }
    misspelled = new StopSlips(languages);
    scale = new PleaScale(languages);
    sentences = new PleaSentences(scale, exact, languages);
    question = new StopQuestion(languages);
    autoReplies = PleaScale.all(languages, OptOutWords::autoReplies);
    beside = new WishesBeside(languages, scale);
    reactions = PhoneReactions.of(lines, things, tellers);
  }

  /// What a text means for consent.
  ///
  /// @param language the tag of the person's language, which decides about a lone BASTA
  public ComplianceMatch classify(String text, String language) {
    List<String> tokens = PhrasePatterns.wordsOf(TextFold.words(text));
    List<String> words = letters(tokens);
    if (words.isEmpty()) {
      return wordless(text, tokens);
    }
    String whole = String.join(" ", words);
    return exact
        .word(whole, text, language)
        .or(() -> written(text, words))
        .or(() ->
            request(PhoneTail.cut(languages.withoutTail(text))).filter(it -> !staysOn(it, text)))
        .or(() -> sentences.startAgain(text))
        .orElseGet(ComplianceMatch.Nothing::new);
  }

  /// Whether a text asks for an end of texts, no matter who writes it.
  public boolean isOptOut(String text) {
    return switch (classify(text, "en")) {
      case ComplianceMatch.Stop _, ComplianceMatch.WrongNumber _, ComplianceMatch.Plea _ -> true;
      case ComplianceMatch.Review _,
          ComplianceMatch.Nothing _,
          ComplianceMatch.Start _,
          ComplianceMatch.StartIfStopped _,
          ComplianceMatch.Help _,
          ComplianceMatch.Reaction _,
          ComplianceMatch.AutoReply _ ->
          false;
    };
  }

  /// Whether what may be a plea has a better reading: fewer kinds of texts, somebody else's phone,
  /// or texts in another language.
  private boolean staysOn(ComplianceMatch heard, String text) {
    boolean doubtful = heard instanceof ComplianceMatch.Review;
    if (!doubtful && !(heard instanceof ComplianceMatch.Plea)) {
      return false;
    }
    return languages
            .aside(text)
            .filter(it ->
                it == Aside.PHONE
                    || it == Aside.WAITLIST
                    || (doubtful
                        && (it == Aside.FEWER || it == Aside.WITHOUT || it == Aside.MOVED)))
            .isPresent()
        || (doubtful && languages.wishesLanguage(text));
  }

  /// What a text says of its writer's wishes besides.
  public WishesBeside beside() {
    return beside;
  }

  /// Whether a text says that somebody is in danger. Only an exact word, and what a phone wrote,
  /// comes before it.
  ///
  /// @param heard what the text means for consent ([#classify])
  public HeardEmergency emergency(String text, ComplianceMatch heard) {
    return switch (heard) {
      case ComplianceMatch.Plea _,
          ComplianceMatch.Review _,
          ComplianceMatch.StartIfStopped _,
          ComplianceMatch.Nothing _ ->
          languages.dangers().emergency(text);
      case ComplianceMatch.Stop _,
          ComplianceMatch.Start _,
          ComplianceMatch.Help _,
          ComplianceMatch.WrongNumber _,
          ComplianceMatch.Reaction _,
          ComplianceMatch.AutoReply _ ->
          new HeardEmergency.None();
    };
  }

  /// Whether a text asks what to do about a danger that was told before.
  public boolean asksWhatNow(String text) {
    return languages.dangers().asksWhatNow(text);
  }

  /// Whether a text calls off a report or thanks for help: behind a danger it may be about that.
  public boolean isSaidAfterDanger(String text) {
    return languages.dangers().callsOff(text) || languages.dangers().isRelieved(text);
  }

  /// The language to answer a danger in: that of its words, as for a word of consent.
  public static String answerIn(HeardEmergency.Clear danger, String language) {
    return danger.language().equals("en") ? language : danger.language();
  }

  /// What a text answers when the last thing that the person was asked is whether to stop all
  /// texts. A plea says the same without it ([#classify]).
  public StopQuestion.Wish answer(String text, String language) {
    return question.answer(text, language);
  }

  private ComplianceMatch wordless(String text, List<String> tokens) {
    if (!tokens.isEmpty() && signs.containsAll(tokens)) {
      return new ComplianceMatch.Review("sign");
    }
    return reactions.matches(text) ? new ComplianceMatch.Reaction() : new ComplianceMatch.Nothing();
  }

  /// The language to answer a recognized word in: the person's own, whatever language the word is
  /// of. Where theirs is not known it is the word's, TULONG is answered in Tagalog, or that of the
  /// sentence; a word of several languages leaves it at the default.
  ///
  /// @param rule what [#classify] recognized
  /// @param text the whole text
  /// @param own the person's language, if it is known
  public String answerIn(String rule, String text, Optional<String> own) {
    return own.orElseGet(() -> {
      List<Language> of =
          languages.spoken().stream().filter(it -> exact.tongues(rule).contains(it.tag())).toList();
      Optional<Language> told =
          !exact.tongues(rule).isEmpty()
              ? Optional.of(of).filter(it -> it.size() == 1).map(List::getFirst)
              : languages.guess(text);
      return told.orElse(languages.byDefault()).tag();
    });
  }

  /// The phone wrote it.
  private Optional<ComplianceMatch> written(String text, List<String> words) {
    if (reactions.matches(text)) {
      return Optional.of(new ComplianceMatch.Reaction());
    }
    return autoReplies.find(words).map(found -> new ComplianceMatch.AutoReply(found.rule()));
  }

  /// The text asks, in words, to be left out.
  private Optional<ComplianceMatch> request(String text) {
    List<String> tokens = PhrasePatterns.wordsOf(TextFold.words(text));
    List<String> words = letters(tokens);
    List<String> core = once(scale.core(words));
    String bare = String.join(" ", core);
    if (slips.contains(bare) || slips.contains(String.join(" ", words))) {
      return Optional.of(new ComplianceMatch.Plea(bare));
    }
    if (exact.meaning(bare).orElse(null) instanceof ComplianceMatch.Help(var rule)) {
      return Optional.of(new ComplianceMatch.Help(rule));
    }
    boolean joking = tokens.stream().anyMatch(jokes::contains);
    return keyword(bare)
        .or(() -> keyword(String.join(" ", withoutStrays(core))))
        .or(() -> joking ? Optional.empty() : sentences.outburst(text))
        .or(() -> joking ? Optional.empty() : sentences.last(text, core))
        .or(() -> misspelled.weigh(core))
        .or(() -> scale.weigh(core, joking))
        .or(() -> uncut(words, core, joking))
        .or(() -> joking ? Optional.empty() : sentences.stopWord(text));
  }

  /// "Ya no" and "tama na" are said in words that elsewhere are courtesy.
  private Optional<ComplianceMatch> uncut(List<String> words, List<String> core, boolean joking) {
    return core.size() < words.size() && words.size() <= LONGEST_SAYING
        ? scale.weigh(words, joking)
        : Optional.empty();
  }

  /// A stop word and courtesy.
  private Optional<ComplianceMatch> keyword(String bare) {
    return exact.meaning(bare).orElse(null) instanceof ComplianceMatch.Stop
        ? Optional.of(
            exact.isEveryday(bare)
                ? new ComplianceMatch.Review(bare)
                : new ComplianceMatch.Stop(Match.PHRASE, bare))
        : Optional.empty();
  }

  private static List<String> withoutStrays(List<String> words) {
    return words.stream().filter(word -> !STRAY.matcher(word).matches()).toList();
  }

  /// "Stop stop stop", said once.
  private static List<String> once(List<String> words) {
    boolean repeated = words.stream().distinct().count() == 1;
    return repeated ? words.subList(0, 1) : words;
  }

  static List<String> letters(List<String> tokens) {
    return tokens.stream()
        .filter(word -> !word.isEmpty() && Character.isLetterOrDigit(word.codePointAt(0)))
        .toList();
  }
}
