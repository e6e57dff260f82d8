package org.turnout.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.turnout.flow.Conversation.Offer;
import org.turnout.flow.Conversation.Run;
import org.turnout.flow.FlowRuns.Open;
import org.turnout.language.AnswerParser;
import org.turnout.language.Grade;
import org.turnout.language.ParsedAnswer;
import org.turnout.language.SystemText;

/// Finds out what a text is for, in this order: a list the system has just put before the person, a
/// word that means the same everywhere, an open question, a keyword; or nothing we know.
final class InputMatcher {
  private final TurnContext table;
  private final FlowRuns runs;
  private final AnswerParser ear;
  private final QuestionFit fits;
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
    this.fits = QuestionFit.of(table, ear);
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
    var globals = new GlobalWords(table, runs, ear);
    if ((offer.isPresent() && taken(offer.get(), heard, open)) || globals.heard(heard, open)) {
      return;
    }
    if (new Condolence(table).said(heard)) {
      agreed(heard, open);
      return;
    }
    boolean agreed = !open.isEmpty() && fits.givesUp(open.getFirst(), heard);
    if ((!agreed && aside(globals).said(heard, open, answersNewest(heard, open)))
        || (!open.isEmpty() && corrections().renamed(open.getFirst(), heard))
        || (!open.isEmpty() && corrected(heard, open.getFirst()))
        || (!open.isEmpty() && corrections().recounts(open.getFirst(), heard))
        || new PlaceTalk(table, runs, ear, keywords).held(heard, open)
        || (GlobalWords.takesWords(open) && starter.wished(heard, open.getFirst(), true))) {
      return;
    }
    List<AnswerFit.Found> found = found(heard, open);
    boolean sure = !found.isEmpty() && found.getFirst().sure() && !isKeyword(found, heard);
    if (!isPlain(found)
        && !open.isEmpty()
        && open.getFirst().ask().isYesNo()
        && told(heard, open)) {
      return; // "my name is wrong, its Ana Cruz" says no to nothing
    }
    Optional<FlowKeywords.Start> asked = sure ? Optional.empty() : occasion(heard);
    Optional<FlowKeywords.Start> start =
        sure ? Optional.empty() : keywords.exact(heard, ear, table.language());
    Optional<FlowKeywords.Start> made =
        sure ? Optional.empty() : keywords.made(heard.text(), ear, table.language());
    if (asked.isPresent()) {
      starter.start(asked.get(), heard, heard.text());
      starter.besides(heard);
    } else if (start.isPresent()) {
      starter.start(start.get(), heard, "");
    } else if (made.isPresent()) {
      starter.start(made.get(), heard, heard.text());
    } else if (found.size() > 1) {
      table.trace("doubt");
      new SystemLists(table, runs).which(heard, found);
    } else if (found.size() == 1) {
      taker.answer(found.getFirst(), heard);
    } else {
      new StrayText(table, runs, ear, starter, fits).handle(heard, open, closed);
    }
  }

  private AsideAnswer aside(GlobalWords globals) {
    var topics = new TopicTalk(table, runs, starter, ear);
    return new AsideAnswer(table, runs, starter, globals, topics);
  }

  /// Whether the newest question takes the text, which is none of any words.
  private boolean answersNewest(ParsedInput heard, List<Open> open) {
    return !open.isEmpty()
        && !GlobalWords.takesWords(open)
        && fits.of(open.getFirst(), heard) instanceof AnswerFit.Answer;
  }

  /// "Yes, my uncle died": the one row of the list is meant, whatever else is said with it.
  private void agreed(ParsedInput heard, List<Open> open) {
    String first = heard.words().split(" ", 2)[0];
    if (open.isEmpty()
        || open.getFirst().run().waiting().shown().size() != 1
        || !(ear.yesNo(first) instanceof ParsedAnswer.Understood<Boolean>(Boolean yes))
        || !yes) {
      return;
    }
    AnswerFit fit = fits.of(open.getFirst(), ParsedInput.of(first));
    if (fit instanceof AnswerFit.Answer) {
      taker.take(new AnswerFit.Found(open.getFirst(), fit), heard);
    }
  }

  /// ME and YO say yes to nothing at a list of one row: they are keywords.
  private boolean isKeyword(List<AnswerFit.Found> found, ParsedInput heard) {
    return found.getFirst().open().ask().type().orElse(null) instanceof AnswerType.Choice
        && ear.yesNo(heard.text()).known().isPresent()
        && keywords.exact(heard.words(), table.language()).isPresent();
  }

  private static boolean isPlain(List<AnswerFit.Found> found) {
    return !found.isEmpty()
        && found.getFirst().fit() instanceof AnswerFit.Answer answer
        && answer.grade() == Grade.SURE;
  }

  private boolean told(ParsedInput heard, List<Open> open) {
    return !heard.hasMedia() && starter.told(heard, fits.answers(), open);
  }

  private Optional<FlowKeywords.Start> occasion(ParsedInput heard) {
    return keywords.occasion(heard.text(), ear, table.language());
  }

  /// Whether the text fits what Turnout has put before the member since a person of ours took part.
  private boolean answersNewer(ParsedInput heard, Optional<Offer> offer, List<Open> open) {
    return offer.filter(made -> table.isNewer(made.at())).isPresent()
        || (!open.isEmpty()
            && table.isNewer(open.getFirst().run().waiting().askedAt())
            && !(fits.of(open.getFirst(), heard) instanceof AnswerFit.Miss));
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
    AnswerFit fit = fits.of(open.getFirst(), heard);
    if (fit instanceof AnswerFit.Miss) {
      return keywords.started(heard, ear, table.language()).or(() -> occasion(heard)).isEmpty()
          && (UnaskedMedia.isAsked(open, heard) || !Courtesy.only(heard, ear))
          && open.stream()
              .skip(1)
              .allMatch(older -> fits.of(older, heard) instanceof AnswerFit.Miss);
    }
    return new AnswerFit.Found(open.getFirst(), fit).sure()
        || keywords.exact(heard, ear, table.language()).isEmpty();
  }

  /// The newest question the text fits, and behind it those it might as well be meant for: asked
  /// within a day of it, fitting as surely, and not left by the person for another flow.
  private List<AnswerFit.Found> found(ParsedInput heard, List<Open> open) {
    var found = new ArrayList<AnswerFit.Found>(2);
    for (Open one : open) {
      if (one.run().paused() && (!found.isEmpty() || GlobalWords.takesWords(List.of(one)))) {
        continue; // what was left takes no stray words
      }
      AnswerFit fit = fits.of(one, heard);
      if (fit instanceof AnswerFit.Miss) {
        continue;
      }
      var next = new AnswerFit.Found(one, fit);
      if (found.isEmpty() || found.getFirst().rivals(next)) {
        found.add(next);
      }
    }
    return found;
  }

  private boolean taken(Offer offer, ParsedInput heard, List<Open> open) {
    var offers = new SystemLists(table, runs);
    switch (offers.picked(offer, heard, ear)) {
      case SystemLists.Pick.None _ -> {
        return new OfferedFlow(table, runs, ear, starter).answered(offer, heard, fits.answers());
      }
      case SystemLists.Pick.Language(var tag) -> new GlobalWords(table, runs, ear).speak(tag, open);
      case SystemLists.Pick.Start(var flow, var text) -> starter.begin(flow, text);
      case SystemLists.Pick.Declined() -> table.says(SystemText.WILL_READ);
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
      AnswerFit fit = one.run().equals(run) ? fits.of(one, heard) : AnswerFit.MISS;
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
                ? fits.of(one, heard)
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
    if (heard.hasMedia() || !Corrections.isOne(heard, ear)) {
      return false;
    }
    AnswerFit fit = fits.of(newest, heard);
    if (!(fit instanceof AnswerFit.Miss) && new AnswerFit.Found(newest, fit).sure()) {
      return false;
    }
    return corrections().made(newest, heard);
  }

  private Corrections corrections() {
    return new Corrections(table, runs, ear, fits.answers());
  }
}
