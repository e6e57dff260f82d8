package org.turnout.flow;

import java.util.List;
import org.turnout.flow.FlowRuns.Open;
import org.turnout.language.AnswerParser;
import org.turnout.language.ParsedAnswer.Understood;

/// Texts that ask for nothing: "thanks", "ok", a lone emoji, a blank. "We did not understand" is
/// not an answer to a thank-you.
final class Courtesy {
  private static final int LONGEST = 60;

  /// "yes thank you"; more words are a sentence with a wish in it ("I want to know more").
  private static final int MOST_WORDS_OF_A_YES = 3;

  private Courtesy() {}

  /// A thank-you wants no answer; at an open question it may be meant as one, which is asked again.
  /// Right behind the word that a person reads what they wrote, they thank for that.
  static void answer(TurnContext table, FlowRuns runs, List<Open> open) {
    table.trace("courtesy");
    if (!open.isEmpty() && !thanksForThat(table, open.getFirst())) {
      Open newest = open.getFirst();
      var question = new QuestionWriter(table, newest.walk());
      runs.settle(newest.run(), question.again(newest.ask(), newest.run().waiting(), ""));
    }
  }

  private static boolean thanksForThat(TurnContext table, Open newest) {
    return table.before.passedOnLately(table.now)
        && table.before.sorryAt().filter(newest.run().waiting().askedAt()::isBefore).isPresent();
  }

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
