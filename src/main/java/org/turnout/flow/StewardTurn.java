package org.turnout.flow;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.turnout.language.AnswerParser;
import org.turnout.language.Aside;
import org.turnout.language.GlobalWord;
import org.turnout.language.SystemText;

/// While a person of ours takes part, what the member writes is for them. A keyword or a menu word
/// alone ends their turn; until they have written, so does a sentence that plainly asks for a flow.
record StewardTurn(TurnContext table, AnswerParser ear, FlowKeywords keywords) {
  /// Words that are said to Turnout all the same.
  private static final Set<GlobalWord> TO_TURNOUT =
      EnumSet.of(GlobalWord.MENU, GlobalWord.BACK, GlobalWord.LANGUAGE, GlobalWord.STEWARD);

  /// Passes the text to the person, unless it ends their turn. Until they have written the member
  /// is told so.
  ///
  /// @return false when the turn is over and the text is for Turnout
  boolean takes(ParsedInput heard) {
    boolean answered = table.attention().orElseThrow().answered();
    if (isToTurnout(heard) || (!answered && wished(heard).isPresent())) {
      table.resumes();
      return false;
    }
    table.trace("attended");
    table.does(new Effect.HandOver("wrote again", true));
    Optional<Flow> wished = wished(heard);
    if (wished.isPresent()) {
      new SystemLists(table, new FlowRuns(table)).offer(wished.get(), heard);
    } else if (!answered && !Courtesy.only(heard, ear)) {
      added(heard);
    }
    return true;
  }

  /// The flow that a text plainly asks for: "put me down for 5 stickers". Who has written already
  /// gets the text all the same, and the member is asked.
  private Optional<Flow> wished(ParsedInput heard) {
    var request = keywords.requested(heard.text(), ear, table.language());
    return request.aimed()
            && request.things().size() == 1
            && !table.parts.languages().dangers().isAlarming(heard.text())
        ? Optional.ofNullable(table.sets.current().flows().get(request.things().getFirst().flow()))
        : Optional.empty();
  }

  /// Who asks for silence or a call, or was harmed, is not answered with "added".
  private void added(ParsedInput heard) {
    Optional<Aside> aside = table.parts.languages().aside(heard.text());
    if (aside.filter(Aside.DISCRETION::equals).isPresent()) {
      table.saysWithContact(SystemText.DISCRETION, SystemText.ADDED);
    } else if (aside.filter(Aside.HARM::equals).isPresent()) {
      table.saysWithContact(SystemText.HARM, SystemText.ADDED);
    } else if (aside.filter(Aside.CALL::equals).isPresent()) {
      table.saysWithContact(SystemText.STEWARD, SystemText.ADDED);
    } else {
      table.says(SystemText.ADDED);
    }
  }

  private boolean isToTurnout(ParsedInput heard) {
    return ear.global(heard.text()).filter(TO_TURNOUT::contains).isPresent()
        || keywords.exact(heard, ear, table.language()).isPresent();
  }
}
