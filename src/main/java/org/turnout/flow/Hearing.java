package org.turnout.flow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.turnout.flow.Conversation.Offer;
import org.turnout.flow.Conversation.Run;
import org.turnout.flow.Conversation.Waiting;
import org.turnout.flow.Runs.Before;
import org.turnout.flow.Runs.Open;
import org.turnout.language.Listener;
import org.turnout.language.SystemText;
import org.turnout.language.Understanding.Understood;

/// Finds out what a text is for, in this order: a list the system has just put before the person, a
/// word that means the same everywhere, an open question, a keyword; or nothing we know.
final class Hearing {
  /// Two questions asked further apart than this are never confused: the newer one is meant.
  private static final Duration CLOSE = Duration.ofDays(1);

  private final Table table;
  private final Runs runs;
  private final Listener ear;
  private final Answers answers;

  Hearing(Table table) {
    this.table = table;
    this.runs = new Runs(table);
    this.ear = table.parts.languages().listener(table.language());
    var zone = table.facts.zone();
    this.answers =
        new Answers(new AnswerType.Context(ear, table.now.atZone(zone).toLocalDate(), zone));
  }

  /// A text, or a photo.
  void said(Heard heard, Optional<Offer> offer) {
    List<Run> closed = runs.closeExpired();
    List<Open> open = runs.open();
    if ((offer.isPresent() && taken(offer.get(), heard, open))
        || new Globals(table, runs, ear).heard(heard, open)) {
      return;
    }
    List<Fit.Found> fits = fits(heard, open);
    boolean sure = !fits.isEmpty() && fits.getFirst().sure();
    Optional<Keywords.Start> start =
        sure ? Optional.empty() : exact(table.parts, table.sets, heard, ear, table.language());
    if (start.isPresent()) {
      start(start.get());
    } else if (fits.size() > 1) {
      table.trace("doubt");
      new Offers(table, runs).which(heard, fits);
    } else if (fits.size() == 1) {
      answer(fits.getFirst());
    } else {
      unfit(heard, open, closed);
    }
  }

  /// Whether a text is for the newest question, which a blast has asked, or for nothing else: a
  /// global word, an older question and a keyword are taken as if the blast had not been.
  boolean isForNewest(String flow, Heard heard) {
    List<Open> open = runs.open();
    if (open.isEmpty()
        || !open.getFirst().run().flow().equals(flow)
        || new Globals(table, runs, ear).takes(heard, open)) {
      return false;
    }
    Fit fit = fit(open.getFirst(), heard);
    if (fit instanceof Fit.Miss) {
      return keyword(table.parts, table.sets, heard, table.language()).isEmpty()
          && !Courtesy.only(heard, ear)
          && open.stream().skip(1).allMatch(older -> fit(older, heard) instanceof Fit.Miss);
    }
    return new Fit.Found(open.getFirst(), fit).sure()
        || exact(table.parts, table.sets, heard, ear, table.language()).isEmpty();
  }

  /// The newest question the text fits, and behind it those it might as well be meant for: asked
  /// within a day of it, fitting as surely, and not left by the person for another flow.
  private List<Fit.Found> fits(Heard heard, List<Open> open) {
    var fits = new ArrayList<Fit.Found>(2);
    for (Open one : open) {
      if (!fits.isEmpty() && one.run().paused()) {
        continue;
      }
      Fit fit = fit(one, heard);
      if (fit instanceof Fit.Miss) {
        continue;
      }
      var found = new Fit.Found(one, fit);
      if (fits.isEmpty() || rivals(fits.getFirst(), found)) {
        fits.add(found);
      }
    }
    return fits;
  }

  private static boolean rivals(Fit.Found newest, Fit.Found older) {
    boolean close = older.askedAt().plus(CLOSE).isAfter(newest.askedAt());
    return close && (older.sure() || !newest.sure());
  }

  private Fit fit(Open open, Heard heard) {
    var rows = open.run().waiting().shown();
    return answers.fit(
        open.ask(),
        open.walk().words(open.ask()),
        heard,
        new Asking(table, open.walk()).labels(open.ask(), rows));
  }

  private void answer(Fit.Found found) {
    Open open = found.open();
    table.trace("answer " + open.run().flow());
    Run run = open.run();
    runs.settle(
        run,
        switch (found.fit()) {
          case Fit.Answer answer -> open.walk().answer(open.ask(), answer);
          case Fit.More _ -> new Asking(table, open.walk()).more(open.ask(), run.waiting());
          case Fit.Miss _ -> new Move.Rest.Stuck(); // a miss is never found
        });
    runs.comeBack();
  }

  private boolean taken(Offer offer, Heard heard, List<Open> open) {
    var offers = new Offers(table, runs);
    switch (offers.picked(offer, heard, ear)) {
      case Offers.Pick.None _ -> {
        return false;
      }
      case Offers.Pick.Language(var tag) -> new Globals(table, runs, ear).speak(tag, open);
      case Offers.Pick.Start(var flow) -> begin(flow);
      case Offers.Pick.Question(var run, var text) -> meant(run, Heard.of(text), open);
    }
    return true;
  }

