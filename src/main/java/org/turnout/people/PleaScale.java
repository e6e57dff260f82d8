package org.turnout.people;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.turnout.language.Language;
import org.turnout.language.Languages;
import org.turnout.language.OptOutWords;
import org.turnout.language.PhrasePatterns;
import org.turnout.language.PhrasePatterns.Found;
import org.turnout.people.ComplianceMatch.Match;

/// Weighs a plea against what a text says besides. A plea that explains the whole text, courtesy,
/// small words and a lasting reason aside ("i retired", "or i report you"), is sure; one that
/// leaves words unexplained is likely, and asked back; one with a limit ("at night", "about
/// bargaining"), or of somebody who laughs, is a person's to judge; one that is part of another
/// saying ("the bus stop", "they should stop") is none.
final class PleaScale {
  /// A stop word in a text of no more words is its point.
  private static final int FEW = 3;

  private final PhrasePatterns bare;
  private final PhrasePatterns polite;
  private final PhrasePatterns small;
  private final PhrasePatterns about;
  private final PhrasePatterns phrases;
  private final PhrasePatterns phrasesUnlessAbout;
  private final PhrasePatterns wrongNumber;
  private final PhrasePatterns reasons;
  private final PhrasePatterns strangers;
  private final PhrasePatterns outbursts;
  private final PhrasePatterns outburstsOfOthers;
  private final PhrasePatterns likely;
  private final PhrasePatterns limits;
  private final PhrasePatterns held;
  private final PhrasePatterns heldUnlessAbout;
  private final PhrasePatterns leaveAlone;

  PleaScale(Languages languages) {
    bare = all(languages, OptOutWords::bare);
    polite = all(languages, OptOutWords::polite);
    small = all(languages, OptOutWords::small);
    about = all(languages, OptOutWords::about);
    phrases = all(languages, OptOutWords::phrases);
    phrasesUnlessAbout = all(languages, OptOutWords::phrasesUnlessAbout);
    wrongNumber = all(languages, OptOutWords::wrongNumber);
    reasons = all(languages, OptOutWords::reasons);
    strangers = all(languages, OptOutWords::strangers);
    outbursts = all(languages, OptOutWords::outbursts);
    outburstsOfOthers = all(languages, OptOutWords::outburstsOfOthers);
    likely = all(languages, OptOutWords::likely);
    limits = all(languages, OptOutWords::limits);
    held = all(languages, OptOutWords::held);
    heldUnlessAbout = all(languages, OptOutWords::heldUnlessAbout);
    leaveAlone = all(languages, OptOutWords::leaveAlone);
  }

  static PhrasePatterns all(Languages languages, Function<OptOutWords, PhrasePatterns> which) {
    return PhrasePatterns.joined(
        languages.all().stream().map(Language::optOutWords).map(which).toList());
  }

  /// The words without courtesy at both ends; all of them when there is nothing else.
  List<String> core(List<String> words) {
    List<Found> courtesies = polite.findAll(words);
    int from = 0;
    for (Found it : courtesies) {
      from = it.start() <= from ? Math.max(from, it.end()) : from;
    }
    int to = words.size();
    for (Found it : courtesies.reversed()) {
      to = it.end() >= to ? Math.min(to, it.start()) : to;
    }
    return from < to ? words.subList(from, to) : words;
  }

