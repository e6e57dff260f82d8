package org.turnout.flow;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.turnout.flow.FlowRuns.Before;
import org.turnout.flow.FlowRuns.Open;
import org.turnout.language.AnswerParser;
import org.turnout.language.SystemText;

/// Begins the flow that a text asks for: by its keyword, or in a sentence.
record FlowStarter(TurnContext table, FlowRuns runs, AnswerParser ear, FlowKeywords keywords) {
  /// So many words with a question tell something.
  private static final int STORY = 4;

  /// Begins it in the keyword's language, or in that of the text around it: "stickers po".
  ///
  /// @param text what asked for it besides the keyword
  void start(FlowKeywords.Start start, ParsedInput heard, String text) {
    table.trace("keyword " + start.flow());
    new KeywordLanguage(table).answer(tag(start, heard), () -> begin(start.flow(), text));
  }

  private String tag(FlowKeywords.Start start, ParsedInput heard) {
    boolean common = start.language().equals(table.parts.languages().byDefault().tag());
    return common ? new KeywordLanguage(table).written(heard).tag() : start.language();
  }

  void begin(String name, String text) {
    Flow flow = table.sets.current().flows().get(name);
    if (flow != null) {
      new KeptDetails(table, runs, ear).keep(flow, text);
      if (table.stuck()) {
        return; // the turn comes by again with the rows
      }
      runs.start(flow, Map.of(), Before.PAUSES, text);
      runs.comeBack();
    }
  }

  /// "Negotiations and picket": what a flow asks for is named right away.
  boolean chosen(ParsedInput heard) {
    if (heard.words().chars().noneMatch(Character::isLetter)) {
      return false; // a lone number answers no question that was not asked
    }
    var start = keywords.topics(heard.text(), ear, table.language());
    start.ifPresent(found -> start(found, heard, heard.text()));
    return start.isPresent();
  }

  /// A sentence that answers the first question of a flow: "I work at Harbor now".
  boolean told(ParsedInput heard, AnswerMatcher answers, List<Open> open) {
    return new ToldFlows(table, runs, ear, keywords, answers, open).told(heard);
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
    start(start, heard, heard.text());
    return true;
  }

  /// Goes back to the flow that was left when a text names it: "i was doing stickers".
  boolean left(ParsedInput heard, List<Open> open) {
    var named = keywords.requested(heard.text(), ear, table.language()).things();
    for (Open one : named.size() == 1 ? open : List.<Open>of()) {
      if (one.run().paused() && one.run().flow().equals(named.getFirst().flow())) {
        var question = new QuestionWriter(table, one.walk());
        String before = table.spoken().text(SystemText.BACK_TO, Map.of("flow", runs.title(one)));
        runs.settle(one.run(), question.again(one.ask(), one.run().waiting(), before));
        return true;
      }
    }
    return false;
  }

  boolean isClosed(Flow flow) {
    return flow.audience() == Flow.Audience.MEMBERS && !table.facts.member();
  }

  /// A person reads it. The flow is offered, unless the text speaks of several, and unless it is
  /// one to take a place for somebody who holds one, or to give one back for somebody who holds
  /// none.
  void passOn(List<Flow> flows, ParsedInput heard) {
    Flow flow = flows.getFirst();
    var places = new PlaceTalk(table, runs, ear, keywords);
    boolean takes = places.flows().taking().filter(flow::equals).isPresent();
    boolean gives = places.flows().giving().filter(flow::equals).isPresent();
    Boolean holds = (takes || gives) ? places.holds() : Boolean.FALSE;
    if (holds == null) {
      return; // the turn comes by again with the rows
    }
    if (flows.size() > 1 || (takes ? holds : gives && !holds)) {
      table.passesOn("speaks of " + flow.name(), SystemText.NOT_UNDERSTOOD);
    } else {
      offer(flow, heard);
    }
  }

  /// A person reads it, and the flow is offered.
  void offer(Flow flow, ParsedInput heard) {
    if (table.before.passedOnLately(table.now)) {
      table.does(new Effect.HandOver("speaks of " + flow.name()));
      new SystemLists(table, runs).offer(flow, heard);
    } else if (table.handsOver("speaks of " + flow.name())) {
      new SystemLists(table, runs).offer(flow, heard);
    }
  }

  /// Nothing is offered to somebody who writes a word of danger: a person reads it, and they hear
  /// whom to call.
  private boolean alarming(ParsedInput heard) {
    boolean alarming = table.parts.languages().dangers().isAlarming(heard.text());
    if (alarming) {
      new KeywordLanguage(table)
          .tell(heard, () -> table.passesOnAs("a word of danger", SystemText.TROUBLE));
    }
    return alarming;
  }

