package org.turnout.people;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.turnout.language.EditDistance;
import org.turnout.language.Language;
import org.turnout.language.Languages;
import org.turnout.language.OptOutWords;
import org.turnout.language.PhoneReactions;
import org.turnout.language.PhrasePatterns;
import org.turnout.language.PhrasePatterns.Found;
import org.turnout.language.TextFold;
import org.turnout.people.ComplianceMatch.Match;

/// Hears STOP, START and HELP in every language of the campaign, opt-outs in ordinary words, and
/// texts that no person wrote. Its order is the rule: an exact word beats everything, a reaction
/// that quotes our own STOP is known before any phrase is looked for, and where an ordinary reader
/// would doubt, a person decides (47 CFR 64.1200(a)(10): what "a reasonable person would
/// understand" revokes).
public final class Compliance {
  /// A stop phrase in a longer text may be a story about somebody else.
  private static final int LONGEST_REQUEST = 24;

  /// Words of this length are hit by nothing else within two slips ("unsubscribe").
  private static final int UNMISTAKABLE = 9;

  private final Map<String, ComplianceMatch> exact = new HashMap<>();
  private final Map<String, Set<String>> ownStops = new HashMap<>();
  private final Map<String, Set<String>> tongues = new HashMap<>();
  private final Set<String> stops = new LinkedHashSet<>();
  private final Set<String> everyday = new HashSet<>();
  private final Set<String> polite = new HashSet<>();
  private final Set<String> slips = new HashSet<>();
  private final Set<String> about = new HashSet<>();
  private final Set<String> negations = new HashSet<>();
  private final PhrasePatterns phrases;
  private final PhrasePatterns phrasesUnlessAbout;
  private final PhrasePatterns wrongNumber;
  private final PhrasePatterns held;
  private final PhrasePatterns leaveAlone;
  private final PhrasePatterns autoReplies;
  private final PhoneReactions reactions;

  /// Prepares the words of all languages at once: whatever a person's language, STOP is STOP.
  public Compliance(Languages languages) {
    for (Language language : languages.all()) {
      OptOutWords words = language.optOutWords();
      words.stop().forEach(w -> exact.put(w, new ComplianceMatch.Stop(Match.EXACT, w)));
      words.help().forEach(w -> exact.putIfAbsent(w, new ComplianceMatch.Help(w)));
      words.start().forEach(w -> exact.putIfAbsent(w, new ComplianceMatch.Start(w)));
      words
          .startIfStopped()
          .forEach(w -> exact.putIfAbsent(w, new ComplianceMatch.StartIfStopped(w)));
      words
          .stopOwn()
          .forEach(w -> ownStops.computeIfAbsent(w, _ -> new HashSet<>()).add(language.tag()));
      Stream.of(words.stop(), words.help(), words.start())
          .flatMap(Collection::stream)
          .forEach(w -> tongues.computeIfAbsent(w, _ -> new HashSet<>()).add(language.tag()));
      stops.addAll(words.stop());
      everyday.addAll(words.everyday());
      polite.addAll(words.polite());
      slips.addAll(words.slips());
      about.addAll(words.about());
      negations.addAll(words.negations());
    }
    phrases = all(languages, OptOutWords::phrases);
    phrasesUnlessAbout = all(languages, OptOutWords::phrasesUnlessAbout);
    wrongNumber = all(languages, OptOutWords::wrongNumber);
    held = all(languages, OptOutWords::held);
    leaveAlone = all(languages, OptOutWords::leaveAlone);
    autoReplies = all(languages, OptOutWords::autoReplies);
    reactions =
        PhoneReactions.of(
            lines(languages, OptOutWords::reactions), lines(languages, OptOutWords::things));
  }

  private static PhrasePatterns all(
      Languages languages, Function<OptOutWords, List<String>> which) {
    return PhrasePatterns.of(lines(languages, which));
  }

  private static List<String> lines(
      Languages languages, Function<OptOutWords, List<String>> which) {
    return languages.all().stream()
        .flatMap(language -> which.apply(language.optOutWords()).stream())
        .toList();
  }

  /// What a text means for consent.
  ///
  /// @param language the tag of the person's language, which decides about a lone BASTA
  public ComplianceMatch classify(String text, String language) {
    List<String> words = letters(TextFold.words(text));
    if (words.isEmpty()) {
      return reactions.matches(text)
          ? new ComplianceMatch.Reaction()
          : new ComplianceMatch.Nothing();
    }
    String whole = String.join(" ", words);
    return word(whole, language)
        .or(() -> written(text, words))
        .or(() -> request(words))
        .orElseGet(() -> doubt(words, whole));
  }

