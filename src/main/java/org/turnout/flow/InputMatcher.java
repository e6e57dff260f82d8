package org.turnout.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.turnout.flow.Conversation.Offer;
import org.turnout.flow.Conversation.Run;
import org.turnout.flow.Conversation.Waiting;
import org.turnout.flow.FlowRuns.Open;
import org.turnout.language.AnswerParser;
import org.turnout.language.ParsedAnswer.Understood;
import org.turnout.language.SystemText;

/// Finds out what a text is for, in this order: a list the system has just put before the person, a
/// word that means the same everywhere, an open question, a keyword; or nothing we know.
final class InputMatcher {
  private static final int FEWEST_WORDS_OF_A_QUESTION = 3;

  private final TurnContext table;
  private final FlowRuns runs;
  private final AnswerParser ear;
  private final AnswerMatcher answers;
  private final FlowKeywords keywords;
  private final FlowStarter starter;
  private final AnswerTaker taker;

  InputMatcher(TurnContext table) {
    this.table = table;
    this.runs = new FlowRuns(table);
    this.ear = table.parts.languages().listener(table.language());
    this.keywords = table.parts.lexicons().of(table.sets.current()).keywords();
    this.starter = new FlowStarter(table, runs, ear, keywords);
    this.taker = new AnswerTaker(table, runs);
    var zone = table.facts.zone();
    this.answers =
        new AnswerMatcher(
            new AnswerType.Context(
                ear, table.now.atZone(zone).toLocalDate(), zone, table.facts.employers()));
  }

  /// A text, or a photo.
  void said(ParsedInput heard, Optional<Offer> offer) {
    List<Run> closed = runs.closeExpired();
    List<Open> open = runs.open();
    if (table.attention().isPresent()
        && !answersNewer(heard, offer, open)
        && new StewardTurn(table, ear, keywords).takes(heard)) {
      return;
    }
    if ((offer.isPresent() && taken(offer.get(), heard, open))
        || new GlobalWords(table, runs, ear).heard(heard, open)) {
      return;
    }
    if (!open.isEmpty() && corrected(heard, open.getFirst())) {
      return;
    }
    List<AnswerFit.Found> fits = fits(heard, open);
    boolean sure = !fits.isEmpty() && fits.getFirst().sure();
    Optional<FlowKeywords.Start> start =
        sure ? Optional.empty() : keywords.exact(heard, ear, table.language());
    if (start.isPresent()) {
      starter.start(start.get(), "");
    } else if (fits.size() > 1) {
      table.trace("doubt");
      new SystemLists(table, runs).which(heard, fits);
    } else if (fits.size() == 1) {
      taker.answer(fits.getFirst(), heard);
    } else {
      unfit(heard, open, closed);
    }
  }

  /// Whether the text fits what Turnout has put before the member since a person of ours took part.
  private boolean answersNewer(ParsedInput heard, Optional<Offer> offer, List<Open> open) {
    return offer.filter(made -> table.isNewer(made.at())).isPresent()
        || (!open.isEmpty()
            && table.isNewer(open.getFirst().run().waiting().askedAt())
            && !(fit(open.getFirst(), heard) instanceof AnswerFit.Miss));
  }

  /// Whether a text is for the newest question, which a blast has asked, or for nothing else: a
  /// global word, an older question and a keyword are taken as if the blast had not been.
  boolean isForNewest(String flow, ParsedInput heard) {
    List<Open> open = runs.open();
    if (open.isEmpty()
        || !open.getFirst().run().flow().equals(flow)
        || new GlobalWords(table, runs, ear).takes(heard, open)) {
      return false;
    }
    AnswerFit fit = fit(open.getFirst(), heard);
    if (fit instanceof AnswerFit.Miss) {
      return keywords.started(heard, ear, table.language()).isEmpty()
          && (UnaskedMedia.isAsked(open, heard) || !Courtesy.only(heard, ear))
          && open.stream().skip(1).allMatch(older -> fit(older, heard) instanceof AnswerFit.Miss);
    }
    return new AnswerFit.Found(open.getFirst(), fit).sure()
        || keywords.exact(heard, ear, table.language()).isEmpty();
  }

  /// The newest question the text fits, and behind it those it might as well be meant for: asked
  /// within a day of it, fitting as surely, and not left by the person for another flow.
  private List<AnswerFit.Found> fits(ParsedInput heard, List<Open> open) {
    var fits = new ArrayList<AnswerFit.Found>(2);
    for (Open one : open) {
      if (!fits.isEmpty() && one.run().paused()) {
        continue;
      }
      AnswerFit fit = fit(one, heard);
      if (fit instanceof AnswerFit.Miss) {
        continue;
      }
      var found = new AnswerFit.Found(one, fit);
      if (fits.isEmpty() || fits.getFirst().rivals(found)) {
        fits.add(found);
      }
    }
    return fits;
  }

  private AnswerFit fit(Open open, ParsedInput heard) {
    var rows = open.run().waiting().shown();
    return answers.fit(
        open.ask(),
        open.walk().words(open.ask()),
        heard,
        new QuestionWriter(table, open.walk()).labels(open.ask(), rows));
  }