  /// A text that only has a word of a flow: it is asked about, and a person reads it. Of a
  /// complaint nothing is asked.
  boolean hinted(ParsedInput heard) {
    List<Flow> flows =
        keywords.hinted(heard.words()).stream()
            .map(FlowKeywords.Start::flow)
            .map(table.sets.current().flows()::get)
            .toList();
    if (flows.isEmpty()
        || keywords.requested(heard.text(), ear, table.language()).aside().complains()) {
      return false;
    }
    if (alarming(heard)) {
      return true;
    }
    new KeywordLanguage(table)
        .tell(
            heard,
            () -> {
              if (flows.size() == 1) {
                passOn(flows, heard);
              } else {
                table.does(new Effect.HandOver("speaks of " + flows.getFirst().name()));
                new SystemLists(table, runs).whichFlow(heard, flows);
              }
            });
    return true;
  }

  /// A text that is like what people write who want a flow.
  boolean resembling(ParsedInput heard) {
    return likely().begins(heard);
  }

  /// The same at a question that the text does not answer.
  boolean resembling(ParsedInput heard, Open newest) {
    return likely().begins(heard, newest);
  }

  private LikelyFlow likely() {
    return new LikelyFlow(table, runs, ear, keywords, this);
  }

  /// A sentence that names a flow: it starts the one that it asks for; several, one after another.
  /// One that is only spoken of is offered, and a person reads the text; a complaint about it is
  /// not for a flow.
  boolean requested(ParsedInput heard) {
    var request = keywords.requested(heard.text(), ear, table.language());
    if (request.things().isEmpty() || (!request.asked() && request.aside().complains())) {
      return false;
    }
    FlowKeywords.Start first = request.things().getFirst();
    List<Flow> flows =
        request.things().stream()
            .map(FlowKeywords.Start::flow)
            .map(table.sets.current().flows()::get)
            .toList();
    if (!request.asked() && alarming(heard)) {
      return true;
    }
    if (!request.asked()) {
      if (!resembling(heard)) {
        new KeywordLanguage(table).tell(heard, () -> passOn(flows, heard));
      }
      return true;
    }
    table.parts.languages().within(heard.text(), ear).ifPresent(it -> table.speak(it.tag()));
    String tag = tag(first, heard);
    if (flows.size() > 1 && !request.aside().apart()) {
      new KeywordLanguage(table)
          .answer(tag, () -> new SystemLists(table, runs).whichFlow(heard, flows));
      return true;
    }
    boolean more = request.aside().goesOn() && table.handsOver("says more with " + first.flow());
    table.trace("keyword " + first.flow());
    new KeywordLanguage(table)
        .answer(
            tag,
            () -> {
              if (more) {
                table.says(SystemText.WILL_READ);
              }
              boolean whole = flows.size() == 1 && !request.aside().goesOn();
              inTurn(flows, whole ? heard.text() : request.aside().wish());
            });
    return true;
  }

  /// What a text says besides a question that was answered: another wish begins, and what asks or
  /// tells something goes to a person.
  void besides(ParsedInput heard) {
    List<String> rest =
        ear.parts(heard.text()).stream()
            .filter(part -> keywords.occasion(part, ear, table.language()).isEmpty())
            .toList();
    if (rest.isEmpty() || keywords.whole(heard.text(), ear)) {
      return;
    }
    ParsedInput more = ParsedInput.of(String.join(", ", rest));
    if (!requested(more) && (ear.wonders(more.text()) || more.words().split(" ").length >= STORY)) {
      table.passesOn("says more", SystemText.WILL_READ);
    }
  }

  /// Begins the first of these; the others wait until it is done.
  private void inTurn(List<Flow> flows, String text) {
    flows.subList(1, flows.size()).reversed().forEach(flow -> runs.later(flow, own(flow, text)));
    if (flows.size() > 1) {
      String titles = flows.stream().map(runs::title).collect(Collectors.joining(", "));
      table.says(SystemText.IN_TURN, Map.of("flows", titles));
    }
    begin(flows.getFirst().name(), flows.size() > 1 ? own(flows.getFirst(), text) : text);
  }

  /// A text without the parts that name other flows only.
  private String own(Flow flow, String text) {
    return ear.parts(text).stream()
        .filter(part -> {
          var named = keywords.requested(part, ear, table.language()).things();
          return named.isEmpty() || named.stream().anyMatch(it -> it.flow().equals(flow.name()));
        })
        .collect(Collectors.joining(", "));
  }
}
