package org.turnout.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.turnout.flow.Conversation.Frame;
import org.turnout.flow.Conversation.Run;
import org.turnout.flow.Conversation.Said;
import org.turnout.flow.Conversation.Waiting;
import org.turnout.flow.StepMove.Rest;
import org.turnout.language.SystemText;

/// One run on its way: takes step after step until it waits, ends, or needs the records.
final class FlowRunner {
  private final TurnContext table;
  private final Lexicon lexicon;
  private final List<FrameState> levels = new ArrayList<>(2);
  private final int turns;
  private Optional<Said> said;
  private @Nullable String forced;

  private FlowRunner(TurnContext table, Lexicon lexicon, int turns, Optional<Said> said) {
    this.table = table;
    this.lexicon = lexicon;
    this.turns = turns;
    this.said = said;
  }

  /// A flow from its first step.
  ///
  /// @param text the sentence that asked for it; empty when a keyword or a blast did
  static Rest begin(
      TurnContext table, Lexicon lexicon, Flow flow, Map<String, Value> inputs, String text) {
    Optional<Said> said = Optional.of(text).filter(it -> !it.isBlank()).map(it -> new Said(it, ""));
    var walk = new FlowRunner(table, lexicon, 0, said);
    walk.levels.add(FrameState.begin(flow, inputs));
    return walk.go(flow.start());
  }

  /// A run that waits, to be moved on; null when its flow has gone from the set.
  static @Nullable FlowRunner resume(TurnContext table, Lexicon lexicon, Run run) {
    var walk = new FlowRunner(table, lexicon, run.turns() + 1, run.said());
    for (Frame frame : run.frames()) {
      Flow flow = lexicon.set().flows().get(frame.flow());
      if (flow == null || !flow.steps().containsKey(frame.step())) {
        return null;
      }
      walk.levels.add(FrameState.resume(flow, frame));
    }
    return walk;
  }

  FrameState top() {
    return levels.getLast();
  }

  Flow outermost() {
    return levels.getFirst().flow;
  }

  Map<String, Step.Word> words(Step.Ask ask) {
    return lexicon.words(ask);
  }

  Step step() {
    return top().flow.step(top().step);
  }

  FlowSet set() {
    return lexicon.set();
  }

  NameScope scope() {
    return new NameScope(
        top().answers,
        table.remembered,
        table.facts.names(),
        lexicon.set().wordings(),
        table.language());
  }

  /// The flow at hand and those it is within, the outermost first.
  List<FrameState> levels() {
    return levels;
  }

  /// Whether nothing has been answered yet since the person asked for the flow.
  boolean isFresh() {
    return turns == 0 && levels.stream().allMatch(level -> level.trail.isEmpty());
  }

  /// What the person wrote that may answer more than was asked.
  Optional<Said> said() {
    return said;
  }

  void said(Optional<Said> now) {
    said = now;
  }

  /// The answer to the question it waits at, and on from there.
  Rest answer(Step.Ask ask, AnswerFit.Answer answer) {
    top().answered(ask, answer.value());
    if (turns > table.parts.limits().turnsPerRun()) {
      return stumble("too many turns");
    }
    return go(answer.next().or(ask::next));
  }

  /// The question answered last, asked again without its answer; null when there is none.
  @Nullable Rest back() {
    while (top().trail.isEmpty() && levels.size() > 1) {
      levels.removeLast();
    }
    if (top().trail.isEmpty()) {
      return null;
    }
    return again(top().trail.getLast());
  }

  /// A question asked again, without its answer and those behind it.
  Rest again(String path) {
    top().forgetFrom(path);
    forced = path;
    return go(path);
  }

  Rest go(String path) {
    return go(Optional.of(path));
  }

  Rest go(Optional<String> path) {
    StepMove move = new StepMove.To(path);
    while (true) {
      switch (move) {
        case StepMove.Rests(Rest rest) -> {
          return table.overfull() ? stumble("too many texts") : rest;
        }
        case StepMove.Ends(String label) -> {
          FrameState done = levels.removeLast();
          table.does(new Effect.Ended(done.flow.name(), label));
          if (levels.isEmpty()) {
            return StepMove.OVER;
          }
          move = new StepMove.To(step() instanceof Step.Run run ? run.next() : Optional.empty());
        }
        case StepMove.To(var next) when next.isEmpty() -> move = new StepMove.Ends("end");
        case StepMove.To(var next) -> move = enter(next.get());
      }
    }
  }

  private StepMove enter(String path) {
    Step step = top().flow.steps().get(path);
    if (step == null) {
      return new StepMove.Rests(stumble("no step " + path));
    }
    if (!table.stepAllowed()) {
      return new StepMove.Rests(stumble("too many steps"));
    }
    top().step = path;
    table.trace(lexicon.label(step));
    return take(step);
  }

