package org.turnout.people;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.turnout.language.EditDistance;
import org.turnout.language.Language;
import org.turnout.language.Languages;
import org.turnout.people.ComplianceMatch.Match;

/// Knows a stop word with a slip of the fingers, or spelled letter by letter.
final class StopSlips {
  /// The word that everybody is told to write.
  private static final String STOP = "stop";

  /// STOP with a letter held down.
  private static final Pattern SHOUTED = Pattern.compile("s+t+(?:o{3,}p+|o+p{3,})");

  private static final int SHORTEST = 3;
  private static final int LONGEST = 6;

  /// Words of this length are hit by nothing else within two slips ("unsubscribe").
  private static final int UNMISTAKABLE = 9;

  private static final int MOST_SLIPS = 2;

  private final Set<String> stops = new LinkedHashSet<>();
  private final Set<String> otherWords = new HashSet<>();

  StopSlips(Languages languages) {
    for (Language language : languages.all()) {
      stops.addAll(language.optOutWords().stop());
      otherWords.addAll(language.optOutWords().nearStop());
    }
  }

  /// What a text of one word, or of single letters, is.
  Optional<ComplianceMatch> weigh(List<String> words) {
    if (words.size() == 1) {
      return word(words.getFirst());
    }
    boolean spelled = words.stream().allMatch(word -> word.length() == 1);
    return spelled && stops.contains(String.join("", words))
        ? Optional.of(new ComplianceMatch.Plea(String.join(" ", words)))
        : Optional.empty();
  }

  private Optional<ComplianceMatch> word(String word) {
    if (SHOUTED.matcher(word).matches()) {
      return Optional.of(new ComplianceMatch.Stop(Match.PHRASE, STOP));
    }
    if (otherWords.contains(word)) {
      return Optional.of(new ComplianceMatch.Review(word));
    }
    if (word.length() < UNMISTAKABLE) {
      return isNearStop(word) ? Optional.of(new ComplianceMatch.Plea(word)) : Optional.empty();
    }
    for (String stop : stops) {
      if (stop.length() >= UNMISTAKABLE && stop.indexOf(' ') < 0) {
        int slips = EditDistance.distance(word, stop, MOST_SLIPS);
        if (slips <= 1) {
          return Optional.of(new ComplianceMatch.Stop(Match.PHRASE, stop));
        }
        if (slips <= MOST_SLIPS) {
          return Optional.of(new ComplianceMatch.Plea(stop));
        }
      }
    }
    return Optional.empty();
  }

  /// A slip of one letter from STOP, however often its last letter is repeated.
  private static boolean isNearStop(String word) {
    int end = word.length();
    while (end > STOP.length() && word.charAt(end - 1) == word.charAt(end - 2)) {
      end--;
    }
    return word.length() >= SHORTEST
        && end <= LONGEST
        && EditDistance.distance(word.substring(0, end), STOP, 1) <= 1;
  }
}
