package org.turnout.flow;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where a person stands: every run that waits for them, oldest first, and what the engine must
/// remember between turns. Encoded by `ConversationCodec`; encoding it and back changes nothing.
///
/// @param runs runs that wait, the newest last; only the newest of a sub-flow chain is listed, its
///   callers inside it
/// @param doubt the text that fitted two questions, until the person says which
/// @param sorryAt when the person was last told that we did not understand: at most once an hour
public record Conversation(List<Run> runs, Optional<Doubt> doubt, Optional<Instant> sorryAt) {
  /// Nothing open, nothing remembered.
  public static final Conversation NONE =
      new Conversation(List.of(), Optional.empty(), Optional.empty());

  public Conversation {
    runs = List.copyOf(runs);
  }

  /// When something happens by itself next (a reminder, a wait's end, an expiry that has words), if
  /// anything does.
  public Optional<Instant> due() {
    return runs.stream().flatMap(run -> run.due().stream()).min(Instant::compareTo);
  }

  /// One flow on its way, waiting at a question or a wait.
  ///
  /// @param flow its name
  /// @param version the content hash of the flow set it began on, and stays on
  /// @param step the path of the step that waits
  /// @param answers what was answered so far, and what results brought
  /// @param shown the rows the person was shown, in order: "2" means the second of these
  /// @param offset how many rows came before the shown ones, for MORE
  /// @param turns how many turns this run has taken, against the limit
  /// @param due when the run moves by itself, if it does
  public record Run(
      String flow,
      String version,
      String step,
      Map<String, Value> answers,
      List<Value.Row> shown,
      int offset,
      Instant askedAt,
      int misses,
      int reminded,
      int turns,
      Instant expires,
      Optional<Instant> due,
      List<Frame> callers) {
    public Run {
      answers = Map.copyOf(answers);
      shown = List.copyOf(shown);
      callers = List.copyOf(callers);
    }
  }

  /// A flow that waits for its sub-flow: where it goes on, and what it knew.
  public record Frame(String flow, String step, Map<String, Value> answers) {
    public Frame {
      answers = Map.copyOf(answers);
    }
  }

  /// A text that fitted two questions asked within a day.
  public record Doubt(String text, List<Integer> runs, Instant at) {
    public Doubt {
      runs = List.copyOf(runs);
    }

    @Override
    public String toString() {
      return "Doubt" + runs;
    }
  }
}
