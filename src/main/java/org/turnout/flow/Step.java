package org.turnout.flow;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// One step of a flow. The blocks of the file are flattened: every step has a path (`place`,
/// `place.full`, `place.full.WAIT`) that is stable while its names are, and names the path that
/// comes next, so a conversation's position is one word. An empty `next` means that the flow ends
/// there.
public sealed interface Step {
  /// Where the step is in its file, unique in its flow.
  String path();

  /// Sends a text. `apart` keeps it from being joined with the turn's other texts.
  record Say(String path, MemberText text, List<String> media, boolean apart, Optional<String> next)
      implements Step {
    public Say {
      media = List.copyOf(media);
    }
  }

  /// Asks and waits. The answer is kept under `name`; words go where they point, other answers to
  /// `next`.
  ///
  /// @param known the fact that makes the question needless: if it is set, it is the answer and
  ///   nothing is asked
  /// @param retry what is said instead of the question when an answer is not understood
  /// @param tries how many misunderstood answers are allowed before `giveUp`
  /// @param expires after this long unanswered the question is closed, then `expired` if given
  /// @param several whether one text may name several of the words that lead on to `next`
  /// @param raised whether the flow says that much is at stake (`stake: high`)
  record Ask(
      String path,
      String name,
      MemberText text,
      Optional<AnswerType> type,
      List<Word> words,
      Optional<String> known,
      Optional<MemberText> retry,
      int tries,
      Optional<String> giveUp,
      Optional<Reminder> reminder,
      Duration expires,
      Optional<String> expired,
      boolean several,
      boolean raised,
      Optional<String> next)
      implements Step {
    public Ask {
      words = List.copyOf(words);
    }

    /// Whether a likely answer is asked back whatever depends on it: the flow says so, or it is a
    /// name, for which chat is easily taken.
    boolean isHigh() {
      return raised || type.filter(AnswerType.Name.class::isInstance).isPresent();
    }

    /// Whether it takes words only, or a yes or no: then NO answers it.
    boolean isYesNo() {
      return type.map(AnswerType.YesNo.class::isInstance).orElse(true);
    }

    /// Whether NO is a choice of its own, next to a word that leads out: "NO for a seated job, or
    /// DROP". Then only a plain no is that choice.
    boolean choosesNo() {
      return words.stream().anyMatch(word -> word.key().equals("NO") && goesOn(word))
          && !words.stream().allMatch(this::goesOn);
    }

    private boolean goesOn(Word word) {
      return word.next().equals(next);
    }
  }

  /// Asks the records for something and goes where the outcome points; every possible outcome is
  /// answered.
  ///
  /// @param outcomes the word of each outcome to where it leads
  record Act(
      String path,
      String name,
      ActionCall call,
      Map<String, String> outcomes,
      Optional<String> next)
      implements Step {
    public Act {
      outcomes = Map.copyOf(outcomes);
    }
  }

  /// Goes one way or the other by a condition.
  record Check(String path, Condition condition, Optional<String> then, Optional<String> otherwise)
      implements Step {}

  /// Changes what is known of the person.
  record Remember(String path, String fact, Expression value, Optional<String> next)
      implements Step {}

  /// Puts the person on a topic, with the wording they said yes to, or takes them off it.
  record Subscribe(String path, String topic, String wording, Optional<String> next)
      implements Step {}

  /// Takes the person off a topic.
  record Unsubscribe(String path, String topic, Optional<String> next) implements Step {}

  /// Notes that the person wants to hear when something opens.
  record Notify(String path, String about, Optional<String> next) implements Step {}

  /// Passes the person to a steward.
  record HandOver(String path, String reason, Optional<String> next) implements Step {}

  /// Runs another flow with typed inputs and comes back.
  record Run(String path, String flow, Map<String, Expression> inputs, Optional<String> next)
      implements Step {
    public Run {
      inputs = Map.copyOf(inputs);
    }
  }

  /// Waits before it goes on.
  record Wait(String path, Duration duration, Optional<String> next) implements Step {}

  /// Ends the flow with a label, for reports.
  record End(String path, String label) implements Step {}

  /// Goes back to an earlier question and asks it again: what was answered from there on is
  /// forgotten.
  record BackTo(String path, String to) implements Step {}

  /// One word that answers a question, with what else counts as it in each language.
  ///
  /// @param key the word as the flow writes it, upper case
  /// @param value what the answer is kept as
  /// @param also language tag to further words
  record Word(String key, Value value, Map<String, List<String>> also, Optional<String> next) {
    public Word {
      also = Map.copyOf(also);
    }

    /// The same with one more word for it.
    public Word alsoIn(String language, String more) {
      var all = new HashMap<>(also);
      all.merge(
          language,
          List.of(more),
          (old, added) -> Stream.concat(old.stream(), added.stream()).toList());
      return new Word(key, value, all, next);
    }

    /// Whether the question takes it together with others, and it is not short for all of them.
    boolean isOneOfSeveral(Ask ask) {
      return next.equals(ask.next()) && value.plain().equalsIgnoreCase(key);
    }

    /// The word as a text of this language has it: in capitals.
    String in(String language) {
      List<String> own = language.equals("en") ? List.of() : also.getOrDefault(language, List.of());
      return own.isEmpty() ? key : own.getFirst().toUpperCase(Locale.forLanguageTag(language));
    }
  }

  /// A text to someone who has not answered; none unless a flow asks for it. `times` reminders at
  /// the most.
  record Reminder(Duration after, MemberText text, int times) {}
}
