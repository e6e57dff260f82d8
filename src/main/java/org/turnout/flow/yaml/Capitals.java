package org.turnout.flow.yaml;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.turnout.language.GlobalWord;
import org.turnout.language.Languages;

/// Finds the words in capitals that a text asks a member to send: "Reply YES, or SEAT for ...".
record Capitals(Languages languages) {
  /// What comes before a word that is asked for, in the languages of the campaign.
  private static final Pattern ASKS =
      Pattern.compile(
          "(?iu)\\b(reply|text|send|write|answer|responda|envíe|escriba|mande|conteste|sumagot"
              + "|mag-?reply|i-?text|isulat|ipadala|i-?reply|tumugon)\\b");

  private static final Pattern WORD =
      Pattern.compile("(?u)(?<![\\p{L}\\d])\\p{Lu}{2,}(?![\\p{L}\\d])");
  private static final Pattern SENTENCE = Pattern.compile("[.!?:]\\s|\\n");

  /// The words in their order.
  Set<String> asked(String words) {
    var found = new LinkedHashSet<String>();
    for (var sentence : SENTENCE.split(words.replaceAll("\\{[^{}]*+}", " "))) {
      var asks = ASKS.matcher(sentence);
      if (asks.find()) {
        var matcher = WORD.matcher(sentence);
        int from = asks.end();
        while (matcher.find(from)) {
          found.add(matcher.group());
          from = matcher.end();
        }
      }
    }
    return found;
  }

  /// Whether a word works at every step: MENU, BACK, STEWARD and their kin.
  boolean isGlobal(String word) {
    return languages.all().stream()
        .anyMatch(language -> languages.listener(language.tag()).global(word).isPresent());
  }

  /// Whether it is one of those that a question's own words go before: MORE and SKIP.
  boolean givesWay(String word) {
    return languages.all().stream()
        .flatMap(language -> languages.listener(language.tag()).global(word).stream())
        .allMatch(meant -> meant == GlobalWord.MORE || meant == GlobalWord.SKIP);
  }

  /// Whether a word is understood as yes or no.
  boolean isYesNo(String word) {
    return languages.listener("en").yesNo(word)
        instanceof org.turnout.language.ParsedAnswer.Understood<Boolean>;
  }
}