  private StepMove take(Step step) {
    return switch (step) {
      case Step.Say say -> say(say);
      case Step.Ask ask -> new QuestionWriter(table, this).ask(ask, ask.path().equals(forced));
      case Step.Act act -> act(act);
      case Step.Check check ->
          new StepMove.To(check.condition().holds(scope()) ? check.then() : check.otherwise());
      case Step.Remember _, Step.Subscribe _, Step.Unsubscribe _, Step.Notify _, Step.HandOver _ ->
          new StepMove.To(new StepEffects(table, scope()).of(step));
      case Step.Run run -> run(run);
      case Step.Wait wait ->
          waits(
              new Waiting(
                  table.now,
                  Optional.empty(),
                  Optional.of(table.now.plus(wait.duration())),
                  0,
                  0,
                  List.of(),
                  0));
      case Step.End end -> new StepMove.Ends(end.label());
      case Step.BackTo back -> {
        top().forgetFrom(back.to());
        forced = back.to();
        yield new StepMove.To(Optional.of(back.to()));
      }
    };
  }

  /// Waits where it is.
  StepMove waits(Waiting waiting) {
    return StepMove.waits(
        new Run(
            lexicon.set().hash(),
            levels.stream().map(FrameState::frame).toList(),
            waiting,
            turns,
            false,
            said));
  }

  private StepMove say(Step.Say say) {
    String text = render(say.text(), "");
    if (text == null) {
      return new StepMove.Rests(stumble("missing name"));
    }
    table.says(table.withNoted(text), say.media(), say.apart());
    return new StepMove.To(say.next());
  }

  /// A text filled in, or null when a name in it is missing; notes which filed wording was shown.
  @Nullable String render(MemberText text, String choices) {
    var scope = scope();
    String language = table.language();
    for (MemberText.Part part : text.in(language).parts()) {
      String wording =
          part instanceof MemberText.Part.Hole hole ? NameScope.wordingIn(hole.name()) : null;
      NameScope.Filed filed = wording == null ? null : scope.filed(wording);
      if (filed != null) {
        top().answers.put(NameScope.SHOWN + wording, new Value.Text(filed.language()));
      }
    }
    return new Renderer(scope, language, table.facts.zone(), choices).render(text);
  }

  private StepMove act(Step.Act act) {
    var request = act.call().request(scope(), table.language());
    if (request.isEmpty()) {
      return new StepMove.Rests(stumble("nothing to act on"));
    }
    ActionResult result = table.ask(request.get());
    if (result == null) {
      return StepMove.STUCK;
    }
    Optional<Outcome> outcome = act.call().action().outcome(result.outcome());
    if (outcome.isEmpty()) {
      return new StepMove.Rests(stumble("no outcome " + result.outcome()));
    }
    table.trace(result.outcome());
    top().brought(result.values());
    if (outcome.get().changed()) {
      levels.forEach(level -> level.trail.clear()); // BACK can't undo what is on record
    }
    String next = act.outcomes().get(result.outcome());
    return new StepMove.To(next == null ? act.next() : Optional.of(next));
  }

  private StepMove run(Step.Run run) {
    Flow asked = lexicon.set().flows().get(run.flow());
    if (asked == null) {
      return new StepMove.Rests(stumble("no flow " + run.flow()));
    }
    if (levels.size() >= table.parts.limits().nesting()) {
      return new StepMove.Rests(stumble("too deep"));
    }
    Flow flow = new MembersOnly(table).begins(asked);
    if (flow == null) {
      return new StepMove.To(run.next());
    }
    if (table.runs.stream().anyMatch(later -> later.isFor(flow.name()))) {
      return new StepMove.To(run.next()); // the member has asked for it by name, and it comes
    }
    var scope = scope();
    var inputs = new HashMap<String, Value>();
    (flow.equals(asked) ? run.inputs() : Map.<String, Expression>of())
        .forEach((name, from) -> from.value(scope).ifPresent(value -> inputs.put(name, value)));
    levels.add(FrameState.begin(flow, inputs));
    return new StepMove.To(Optional.of(flow.start()));
  }

  /// Ends the run with a kind text and a steward, whatever went wrong: never an exception, never a
  /// hole, never silence.
  Rest stumble(String reason) {
    table.does(new Effect.HandOver(levels.getFirst().flow.name() + ": " + reason));
    table.saysAtLast(SystemText.GIVEN_UP);
    return over("stumbled");
  }

  /// Ends the whole run.
  Rest over(String label) {
    table.does(new Effect.Ended(levels.getFirst().flow.name(), label));
    levels.clear();
    return StepMove.OVER;
  }
}
