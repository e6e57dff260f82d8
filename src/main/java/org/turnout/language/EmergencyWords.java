package org.turnout.language;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.turnout.problem.Problem;

/// How a language's speakers say that somebody is in danger, as `emergency.yaml` has it; see the
/// head of `en/emergency.yaml`. How it is weighed is [EmergencyReader]'s to say.
///
/// @param sure phrases that say so
/// @param unsure phrases that may say so
/// @param leaveAlone other sayings with such words
/// @param past what makes a text one about another time
/// @param before words right before a phrase which say that it did not happen
/// @param asks how a text begins that asks whether it happened
/// @param takes how somebody who was told of it answers that they take it
/// @param declines how they answer that they can't
/// @param grief how they say that they have lost somebody
/// @param whatNow how they ask what to do, or for help once more
/// @param calledOff how they say that a report was a mistake
/// @param relief how somebody thanks who was in danger, or says that they are better
/// @param noRelief words with which they may still be in danger
/// @param alarming words of danger: no flow is offered next to them
/// @param report how a report from the line begins
/// @param incidents what a report is about
/// @param keys words of the roles that are known with a slip of one letter
/// @param others words that are never a slip: those of all phrases, and real words near a key
record EmergencyWords(
    Map<Emergency, PhrasePatterns> sure,
    Map<Emergency, PhrasePatterns> unsure,
    PhrasePatterns leaveAlone,
    PhrasePatterns past,
    PhrasePatterns before,
    PhrasePatterns asks,
    PhrasePatterns takes,
    PhrasePatterns declines,
    PhrasePatterns grief,
    PhrasePatterns whatNow,
    PhrasePatterns calledOff,
    PhrasePatterns relief,
    PhrasePatterns noRelief,
    PhrasePatterns alarming,
    PhrasePatterns report,
    Map<IncidentKind, PhrasePatterns> incidents,
    Set<String> keys,
    Set<String> others) {
  /// Shorter words are too easily another.
  private static final int SHORTEST_KEY = 6;

  static EmergencyWords read(DataFile words, List<Problem> problems) {
    var sure = new EnumMap<Emergency, PhrasePatterns>(Emergency.class);
    var unsure = new EnumMap<Emergency, PhrasePatterns>(Emergency.class);
    for (Emergency kind : Emergency.values()) {
      sure.put(kind, OptOutWords.patterns(words, kind.word(), problems));
      unsure.put(kind, OptOutWords.patterns(words, "unsure " + kind.word(), problems));
    }
    return new EmergencyWords(
        sure,
        unsure,
        OptOutWords.patterns(words, "leave alone", problems),
        OptOutWords.patterns(words, "past", problems),
        OptOutWords.patterns(words, "before", problems),
        OptOutWords.patterns(words, "asks", problems),
        OptOutWords.patterns(words, "takes", problems),
        OptOutWords.patterns(words, "declines", problems),
        OptOutWords.patterns(words, "grief", problems),
        OptOutWords.patterns(words, "what now", problems),
        OptOutWords.patterns(words, "called off", problems),
        OptOutWords.patterns(words, "relief", problems),
        OptOutWords.patterns(words, "no relief", problems),
        OptOutWords.patterns(words, "words of danger", problems),
        OptOutWords.patterns(words, "report", problems),
        incidents(words, problems),
        keys(words),
        others(words));
  }

  private static Map<IncidentKind, PhrasePatterns> incidents(
      DataFile words, List<Problem> problems) {
    var all = new EnumMap<IncidentKind, PhrasePatterns>(IncidentKind.class);
    for (IncidentKind kind : IncidentKind.values()) {
      all.put(kind, OptOutWords.patterns(words, "incident " + kind.word(), problems));
    }
    return all;
  }

  private static Set<String> keys(DataFile words) {
    var keys = new HashSet<String>();
    for (String role : words.names("roles")) {
      for (String entry : words.list("roles", role)) {
        for (String word : PhrasePatterns.wordsOf(TextFold.words(entry))) {
          if (word.length() >= SHORTEST_KEY) {
            keys.add(word);
          }
        }
      }
    }
    return Set.copyOf(keys);
  }

  private static Set<String> others(DataFile words) {
    var others = new HashSet<String>();
    words.names().forEach(list -> words.list(list).forEach(line -> addAll(line, others)));
    words
        .names("roles")
        .forEach(role -> words.list("roles", role).forEach(it -> addAll(it, others)));
    return Set.copyOf(others);
  }

  private static void addAll(String line, Set<String> words) {
    words.addAll(PhrasePatterns.wordsOf(TextFold.words(line)));
  }
}
