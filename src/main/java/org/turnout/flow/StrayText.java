package org.turnout.flow;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.turnout.flow.Conversation.Run;
import org.turnout.flow.Conversation.Waiting;
import org.turnout.flow.FlowRuns.Open;
import org.turnout.language.AnswerParser;
import org.turnout.language.ParsedAnswer.Understood;
import org.turnout.language.SystemText;

/// A text that fits no question as it is: a row that was not shown yet, a mistyped keyword, a wish,
/// a photo, a thank-you; else a person reads it.
record StrayText(
    TurnContext table, FlowRuns runs, AnswerParser ear, FlowStarter starter, QuestionFit fits) {
  private static final int FEWEST_WORDS_OF_A_QUESTION = 3;

  /// A text of so many words that has nothing of an answer in it does not try to answer: "we are so
  /// short staffed on our unit".
  private static final int FEWEST_WORDS_OF_A_STORY = 6;

  /// One that corrects what can't be changed here is for a person.
  private static final int FEWEST_WORDS_OF_A_CORRECTION = 9;

  /// @param closed runs whose question has just been closed by time
  void handle(ParsedInput heard, List<Open> open, List<Run> closed) {
    if (!open.isEmpty()
        && (unseen(heard, open.getFirst())
            || new ListTalk(table, runs, ear).handle(heard, open.getFirst()))) {
      return;
    }
    if (!heard.hasMedia()
        && (starter.told(heard, fits.answers(), open)
            || (open.isEmpty() && starter.chosen(heard)))) {
      return;
    }
    var start = starter.keywords().started(heard, ear, table.language());
    if (!open.isEmpty() && GlobalWords.takesWords(open) && ear.remarks(heard.text())) {
      Courtesy.answer(table, runs, open); // "hold on"
    } else if (start.isPresent()) {
      boolean counts = heard.words().chars().anyMatch(Character::isDigit);
      starter.start(
          start.get(), heard, counts ? heard.text() : ""); // "5 stickers" is near "stickers"
    } else if (UnaskedMedia.isAsked(open, heard)) {
      miss(open.getFirst(), heard);
    } else if (open.isEmpty()
        ? places().wished(heard) || starter.requested(heard)
        : starter.wished(heard, open.getFirst(), false)) {
      table.trace("request");
    } else if (heard.hasMedia() && (open.isEmpty() || Courtesy.only(heard, ear))) {
      new UnaskedMedia(table).passOn(heard);
    } else if (Courtesy.only(heard, ear) && (open.isEmpty() || !isYesOrNo(heard))) {
      Courtesy.answer(table, runs, open);
    } else if (table.parts.languages().unread(heard.text()).isPresent()) {
      otherLanguage();
    } else if (starter.left(heard, open)) {
      table.trace("what was left");
    } else if (!open.isEmpty()) {
      noAnswer(heard, open.getFirst());
    } else if (!closed.isEmpty()) {
      table.says(SystemText.QUESTION_EXPIRED);
    } else if (!heard.hasMedia()
        && (new OfferedFlow(table, runs, ear, starter).wantsCount(heard)
            || starter.resembling(heard)
            || starter.hinted(heard))) {
      table.trace("a hint");
    } else {
      table.trace("not understood");
      new KeywordLanguage(table)
          .tell(heard, () -> table.passesOn("not understood", SystemText.NOT_UNDERSTOOD));
    }
  }

  private PlaceTalk places() {
    return new PlaceTalk(table, runs, ear, starter.keywords());
  }

  private void noAnswer(ParsedInput heard, Open open) {
    var taker = new AnswerTaker(table, runs);
    if (starter.resembling(heard, open)) {
      table.trace("another flow");
    } else if (isQuestion(heard)) {
      taker.passOn(open, heard, "a question");
    } else if (isStory(heard, open)) {
      taker.passOn(open, heard, "something else");
    } else {
      miss(open, heard);
    }
  }

  /// A row named that is further down the list than was shown.
  private boolean unseen(ParsedInput heard, Open open) {
    Waiting waiting = open.run().waiting();
    if (!(open.ask().type().orElse(null) instanceof AnswerType.Choice choice)
        || heard.isBlank()
        || ear.number(heard.text()) instanceof Understood<Long>) {
      return false;
    }
    var asking = new QuestionWriter(table, open.walk());
    ActionResult found = asking.look(choice);
    if (found == null) {
      return true; // the turn stops here and comes by again with the rows
    }
    var labels = asking.labels(open.ask(), QuestionWriter.unseen(found.rows(), waiting));
    AnswerFit fit = fits.answers().pick(choice, heard, labels);
    if (fit instanceof AnswerFit.Miss) {
      return false;
    }
    new AnswerTaker(table, runs).answer(new AnswerFit.Found(open, fit), heard);
    return true;
  }

  /// "how long is it?"; a lone "what?" wants the question again.
  private boolean isQuestion(ParsedInput heard) {
    return heard.words().split(" ").length >= FEWEST_WORDS_OF_A_QUESTION
        && ear.wonders(heard.text());
  }

  /// Whether it says something else at length. Nothing of the kind that was asked for is in it: no
  /// number, day or time, no word of the question, no yes or no.
  private boolean isStory(ParsedInput heard, Open open) {
    List<String> said = List.of(heard.words().split(" "));
    boolean corrects = Corrections.isOne(heard, ear);
    if (corrects && said.size() >= FEWEST_WORDS_OF_A_CORRECTION) {
      return !open.ask().isYesNo() || ear.yesNo(heard.text()).known().isEmpty();
    }
    return said.size() >= FEWEST_WORDS_OF_A_STORY
        && heard.words().chars().noneMatch(Character::isDigit)
        && open.walk().words(open.ask()).keySet().stream().noneMatch(said::contains)
        && ear.mentionedCount(heard.text()).isEmpty()
        && ear.mentionedDay(heard.text(), today()).isEmpty()
        && ear.mentionedTime(heard.text()).isEmpty()
        && (!open.ask().isYesNo() || !ear.hasYesOrNo(heard.text()));
  }

  private LocalDate today() {
    return table.now.atZone(table.facts.zone()).toLocalDate();
  }

  /// A yes or no to a question that takes neither is not a courtesy: it is asked again.
  private boolean isYesOrNo(ParsedInput heard) {
    return ear.yesNo(heard.text()).known().isPresent();
  }

  /// Nothing is asked again: the question stays open, and a person reads the text.
  private void otherLanguage() {
    table.passesOn("a language that we have no words for", SystemText.OTHER_LANGUAGE);
  }

  private void miss(Open open, ParsedInput heard) {
    Optional<SystemText> why =
        fits.of(open, heard) instanceof AnswerFit.Miss(var reason) ? reason : Optional.empty();
    new AnswerTaker(table, runs).miss(open, why);
  }
}
