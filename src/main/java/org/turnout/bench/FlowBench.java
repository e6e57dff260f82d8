package org.turnout.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.turnout.flow.Conversation;
import org.turnout.flow.ConversationCodec;
import org.turnout.flow.Engine;
import org.turnout.flow.Input;
import org.turnout.flow.Limits;
import org.turnout.flow.Progress;
import org.turnout.language.Languages;

/// How many steps of a conversation one core takes in a second: a form of five questions (text,
/// choice, number, e-mail, yes or no) with one answer that is asked again and a reply from a
/// template, in memory, and with the state decoded before and encoded after every step, as a turn
/// has it. The two are measured in turns; the medians count.
public final class FlowBench {
  private static final Instant NOW = Instant.parse("2026-10-05T16:00:00Z");
  private static final List<String> ANSWERS =
      List.of("FORM", "the east entrance", "2", "lots", "12", "ana@example.org", "yes");

  private final Engine engine = new Engine(Languages.builtIn(), Limits.DEFAULT);
  private final FormFlow form = new FormFlow();
  private final List<Input> inputs =
      ANSWERS.stream().<Input>map(text -> new Input.Said(text, List.of())).toList();
  private final int rounds;
  private final Duration slice;

  /// What was measured.
  ///
  /// @param inMemory steps a second on one core
  /// @param withCodec the same with the state out and in
  /// @param bytes the size of the state, on average over the form
  /// @param spread the widest distance of a round from the median with the codec, as a part of it
  public record Figures(double inMemory, double withCodec, double bytes, double spread) {}

  /// A measurement of `rounds` slices of this length each, after as long a warm-up of two slices.
  public FlowBench(int rounds, Duration slice) {
    this.rounds = rounds;
    this.slice = slice;
  }

  /// As the command runs it.
  public FlowBench() {
    this(7, Duration.ofSeconds(1));
  }

  /// Runs it on the calling thread.
  public Figures run() {
    memorySlice();
    codecSlice();
    memorySlice();
    codecSlice();
    double[] memory = new double[rounds];
    double[] codec = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      memory[i] = memorySlice();
      codec[i] = codecSlice();
    }
    double median = median(codec);
    double spread =
        Arrays.stream(codec).map(one -> Math.abs(one - median) / median).max().orElse(0);
    return new Figures(median(memory), median, bytes(), spread);
  }

  private double memorySlice() {
    long began = System.nanoTime();
    long steps = 0;
    while (System.nanoTime() - began < slice.toNanos()) {
      for (int i = 0; i < 100; i++) {
        var state = Conversation.NONE;
        for (Input input : inputs) {
          state = step(state, input);
        }
      }
      steps += 100L * inputs.size();
    }
    return perSecond(steps, began);
  }

  private double codecSlice() {
    long began = System.nanoTime();
    long steps = 0;
    byte[] nothing = ConversationCodec.encode(Conversation.NONE);
    while (System.nanoTime() - began < slice.toNanos()) {
      for (int i = 0; i < 100; i++) {
        byte[] state = nothing;
        for (Input input : inputs) {
          state = ConversationCodec.encode(step(ConversationCodec.decode(state), input));
        }
      }
      steps += 100L * inputs.size();
    }
    return perSecond(steps, began);
  }

  private double bytes() {
    var sizes = new ArrayList<Integer>();
    var state = Conversation.NONE;
    for (Input input : inputs) {
      state = step(state, input);
      if (!state.runs().isEmpty()) {
        sizes.add(ConversationCodec.encode(state).length);
      }
    }
    return sizes.stream().mapToInt(Integer::intValue).average().orElse(0);
  }

  private Conversation step(Conversation before, Input input) {
    Progress progress = engine.turn(form.sets(), before, input, form.facts(), NOW, List.of());
    return switch (progress) {
      case Progress.Finished(var turn) -> turn.after();
      case Progress.Needs(var request) ->
          throw new IllegalStateException("the form needs no records, but asked for " + request);
    };
  }

  private static double perSecond(long steps, long began) {
    return steps * 1e9 / (System.nanoTime() - began);
  }

  private static double median(double[] all) {
    double[] sorted = all.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