  /// The language to answer a recognized word in: TULONG is answered in Tagalog whatever is known
  /// of the person. English words are on every poster and carriers' notices, so they, and words of
  /// several languages, leave it at the person's own.
  ///
  /// @param rule what [#classify] recognized
  public String answerIn(String rule, String language) {
    Set<String> spoken = tongues.getOrDefault(rule, Set.of());
    return spoken.size() == 1 && !spoken.contains("en") && !spoken.contains("und")
        ? spoken.iterator().next()
        : language;
  }

  /// The text is one known word or fixed expression.
  private Optional<ComplianceMatch> word(String whole, String language) {
    ComplianceMatch known = exact.get(whole);
    if (known != null) {
      return Optional.of(known);
    }
    Set<String> own = ownStops.get(whole);
    if (own == null) {
      return Optional.empty();
    }
    return Optional.of(
        own.contains(language)
            ? new ComplianceMatch.Stop(Match.EXACT, whole)
            : new ComplianceMatch.Review(whole));
  }

  /// The phone wrote it.
  private Optional<ComplianceMatch> written(String text, List<String> words) {
    if (reactions.matches(text)) {
      return Optional.of(new ComplianceMatch.Reaction());
    }
    return autoReplies.find(words).map(found -> new ComplianceMatch.AutoReply(found.rule()));
  }

  /// The text asks, in words, to be left out.
  private Optional<ComplianceMatch> request(List<String> words) {
    List<String> core = core(words);
    String bare = String.join(" ", core);
    if (exact.get(bare) instanceof ComplianceMatch.Stop) {
      return Optional.of(
          everyday.contains(bare)
              ? new ComplianceMatch.Review(bare)
              : new ComplianceMatch.Stop(Match.PHRASE, bare));
    }
    if (exact.get(bare) instanceof ComplianceMatch.Help(var rule)) {
      return Optional.of(new ComplianceMatch.Help(rule));
    }
    Optional<Found> wrong = wrongNumber.find(core);
    if (wrong.isPresent()) {
      String rule = wrong.get().rule();
      return Optional.of(
          brief(core) ? new ComplianceMatch.WrongNumber(rule) : new ComplianceMatch.Review(rule));
    }
    return phrases.find(core).map(found -> stop(found, core));
  }

  private ComplianceMatch stop(Found found, List<String> core) {
    return brief(core) && !negated(core, found.start())
        ? new ComplianceMatch.Stop(Match.PHRASE, found.rule())
        : new ComplianceMatch.Review(found.rule());
  }

  private static boolean brief(List<String> words) {
    return words.size() <= LONGEST_REQUEST;
  }

  /// "I don't want to opt out": a no within the three words before.
  private boolean negated(List<String> words, int start) {
    for (int i = Math.max(0, start - 3); i < start; i++) {
      if (negations.contains(words.get(i))) {
        return true;
      }
    }
    return false;
  }

  /// What an ordinary sentence with such words in it is, and what a person should look at.
  private ComplianceMatch doubt(List<String> words, String whole) {
    if (slips.contains(whole) || slips.contains(String.join(" ", core(words))) || misspelt(words)) {
      return new ComplianceMatch.Review(whole.length() > 40 ? "slip" : whole);
    }
    boolean ordinary =
        leaveAlone.find(words).isPresent() || words.stream().anyMatch(about::contains);
    if (ordinary) {
      return new ComplianceMatch.Nothing();
    }
    Optional<Found> request = phrasesUnlessAbout.find(words);
    if (request.isPresent()) {
      return stop(request.get(), words);
    }
    return held.find(core(words))
        .<ComplianceMatch>map(found -> new ComplianceMatch.Review(found.rule()))
        .orElseGet(ComplianceMatch.Nothing::new);
  }

  /// One long word a slip or two from a stop word, or a stop word spelt letter by letter.
  private boolean misspelt(List<String> words) {
    String joined = String.join("", words);
    if (words.size() > 1) {
      return words.stream().allMatch(word -> word.length() == 1) && stops.contains(joined);
    }
    if (joined.length() < UNMISTAKABLE) {
      return false;
    }
    return stops.stream()
        .filter(stop -> stop.length() >= UNMISTAKABLE && stop.indexOf(' ') < 0)
        .anyMatch(stop -> EditDistance.distance(joined, stop, 2) <= 2);
  }

  /// The words without politeness at both ends, and with "stop stop stop" said once.
  private List<String> core(List<String> words) {
    int from = 0;
    int to = words.size();
    while (from < to && polite.contains(words.get(from))) {
      from++;
    }
    while (to > from && polite.contains(words.get(to - 1))) {
      to--;
    }
    List<String> core = words.subList(from, to);
    boolean repeated =
        core.size() > 1 && core.stream().allMatch(Objects.requireNonNull(core.getFirst())::equals);
    return repeated ? core.subList(0, 1) : core;
  }

  private static List<String> letters(String folded) {
    return PhrasePatterns.wordsOf(folded).stream()
        .filter(word -> Character.isLetterOrDigit(word.codePointAt(0)))
        .toList();
  }
}
