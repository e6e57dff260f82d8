package org.turnout.flow;

import org.turnout.language.AnswerParser;
import org.turnout.language.ParsedAnswer.Understood;

/// Texts that ask for nothing: "thanks", "ok", a lone emoji, a blank. "We did not understand" is
/// not an answer to a thank-you.
final class Courtesy {
  private static final int LONGEST = 60;

  /// "yes thank you"; more words are a sentence with a wish in it ("I want to know more").
  private static final int MOST_WORDS_OF_A_YES = 3;

  private Courtesy() {}

  static boolean only(ParsedInput heard, AnswerParser ear) {
    String words = heard.words();
    if (words.isEmpty() || words.length() > LONGEST || heard.isBlank()) {
      return heard.isBlank(); // "???" is a question, and a person who wonders
    }
    return words.codePoints().noneMatch(Character::isLetterOrDigit)
        || ear.withoutFillers(heard.text()).isEmpty()
        || ear.thanks(heard.text())
        || (words.split(" ").length <= MOST_WORDS_OF_A_YES
            && ear.yesNo(heard.text()) instanceof Understood<Boolean>(Boolean yes)
            && yes);
  }
}
