package org.turnout.flow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.turnout.flow.FlowRuns.Before;
import org.turnout.flow.FlowRuns.Open;
import org.turnout.language.AnswerParser;
import org.turnout.language.Grade;
import org.turnout.language.Led;
import org.turnout.language.SystemText;

/// Begins the flow that a text asks for: by its keyword, or in a sentence.
record FlowStarter(TurnContext table, FlowRuns runs, AnswerParser ear, FlowKeywords keywords) {
  /// @param text what asked for it besides the keyword
  void start(FlowKeywords.Start start, String text) {
    table.trace("keyword " + start.flow());
    new KeywordLanguage(table).answer(start.language(), () -> begin(start.flow(), text));
  }

  void begin(String name, String text) {
    Flow flow = table.sets.current().flows().get(name);
    if (flow != null) {
      runs.start(flow, Map.of(), Before.PAUSES, text);
      runs.comeBack();
    }
  }

  /// "Negotiations and picket": what a flow asks for is named right away.
  boolean chosen(ParsedInput heard) {
    var start = keywords.topics(heard.text(), ear, table.language());
    start.ifPresent(found -> start(found, heard.text()));
    return start.isPresent();
  }

  /// A sentence that answers the first question of a flow: "I work at Harbor now". Only a sure
  /// answer begins it: "I moved to tears" does not.
  boolean told(ParsedInput heard, AnswerMatcher answers) {
    Optional<Led<List<FlowKeywords.Start>>> led = keywords.led(heard.text(), ear);
    if (led.isEmpty()) {
      return false;
    }
    ParsedInput rest = ParsedInput.of(led.get().rest());
    for (FlowKeywords.Start start : led.get().value()) {
      Flow flow = table.sets.current().flows().get(start.flow());
      Open first = flow == null || isClosed(flow) ? null : runs.first(flow);
      AnswerFit fit = first == null ? AnswerFit.MISS : fit(first, rest, answers);
      if (table.stuck()) {
        return true; // the turn comes by again with the rows
      }
      if (flow != null
          && first != null
          && fit instanceof AnswerFit.Answer answer
          && answer.grade() == Grade.SURE) {
        begin(start, flow, new AnswerFit.Found(first, fit), rest);
        return true;
      }
    }
    return false;
  }

  private void begin(
      FlowKeywords.Start start, Flow flow, AnswerFit.Found first, ParsedInput answer) {
    table.trace("told " + start.flow());
    new KeywordLanguage(table)
        .answer(
            start.language(),
            () -> {
              runs.begin(flow, first.open());
              new AnswerTaker(table, runs).take(first, answer);
            });
  }

  private boolean isClosed(Flow flow) {
    return flow.audience() == Flow.Audience.MEMBERS && !table.facts.member();
  }

  private AnswerFit fit(Open first, ParsedInput text, AnswerMatcher answers) {
    var question = new QuestionWriter(table, first.walk());
    boolean choice = first.ask().type().filter(AnswerType.Choice.class::isInstance).isPresent();
    ActionResult all = choice ? question.look((AnswerType.Choice) first.ask().type().get()) : null;
    List<Value.Row> rows = all == null ? List.of() : all.rows();
    var labels = question.labels(first.ask(), rows);
    AnswerFit fit = answers.fit(first.ask(), first.walk().words(first.ask()), text, labels);
    return !choice || isNamed(fit, text, labels) ? fit : AnswerFit.MISS;
  }

  /// Whether a row is found by what it is: a list that was not shown has no numbers, and a lone
  /// number names no place.
  private boolean isNamed(AnswerFit fit, ParsedInput text, AnswerMatcher.Labels labels) {
    var today = table.now.atZone(table.facts.zone()).toLocalDate();
    return text.words().chars().anyMatch(Character::isLetter)
        && fit instanceof AnswerFit.Answer answer
        && ear.mentionedOption(text.text(), labels.options(), today)
            .filter(at -> labels.rows().get(at).equals(answer.value()))
            .isPresent();
  }

  /// A sentence that asks for another flow than the one that has just asked something. Where any
  /// words are an answer it must say nothing else.
  ///
  /// @param plainly whether every word must be explained
  boolean wished(ParsedInput heard, Open newest, boolean plainly) {
    var request = keywords.requested(heard.text(), ear, table.language());
    if (!(plainly ? request.plain() : request.aimed()) || request.things().size() != 1) {
      return false;
    }
    FlowKeywords.Start start = request.things().getFirst();
    if (start.flow().equals(newest.run().flow())) {
      return false;
    }
    table.parts.languages().within(heard.text(), ear).ifPresent(it -> table.speak(it.tag()));
    start(start, heard.text());
    return true;
  }

  /// Who holds a place is not told how to get one, nor who holds none how to give it back.
  private void offer(Flow flow, ParsedInput heard) {
    var places = new PlaceTalk(table, runs, ear, keywords);
    boolean takes = places.flows().taking().filter(flow::equals).isPresent();
    boolean gives = places.flows().giving().filter(flow::equals).isPresent();
    Boolean holds = takes || gives ? places.holds() : Boolean.FALSE;
    if (holds == null) {
      return; // the turn comes by again with the rows
    }
    if (takes ? holds : gives && !holds) {
      table.passesOn("speaks of " + flow.name(), SystemText.NOT_UNDERSTOOD);
    } else if (table.handsOver("speaks of " + flow.name())) {
      new SystemLists(table, runs).offer(flow, heard);
    }
  }

  /// A sentence that names a flow: it starts the one that it asks for; of two it asks which; one
  /// that is only spoken of is offered, and a person reads the text.
  boolean requested(ParsedInput heard) {
    var request = keywords.requested(heard.text(), ear, table.language());
    if (request.things().isEmpty()) {
      return false;
    }
    FlowKeywords.Start first = request.things().getFirst();
    List<Flow> flows =
        request.things().stream()
            .map(FlowKeywords.Start::flow)
            .map(table.sets.current().flows()::get)
            .toList();
    if (!request.asked()) {
      new KeywordLanguage(table).tell(heard, () -> offer(flows.getFirst(), heard));
    } else if (flows.size() == 1) {
      table.parts.languages().within(heard.text(), ear).ifPresent(it -> table.speak(it.tag()));
      start(first, heard.text());
    } else {
      new KeywordLanguage(table)
          .answer(first.language(), () -> new SystemLists(table, runs).whichFlow(heard, flows));
    }
    return true;
  }
}
