package org.turnout.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.turnout.flow.Conversation.Run;
import org.turnout.flow.StepMove.Rest;
import org.turnout.language.SystemText;

/// The runs of one conversation: which wait, which begin, end, close and come back.
record FlowRuns(TurnContext table) {
  /// What happens to the question that is open when a flow begins.
  enum Before {
    /// It stays open next to the new one.
    STAYS,
    /// The person left it: it is asked again when the new flow is done.
    PAUSES
  }

  /// An open question of a run.
  record Open(Run run, FlowRunner walk, Step.Ask ask) {}

  private @Nullable Open open(Run run) {
    FlowRunner walk = walk(run);
    return walk != null && walk.step() instanceof Step.Ask ask ? new Open(run, walk, ask) : null;
  }

  /// A run on the version it began on; on the current one when that renamed its step, or when its
  /// own is gone and the current one still has its step.
  private @Nullable FlowRunner walk(Run run) {
    Run moved = StepRenames.along(run, table.sets.current()).orElse(null);
    if (moved != null) {
      return FlowRunner.resume(table, table.parts.lexicons().of(table.sets.current()), moved);
    }
    FlowSet set = table.sets.version(run.version()).orElseGet(table.sets::current);
    return FlowRunner.resume(table, table.parts.lexicons().of(set), run);
  }

  /// Begins a flow; one of the same name that was open gives way.
  void start(Flow flow, Map<String, Value> inputs, Before before) {
    start(flow, inputs, before, "");
  }

  /// Begins a flow that a sentence asked for.
  ///
  /// @param text the sentence; what it says besides fills the questions to come
  void start(Flow flow, Map<String, Value> inputs, Before before, String text) {
    Flow begins = new MembersOnly(table).begins(flow);
    if (begins == null) {
      return;
    }
    makeRoom(begins, before);
    var lexicon = table.parts.lexicons().of(table.sets.current());
    var given = begins.equals(flow) ? inputs : Map.<String, Value>of();
    settle(null, FlowRunner.begin(table, lexicon, begins, given, text));
  }

  /// Keeps a flow that a sentence asked for until those before it are done.
  void later(Flow wished, String text) {
    Flow flow = new MembersOnly(table).begins(wished);
    if (flow == null) {
      return;
    }
    table.runs.removeIf(run -> run.flow().equals(flow.name()));
    var lexicon = table.parts.lexicons().of(table.sets.current());
    table.mute(true);
    Rest rest = FlowRunner.begin(table, lexicon, flow, Map.of(), text);
    table.mute(false);
    table.forgets();
    if (rest instanceof Rest.Waits(Run run)) {
      table.runs.add(run.withPaused(true));
    } else if (!table.stuck()) {
      table.does(new Effect.HandOver("asks for " + flow.name() + " too"));
    }
  }

  private void makeRoom(Flow flow, Before before) {
    table.runs.removeIf(run -> run.flow().equals(flow.name()));
    List<Open> open = before == Before.PAUSES ? open() : List.of();
    if (!open.isEmpty()) {
      Run left = open.getFirst().run();
      table.runs.set(table.runs.indexOf(left), left.withPaused(true));
    }
  }

  /// The first question of a flow, which is not put yet; null when it does not begin with one, or
  /// the records have yet to be asked.
  @Nullable Open first(Flow flow) {
    var lexicon = table.parts.lexicons().of(table.sets.current());
    table.mute(true);
    Rest rest = FlowRunner.begin(table, lexicon, flow, Map.of(), "");
    table.mute(false);
    return !table.stuck() && rest instanceof Rest.Waits(Run run) ? open(run) : null;
  }

  /// Begins a flow at its first question, which has been answered already: it is not put.
  void begin(Flow flow, Open first) {
    begin(flow, new Rest.Waits(first.run()));
  }

  /// Begins a flow where it has got to.
  void begin(Flow flow, Rest rest) {
    makeRoom(flow, Before.PAUSES);
    settle(null, rest);
    comeBack();
  }

  /// Puts a walked run back, newest, or takes it away.
  void settle(@Nullable Run was, Rest rest) {
    int at = was == null ? -1 : table.runs.indexOf(was);
    if (at >= 0) {
      table.runs.remove(at);
    }
    if (rest instanceof Rest.Waits(Run run)) {
      table.runs.add(run);
      while (table.runs.size() > table.parts.limits().openRuns()) {
        table.does(new Effect.Ended(table.runs.removeFirst().flow(), "crowded out"));
      }
      table.confirmsNewest();
    }
  }