  /// What the text asks, if it asks for an end of texts.
  ///
  /// @param core a text's words without courtesy
  /// @param joking whether somebody laughs in it
  Optional<ComplianceMatch> weigh(List<String> core, boolean joking) {
    var others = new BitSet();
    mark(leaveAlone.findAll(core), others);
    boolean elsewhere = about.find(core).isPresent();
    List<Found> stops = beside(others, bare.findAll(core));
    List<Found> wrong = beside(others, wrongNumber.findAll(core));
    var pleas = new ArrayList<>(beside(others, phrases.findAll(core)));
    if (!elsewhere) {
      pleas.addAll(beside(others, phrasesUnlessAbout.findAll(core)));
    }
    var explained = new BitSet();
    List.of(stops, wrong, pleas, polite.findAll(core)).forEach(found -> mark(found, explained));
    boolean onlyStops = explained.cardinality() == core.size();
    if (!pleas.isEmpty()) {
      mark(reasons.findAll(core), explained);
    }
    if (!wrong.isEmpty()) {
      mark(strangers.findAll(core), explained);
    }
    mark(small.findAll(core), explained);
    boolean sure = explained.cardinality() == core.size() && !joking;
    if (!wrong.isEmpty()) {
      String rule = wrong.getFirst().rule();
      return Optional.of(
          sure ? new ComplianceMatch.WrongNumber(rule) : strangerOrNot(core, wrong, joking));
    }
    if (!pleas.isEmpty()) {
      return Optional.of(sure ? stop(pleas) : unsure(core, pleas, joking));
    }
    if (!stops.isEmpty() && (onlyStops || (core.size() <= FEW && !joking))) {
      return Optional.of(onlyStops ? stop(stops) : unsure(core, stops, joking));
    }
    if (joking) {
      return Optional.empty();
    }
    List<Found> half = beside(others, likely.findAll(core));
    return half.isEmpty()
        ? doubt(core, others, elsewhere)
        : Optional.of(unsure(core, half, joking));
  }

  /// Whose first words say that the number is wrong is hardly a member; a number or a limit may
  /// tell of something else ("oops wrong number, i meant 20").
  private ComplianceMatch strangerOrNot(List<String> core, List<Found> wrong, boolean joking) {
    boolean first = wrong.stream().anyMatch(it -> it.start() <= 1);
    boolean digits = core.stream().anyMatch(word -> word.chars().anyMatch(Character::isDigit));
    return first && !digits
        ? unsure(core, wrong, joking)
        : new ComplianceMatch.Review(wrong.getFirst().rule());
  }

  /// Whether phrases of a kind and courtesy leave nothing of a text unexplained.
  boolean explains(List<String> words, PhrasePatterns kind) {
    var explained = new BitSet();
    List<Found> found = kind.findAll(words);
    mark(found, explained);
    mark(polite.findAll(words), explained);
    return !words.isEmpty() && explained.cardinality() == words.size();
  }

  /// Whether a text wants only some texts to end, or none.
  boolean isLimited(List<String> core) {
    return limits.find(core).isPresent();
  }

  /// Whether what is said next to a stop word only shouts at us: it is of nobody else, nothing
  /// limits it, and it names nothing that could be stopped instead. "Its 5am" limits nothing.
  boolean isOutburst(List<String> words) {
    List<Found> shouts = outbursts.findAll(words);
    var shouted = new BitSet();
    mark(shouts, shouted);
    return !shouts.isEmpty()
        && outburstsOfOthers.find(words).isEmpty()
        && Stream.of(limits, about)
            .allMatch(kind -> beside(shouted, kind.findAll(words)).isEmpty());
  }

  private Optional<ComplianceMatch> doubt(List<String> core, BitSet others, boolean elsewhere) {
    var doubts = new ArrayList<>(beside(others, held.findAll(core)));
    if (!elsewhere) {
      doubts.addAll(beside(others, heldUnlessAbout.findAll(core)));
    }
    return doubts.isEmpty()
        ? Optional.empty()
        : Optional.of(new ComplianceMatch.Review(doubts.getFirst().rule()));
  }

  private static ComplianceMatch stop(List<Found> found) {
    return new ComplianceMatch.Stop(Match.PHRASE, found.getFirst().rule());
  }

  /// Who wants fewer texts, or none of one kind, must not lose all of them by their silence.
  private ComplianceMatch unsure(List<String> core, List<Found> found, boolean joking) {
    String rule = found.getFirst().rule();
    return joking || isLimited(core)
        ? new ComplianceMatch.Review(rule)
        : new ComplianceMatch.Plea(rule);
  }

  /// What was found outside of other sayings.
  private static List<Found> beside(BitSet others, List<Found> found) {
    return found.stream().filter(it -> others.get(it.start(), it.end()).isEmpty()).toList();
  }

  private static void mark(Collection<Found> found, BitSet explained) {
    found.forEach(it -> explained.set(it.start(), it.end()));
  }
}
