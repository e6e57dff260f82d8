package org.turnout.flow;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.turnout.flow.FlowRuns.Open;
import org.turnout.language.Aside;
import org.turnout.language.SystemText;

/// Answers what people write besides answers and wishes: who are you, where does the photo go, my
/// manager threatens me. A word that points to a flow would be no answer to these. The question
/// that is open stays open; it is asked again where nothing went to a person.
record AsideAnswer(
    TurnContext table, FlowRuns runs, FlowStarter starter, GlobalWords words, TopicTalk topics) {
  /// @param answers whether the text answers the newest question
  boolean said(ParsedInput heard, List<Open> open, boolean answers) {
    Optional<Aside> aside = heard.hasMedia() ? Optional.empty() : of(heard, open, answers);
    aside.ifPresent(it -> {
      table.trace("aside " + it.name().toLowerCase(Locale.ROOT));
      new KeywordLanguage(table).tell(heard, () -> answer(it, heard, open));
    });
    return aside.isPresent();
  }

  private Optional<Aside> of(ParsedInput heard, List<Open> open, boolean answers) {
    return table
        .parts
        .languages()
        .aside(heard.text())
        .filter(it -> !it.isOfTopics() || (!answers && topics.hears(it)))
        .filter(it -> it != Aside.NEVER_MIND || (!answers && !open.isEmpty()))
        .filter(it -> it != Aside.WAITLIST || giving().isPresent())
        .filter(it -> it != Aside.MOVED || (!answers && moved(heard).isPresent()))
        .filter(it -> it != Aside.THANKS || (!answers && isOnlyThat(heard)));
  }

  /// "Thanks, can I get 5 stickers?" is more than thanks.
  private boolean isOnlyThat(ParsedInput heard) {
    return heard.words().chars().noneMatch(Character::isDigit)
        && !starter.ear().asks(heard.text())
        && !starter.ear().wonders(heard.text());
  }

  private void answer(Aside aside, ParsedInput heard, List<Open> open) {
    switch (aside) {
      case HARM -> table.passesOnAs("harm", SystemText.HARM);
      case TROUBLE -> table.passesOn("trouble", SystemText.TROUBLE);
      case PHONE -> table.passesOnAs("another phone", SystemText.OTHER_PHONE);
      case DISCRETION -> table.passesOnAs("asks to keep it quiet", SystemText.DISCRETION);
      case COMPLAINT -> table.passesOn("complaint", SystemText.COMPLAINT);
      case CALL -> table.passesOnAs("asks for a call", SystemText.STEWARD);
      case TRADE ->
          new RosterFlows(table.sets.current())
              .handing()
              .ifPresentOrElse(
                  flow -> starter.begin(flow.name(), heard.text()),
                  () -> table.passesOnAs("a trade with another member", SystemText.WILL_READ));
      case WAITLIST -> starter.begin(giving().orElseThrow().name(), heard.text());
      case NEVER_MIND -> ends(open.getFirst());
      case WITHOUT -> topics.wantsNoMore(heard);
      case FEWER -> topics.wantsOnly(heard);
      case NEWS -> topics.wants(heard);
      case MOVED -> starter.begin(moved(heard).orElseThrow().name(), "");
      case WHO -> {
        if (table.knowsContact()) {
          table.saysWithContact(SystemText.ABOUT_US, SystemText.GIVEN_UP);
          again(open);
        } else {
          table.passesOn("who are you", SystemText.WILL_READ);
        }
      }
      case PHOTO -> {
        table.says(SystemText.PHOTO_HERE);
        again(open);
      }
      case OPTIONS -> words.menu();
      case HARDSHIP -> table.passesOnAs("hardship", SystemText.STEWARD);
      case THANKS -> Courtesy.answer(table, runs, open);
    }
  }

  private Optional<Flow> moved(ParsedInput heard) {
    return new MovedAway(table, starter.ear(), starter.keywords()).asks(heard);
  }

  private Optional<Flow> giving() {
    return new RosterFlows(table.sets.current()).giving();
  }

  /// The flow ends here; what it has done before stays done.
  private void ends(Open newest) {
    table.says(SystemText.NEVER_MIND);
    runs.settle(newest.run(), newest.walk().over("never mind"));
    runs.comeBack();
  }

  private void again(List<Open> open) {
    if (!open.isEmpty()) {
      Open newest = open.getFirst();
      var question = new QuestionWriter(table, newest.walk());
      runs.settle(newest.run(), question.again(newest.ask(), newest.run().waiting(), ""));
    }
  }
}
