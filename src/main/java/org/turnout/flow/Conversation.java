package org.turnout.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Where a person is: every run that waits for them, oldest first, and what the engine must
/// remember between turns. Encoded by `ConversationCodec`; encoding it and back changes nothing.
///
/// @param runs runs that wait, the newest last
/// @param offer the list the system has just put before the person, if any
/// @param sorryAt when the person was last told in full that a person reads what they wrote: at
///   most once an hour
public record Conversation(List<Run> runs, Optional<Offer> offer, Optional<Instant> sorryAt) {
  /// Nothing open, nothing remembered.
  public static final Conversation NONE =
      new Conversation(List.of(), Optional.empty(), Optional.empty());

  public Conversation {
    runs = List.copyOf(runs);
  }

  /// Nobody is told twice in this time, in full, that a person reads what they wrote.
  private static final Duration ONCE_IN = Duration.ofHours(1);

  /// Whether somebody who was last told at that time needs no more than one short line.
  static boolean isLately(Optional<Instant> told, Instant now) {
    return told.filter(at -> now.isBefore(at.plus(ONCE_IN))).isPresent();
  }

  /// Whether the person was told lately that a person reads what they write.
  public boolean passedOnLately(Instant now) {
    return isLately(sorryAt, now);
  }

  /// The same when a person reads what was written.
  public Conversation passedOn(Instant now) {
    return new Conversation(runs, offer, Optional.of(now));
  }

  /// When something happens on its own next (a reminder, a wait's end, an expiry that has words),
  /// if anything does.
  public Optional<Instant> due() {
    return runs.stream().flatMap(run -> run.waiting().due().stream()).min(Instant::compareTo);
  }

  /// When the newest question or list that is open now was put before the person; the beginning of
  /// time when nothing is open. What reached them later is what a text more likely answers.
  public Instant openSince(Instant now) {
    return Stream.concat(
            runs.stream()
                .map(Run::waiting)
                .filter(waiting -> waiting.expires().isPresent() && !waiting.over(now))
                .map(Waiting::askedAt),
            offer.stream().map(Offer::at))
        .max(Instant::compareTo)
        .orElse(Instant.EPOCH);
  }

  /// One flow on its way, waiting at a question or a wait.
  ///
  /// @param version the content hash of the flow set it began on, and stays on
  /// @param frames the flow that a keyword or a blast began, and within it the sub-flows it is in;
  ///   the last is the one that waits
  /// @param turns how many turns this run has taken, against the limit
  /// @param paused whether the person left it for another flow: when that ends, its question is
  ///   asked again ("Back to your stickers")
  /// @param said the text that asked for it, or a later answer with more in it than was asked: it
  ///   may answer questions to come
  public record Run(
      String version,
      List<Frame> frames,
      Waiting waiting,
      int turns,
      boolean paused,
      Optional<Said> said) {
    public Run {
      frames = List.copyOf(frames);
      if (frames.isEmpty()) {
        throw new IllegalArgumentException("a run needs a flow");
      }
    }

    /// Where it waits.
    public Frame top() {
      return frames.getLast();
    }

    /// The flow the person knows it by: the outermost.
    public String flow() {
      return frames.getFirst().flow();
    }

    Run with(Waiting then) {
      return new Run(version, frames, then, turns, paused, said);
    }

    Run withPaused(boolean then) {
      return new Run(version, frames, waiting, turns, then, said);
    }

    /// Whether a sentence asked for this flow, which has yet to come.
    boolean isFor(String name) {
      return paused
          && !wish().isEmpty()
          && frames.stream().anyMatch(frame -> frame.flow().equals(name));
    }

    /// The sentence that asked for it, as long as nothing has been answered; else empty.
    String wish() {
      return turns == 0 ? said.map(Said::text).orElse("") : "";
    }
  }

  /// What a person wrote that may say more than one thing.
  ///
  /// @param from the path of the first question that it answered; empty when it answered none yet
  public record Said(String text, String from) {
    private static final int LONGEST = 500;

    /// The same and a later text; a story is cut.
    Said and(String more) {
      String both = text + "\n" + more;
      return new Said(both.substring(0, Math.min(both.length(), LONGEST)), from);
    }

    Said answered(String path) {
      return from.isEmpty() ? new Said(text, path) : this;
    }

    /// A member's words stay out of logs.
    @Override
    public String toString() {
      return "Said[" + text.length() + "]";
    }
  }

  /// A flow within a run: where it is and what it knows.
  ///
  /// @param step the path of the step that waits, or of the step that runs the sub-flow above it
  /// @param answers what was answered so far, and what results brought
  /// @param trail the questions that were answered, oldest first: where BACK goes
  public record Frame(String flow, String step, Map<String, Value> answers, List<String> trail) {
    public Frame {
      answers = Map.copyOf(answers);
      trail = List.copyOf(trail);
    }
  }

  /// What a run waits with.
  ///
  /// @param expires when the question closes; empty for a wait
  /// @param due when the run moves on its own, if it does
  /// @param misses how many answers were not understood
  /// @param reminded how many reminders went out
  /// @param shown the rows the person was shown, in order: "2" means the second of these
  /// @param offset how many of them were on earlier pages: MORE shows what comes after `shown`
  public record Waiting(
      Instant askedAt,
      Optional<Instant> expires,
      Optional<Instant> due,
      int misses,
      int reminded,
      List<Value.Row> shown,
      int offset) {
    public Waiting {
      shown = List.copyOf(shown);
    }

    /// Whether the question has closed.
    public boolean over(Instant now) {
      return expires.isPresent() && !now.isBefore(expires.get());
    }

    Waiting undisturbed() {
      return new Waiting(askedAt, expires, Optional.empty(), misses, reminded, shown, offset);
    }

    Waiting dueAt(Instant then) {
      return new Waiting(askedAt, expires, Optional.of(then), misses, reminded, shown, offset);
    }

    Waiting showing(Value.Row row) {
      return new Waiting(askedAt, expires, due, misses, reminded, List.of(row), 0);
    }

    Waiting missed() {
      return new Waiting(askedAt, expires, due, misses + 1, reminded, shown, offset);
    }
  }

  /// A numbered list the system itself has put before the person; the next text may pick from it,
  /// and ends it either way.
  public sealed interface Offer {
    Instant at();

    /// A text fitted two questions asked within a day: which one?
    ///
    /// @param runs their places among the conversation's runs, in the order they were offered
    record Doubt(String text, List<Integer> runs, Instant at) implements Offer {
      public Doubt {
        runs = List.copyOf(runs);
      }

      /// A member's words stay out of logs.
      @Override
      public String toString() {
        return "Doubt" + runs;
      }
    }

    /// A likely answer, asked back before it counts. YES takes it.
    ///
    /// @param text what was written
    /// @param run the place of its run among the conversation's runs
    /// @param mentioned whether it was found in a text that was not an answer to this question
    record Confirm(String text, int run, boolean mentioned, Instant at) implements Offer {
      /// A member's words stay out of logs.
      @Override
      public String toString() {
        return "Confirm[" + run + "]";
      }
    }

    /// Which language?
    record Tongues(List<String> tags, Instant at) implements Offer {
      public Tongues {
        tags = List.copyOf(tags);
      }
    }

    /// What one can do here, by the names of flows.
    ///
    /// @param text what asked for several of them; empty when nothing did
    record Menu(List<String> flows, String text, Instant at) implements Offer {
      public Menu {
        flows = List.copyOf(flows);
      }

      /// A member's words stay out of logs.
      @Override
      public String toString() {
        return "Menu" + flows;
      }
    }
  }
}