  private boolean taken(Offer offer, ParsedInput heard, List<Open> open) {
    var offers = new SystemLists(table, runs);
    switch (offers.picked(offer, heard, ear)) {
      case SystemLists.Pick.None _ -> {
        return false;
      }
      case SystemLists.Pick.Language(var tag) -> new GlobalWords(table, runs, ear).speak(tag, open);
      case SystemLists.Pick.Start(var flow, var text) -> starter.begin(flow, text);
      case SystemLists.Pick.Question(var run, var text) ->
          meant(run, ParsedInput.of(text), open, false);
      case SystemLists.Pick.Confirmed(var run, var text) ->
          meant(run, ParsedInput.of(text), open, true);
      case SystemLists.Pick.Denied(var run, var mentioned) -> denied(run, mentioned, heard, open);
    }
    return true;
  }

  /// The text answers the question of this run.
  ///
  /// @param confirmed whether it has been asked back
  private void meant(Run run, ParsedInput heard, List<Open> open, boolean confirmed) {
    for (Open one : open) {
      AnswerFit fit = one.run().equals(run) ? fit(one, heard) : AnswerFit.MISS;
      if (!(fit instanceof AnswerFit.Miss)) {
        var found = new AnswerFit.Found(one, fit);
        if (confirmed) {
          taker.take(found, heard);
        } else {
          taker.answer(found, heard);
        }
        return;
      }
    }
    table.says(SystemText.QUESTION_EXPIRED);
  }

  /// What was asked back is wrong: a NO to a question of yes or no, unless NO is a choice there;
  /// else the question is asked again.
  ///
  /// @param mentioned whether it was found in a text that answered several questions: then the
  ///   first of them is asked
  private void denied(Run run, boolean mentioned, ParsedInput heard, List<Open> open) {
    for (Open one : open) {
      if (one.run().equals(run)) {
        AnswerFit fit =
            !mentioned && one.ask().isYesNo() && !one.ask().choosesNo()
                ? fit(one, heard)
                : AnswerFit.MISS;
        StepMove.Rest again = mentioned ? new Mentions(table, one.walk()).restart() : null;
        if (again != null) {
          runs.settle(run, again);
        } else if (fit instanceof AnswerFit.Miss) {
          var question = new QuestionWriter(table, one.walk());
          runs.settle(run, question.again(one.ask(), run.waiting(), ""));
        } else {
          taker.take(new AnswerFit.Found(one, fit), heard);
        }
        return;
      }
    }
    table.says(SystemText.QUESTION_EXPIRED);
  }

  /// Whether it corrects an answer before the newest question, which it does not answer itself.
  private boolean corrected(ParsedInput heard, Open newest) {
    if (ear.correction(heard.text()).isEmpty()) {
      return false;
    }
    AnswerFit fit = fit(newest, heard);
    if (!(fit instanceof AnswerFit.Miss) && new AnswerFit.Found(newest, fit).sure()) {
      return false;
    }
    StepMove.Rest better = new Corrections(table, ear).of(newest, heard);
    if (better != null) {
      runs.settle(newest.run(), better);
    }
    return better != null;
  }

  /// It fits no question as it is: a row that was not shown yet, a mistyped keyword, a photo, a
  /// thank-you; else it was not understood.
  private void unfit(ParsedInput heard, List<Open> open, List<Run> closed) {
    if (!open.isEmpty() && unseen(heard, open.getFirst())) {
      return;
    }
    var start = keywords.started(heard, ear, table.language());
    if (start.isPresent()) {
      starter.start(start.get(), "");
    } else if (UnaskedMedia.isAsked(open, heard)) {
      miss(open.getFirst(), heard);
    } else if (open.isEmpty() && starter.requested(heard)) {
      table.trace("request");
    } else if (heard.hasMedia() && (open.isEmpty() || Courtesy.only(heard, ear))) {
      new UnaskedMedia(table).passOn(heard);
    } else if (Courtesy.only(heard, ear) && (open.isEmpty() || !isYesOrNo(heard))) {
      courtesy(open);
    } else if (table.parts.languages().unread(heard.text()).isPresent()) {
      otherLanguage();
    } else if (!open.isEmpty() && isQuestion(heard)) {
      taker.passOn(open.getFirst(), "a question");
    } else if (!open.isEmpty()) {
      miss(open.getFirst(), heard);
    } else if (!closed.isEmpty()) {
      table.says(SystemText.QUESTION_EXPIRED);
    } else {
      table.trace("not understood");
      table.passesOn("not understood", SystemText.NOT_UNDERSTOOD);
    }
  }

  /// A thank-you wants no answer; at an open question it may be meant as one, which is asked again.
  private void courtesy(List<Open> open) {
    table.trace("courtesy");
    if (!open.isEmpty()) {
      Open newest = open.getFirst();
      var question = new QuestionWriter(table, newest.walk());
      runs.settle(newest.run(), question.again(newest.ask(), newest.run().waiting(), ""));
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
    AnswerFit fit = answers.pick(choice, heard, labels);
    if (fit instanceof AnswerFit.Miss) {
      return false;
    }
    taker.answer(new AnswerFit.Found(open, fit), heard);
    return true;
  }

  /// "how long is it?"; a lone "what?" wants the question again.
  private boolean isQuestion(ParsedInput heard) {
    return heard.words().split(" ").length >= FEWEST_WORDS_OF_A_QUESTION
        && ear.wonders(heard.text());
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
        fit(open, heard) instanceof AnswerFit.Miss(var reason) ? reason : Optional.empty();
    taker.miss(open, why);
  }
}