  private void meant(Run run, Heard heard, List<Open> open) {
    for (Open one : open) {
      Fit fit = one.run().equals(run) ? fit(one, heard) : Fit.MISS;
      if (!(fit instanceof Fit.Miss)) {
        answer(new Fit.Found(one, fit));
        return;
      }
    }
    table.says(SystemText.QUESTION_EXPIRED);
  }

  private void start(Keywords.Start start) {
    table.trace("keyword " + start.flow());
    speak(start.language());
    begin(start.flow());
  }

  /// A keyword in another language than the default says which language somebody wants. The default
  /// one's own words stand on every poster, so they say nothing.
  private void speak(String language) {
    var languages = table.parts.languages();
    if (!language.equals(languages.byDefault().tag())) {
      table.speak(languages.of(language).tag());
    }
  }

  private void begin(String name) {
    Flow flow = table.sets.current().flows().get(name);
    if (flow != null) {
      runs.start(flow, Map.of(), Before.PAUSES);
      runs.comeBack();
    }
  }

  /// What a text would start when no question is open.
  static Optional<Keywords.Start> keyword(
      Engine.Parts parts, FlowSets sets, Heard heard, String language) {
    Listener ear = parts.languages().listener(language);
    var keywords = parts.lexicons().of(sets.current()).keywords();
    return exact(parts, sets, heard, ear, language)
        .or(() -> keywords.forgiving(heard.words(), language))
        .or(() -> keywords.forgiving(ear.withoutFillers(heard.text()), language));
  }

  private static Optional<Keywords.Start> exact(
      Engine.Parts parts, FlowSets sets, Heard heard, Listener ear, String language) {
    var keywords = parts.lexicons().of(sets.current()).keywords();
    return keywords
        .exact(heard.words(), language)
        .or(() -> keywords.exact(ear.withoutFillers(heard.text()), language));
  }

  /// It fits no question as it stands: a row that was not shown yet, a mistyped keyword, a photo, a
  /// thank-you; else it was not understood.
  private void unfit(Heard heard, List<Open> open, List<Run> closed) {
    if (!open.isEmpty() && unseen(heard, open.getFirst())) {
      return;
    }
    var start = keyword(table.parts, table.sets, heard, table.language());
    if (start.isPresent()) {
      start(start.get());
    } else if (heard.text().isBlank() && !heard.photos().isEmpty()) {
      photo();
    } else if (Courtesy.only(heard, ear)) {
      table.trace("courtesy");
    } else if (!open.isEmpty()) {
      miss(open.getFirst());
    } else if (!closed.isEmpty()) {
      table.says(SystemText.QUESTION_EXPIRED);
    } else if (table.sorryAllowed()) {
      table.trace("not understood");
      table.says(SystemText.NOT_UNDERSTOOD);
    } else {
      table.does(new Effect.HandOver("not understood"));
    }
  }

  /// A row named that stands further down the list than was shown.
  private boolean unseen(Heard heard, Open open) {
    Waiting waiting = open.run().waiting();
    if (!(open.ask().type().orElse(null) instanceof AnswerType.Choice choice)
        || heard.text().isBlank()
        || waiting.shown().size() < choice.page()
        || ear.number(heard.text()) instanceof Understood<Long>) {
      return false;
    }
    var asking = new Asking(table, open.walk());
    Result found = asking.look(choice);
    if (found == null) {
      return true; // the turn stops here and comes by again with the rows
    }
    var labels = asking.labels(open.ask(), Asking.unseen(found.rows(), waiting));
    if (answers.pick(heard, labels) instanceof Fit.Answer answer) {
      answer(new Fit.Found(open, answer));
      return true;
    }
    return false;
  }

  private void photo() {
    table.does(new Effect.HandOver("photo"));
    if (table.sorryAllowed()) {
      table.saysWithContact(SystemText.STEWARD, SystemText.GIVEN_UP);
    }
  }

  /// Not understood at a question: asked again, and given up after so many tries.
  private void miss(Open open) {
    table.trace("miss");
    Run run = open.run();
    Waiting missed = run.waiting().missed();
    if (missed.misses() < open.ask().tries()) {
      boolean plain = open.ask().retry().isEmpty() && table.sorryAllowed();
      String before = plain ? table.spoken().text(SystemText.NOT_UNDERSTOOD) : "";
      runs.settle(run, new Asking(table, open.walk()).retry(open.ask(), missed, before));
    } else if (open.ask().giveUp().isPresent()) {
      runs.settle(run, open.walk().go(open.ask().giveUp()));
      runs.comeBack();
    } else {
      runs.settle(run, open.walk().givesUp());
      runs.comeBack();
    }
  }
}
