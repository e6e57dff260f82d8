package org.turnout.lab.bench;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.turnout.flow.Conversation;
import org.turnout.flow.ConversationCodec;
import org.turnout.flow.Engine;
import org.turnout.flow.EngineResult;
import org.turnout.flow.Input;
import org.turnout.flow.TurnLimits;
import org.turnout.lab.bench.load.BenchFailed;
import org.turnout.lab.bench.load.BenchPlan;
import org.turnout.lab.bench.load.BenchResult;
import org.turnout.lab.bench.load.BenchResult.Figure;
import org.turnout.lab.bench.load.Goal;
import org.turnout.lab.bench.load.Spread;
import org.turnout.language.Languages;

/// How many steps of a conversation one core takes in a second: a form of five questions (text,
/// choice, number, e-mail, yes or no) with one answer that is asked again and a reply from a
/// template, in memory, and with the state decoded before and encoded after every step, as a turn
/// has it. The two are measured in turns by the processor time of this thread, so that others on
/// the machine disturb it little.
public final class FlowBench {
  private static final Instant NOW = Instant.parse("2026-10-05T16:00:00Z");

  /// The same form with the state out and in as JSON, on two such cores (July 2026); not run here.
  private static final String PEERS =
      "goflow 0.180.0 1,370, xstate 5.33.3 31,000, botbuilder 4.23.3 3,500 steps/s/core";

  private static final int AT_ONCE = 100;
  private static final byte[] NOTHING = ConversationCodec.encode(Conversation.NONE);
  private static final List<Input> INPUTS =
      Stream.of("FORM", "the east entrance", "2", "lots", "12", "ana@example.org", "yes")
          .<Input>map(text -> new Input.Said(text, List.of()))
          .toList();

  private final Engine engine = new Engine(Languages.builtIn(), TurnLimits.DEFAULT);
  private final FormFlow form = new FormFlow();

  private FlowBench() {}

  /// Runs `flow`.
  public static List<BenchResult> run(BenchPlan plan) {
    var bench = new FlowBench();
    bench.stepsPerSecond(plan.warmUp().dividedBy(2), bench::inMemory);
    bench.stepsPerSecond(plan.warmUp().dividedBy(2), bench::withCodec);
    double[] memory = new double[plan.rounds()];
    double[] codec = new double[plan.rounds()];
    for (int round = 0; round < plan.rounds(); round++) {
      memory[round] = bench.stepsPerSecond(plan.slice().dividedBy(2), bench::inMemory);
      codec[round] = bench.stepsPerSecond(plan.slice().dividedBy(2), bench::withCodec);
    }
    return List.of(
        new BenchResult(
            "flow",
            List.of(
                Figure.of(
                    "with the state out and in",
                    Spread.of(codec),
                    " steps/s/core",
                    Goal.atLeast(500_000)),
                Figure.of("in memory", Spread.of(memory), " steps/s/core"),
                Figure.of("state", Spread.of(bench.sizes()), " bytes")),
            Map.of("recorded", PEERS)));
  }

  private double stepsPerSecond(Duration time, Runnable form) {
    var clock = ManagementFactory.getThreadMXBean();
    long start = clock.getCurrentThreadCpuTime();
    long now = start;
    long steps = 0;
    while (now - start < time.toNanos()) {
      for (int i = 0; i < AT_ONCE; i++) {
        form.run();
      }
      steps += (long) AT_ONCE * INPUTS.size();
      now = clock.getCurrentThreadCpuTime();
    }
    return steps * 1e9 / Math.max(1, now - start);
  }

  private void inMemory() {
    var state = Conversation.NONE;
    for (Input input : INPUTS) {
      state = step(state, input);
    }
    ended(state);
  }

  private void withCodec() {
    byte[] state = NOTHING;
    for (Input input : INPUTS) {
      state = ConversationCodec.encode(step(ConversationCodec.decode(state), input));
    }
    ended(ConversationCodec.decode(state));
  }

  private static void ended(Conversation state) {
    if (!state.runs().isEmpty()) {
      throw new BenchFailed("the form did not come to its end");
    }
  }

  /// The state's size at every question.
  private double[] sizes() {
    var sizes = new ArrayList<Integer>();
    var state = Conversation.NONE;
    for (Input input : INPUTS.subList(0, INPUTS.size() - 1)) {
      state = step(state, input);
      sizes.add(ConversationCodec.encode(state).length);
    }
    return sizes.stream().mapToDouble(Integer::doubleValue).toArray();
  }

  private Conversation step(Conversation before, Input input) {
    EngineResult progress = engine.turn(form.sets(), before, input, form.facts(), NOW, List.of());
    return switch (progress) {
      case EngineResult.Finished(var turn) -> turn.after();
      case EngineResult.Needs _ -> throw new BenchFailed("the form needs no records");
    };
  }
}