  /// Asks the question again that was left for a flow which is now done, or waits for its time.
  void comeBack() {
    if (table.stuck() || (!table.runs.isEmpty() && asksNow(table.runs.getLast()))) {
      return;
    }
    for (int i = table.runs.size() - 1; i >= 0; i--) {
      Run run = table.runs.get(i);
      Open open = run.paused() ? open(run) : null;
      if (open != null) {
        String title = title(open);
        String before = table.spoken().text(SystemText.BACK_TO, Map.of("flow", title));
        table.trace("back to " + run.flow());
        if (!run.wish().isEmpty()) {
          table.says(before, List.of(), false);
          start(open.walk().outermost(), Map.of(), Before.STAYS, run.wish());
          comeBack();
        } else {
          settle(
              run, new QuestionWriter(table, open.walk()).again(open.ask(), run.waiting(), before));
        }
        return;
      }
    }
  }

  private boolean asksNow(Run run) {
    return !run.paused() && open(run) != null;
  }

  /// What a run is called: the outermost flow's title.
  String title(Open open) {
    return title(open.walk().outermost());
  }

  String title(Run run) {
    FlowRunner walk = walk(run);
    return walk == null ? run.flow() : title(walk.outermost());
  }

  String title(Flow flow) {
    var scope = new NameScope(Map.of(), table.remembered, table.facts.names(), Map.of(), "en");
    String words =
        new Renderer(scope, table.language(), table.facts.zone(), "").render(flow.title());
    return words == null ? flow.name() : words.strip();
  }

  /// A run's own moment: the end of a wait, a reminder, or the closing of a question that has words
  /// for it.
  void due(Run run) {
    FlowRunner walk = walk(run);
    if (walk == null) {
      gone(run);
      return;
    }
    Optional<Facts.Attention> attention = table.attention();
    if (attention.isPresent()) { // no flow speaks over a person
      var later = run.waiting().dueAt(attention.get().since().plus(Engine.ATTENDED_FOR));
      settle(run, new Rest.Waits(run.with(later)));
    } else if (walk.step() instanceof Step.Wait wait) {
      settle(run, walk.go(wait.next()));
    } else if (walk.step() instanceof Step.Ask ask) {
      due(run, walk, ask);
    }
  }

  private void due(Run run, FlowRunner walk, Step.Ask ask) {
    if (run.waiting().over(table.now)) {
      expired(run, walk, ask);
    } else if (ask.reminder().isPresent()) {
      settle(run, new QuestionWriter(table, walk).remind(ask, ask.reminder().get(), run.waiting()));
    } else { // an edited flow no longer reminds: the question stays open, its timer goes
      settle(run, new Rest.Waits(run.with(run.waiting().undisturbed())));
    }
  }

  private void expired(Run run, FlowRunner walk, Step.Ask ask) {
    table.trace("expired");
    settle(run, ask.expired().isPresent() ? walk.go(ask.expired()) : walk.over("expired"));
  }

  /// Closes every question whose time is up and that has no words for it; returned oldest first.
  List<Run> closeExpired() {
    var closed = new ArrayList<Run>();
    for (int i = 0; i < table.runs.size(); ) {
      Run run = table.runs.get(i);
      if (run.waiting().over(table.now) && run.waiting().due().isEmpty()) {
        closed.add(table.runs.remove(i));
        table.does(new Effect.Ended(run.flow(), "expired"));
      } else {
        i++;
      }
    }
    return closed;
  }

  /// The questions that wait for an answer, the newest first. A run whose flow has gone is taken
  /// away, with a word about it.
  List<Open> open() {
    var open = new ArrayList<Open>(table.runs.size());
    for (Run run : List.copyOf(table.runs).reversed()) {
      FlowRunner walk = walk(run);
      if (walk == null) {
        gone(run);
      } else if (walk.step() instanceof Step.Ask ask && !run.waiting().over(table.now)) {
        open.add(new Open(run, walk, ask));
      }
    }
    return open;
  }

  /// The version a run is on can't be found, nor its step in the current one.
  private void gone(Run run) {
    table.does(new Effect.HandOver(run.flow() + ": its flow is gone"));
    table.says(SystemText.GIVEN_UP);
    settle(run, StepMove.OVER);
  }
}
