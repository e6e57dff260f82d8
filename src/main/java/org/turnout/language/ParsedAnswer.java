package org.turnout.language;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What was made of an answer: a value, or why there is none. Never an exception: a member can't
/// make a mistake, only be misunderstood.
public sealed interface ParsedAnswer<T> {
  /// The answer, in the engine's own terms.
  record Understood<T>(T value) implements ParsedAnswer<T> {}

  /// The one answer it can be, though not every word is explained. Taken where little is at stake,
  /// asked back where much is.
  record Likely<T>(T value) implements ParsedAnswer<T> {}

  /// No answer.
  ///
  /// @param reason picks the words in which the question is asked again
  /// @param candidates what it could have been, in the order offered; empty for most reasons
  record Unclear<T>(Reason reason, List<T> candidates) implements ParsedAnswer<T> {
    public Unclear {
      candidates = List.copyOf(candidates);
    }

    @Override
    public String toString() {
      return "Unclear[" + reason + ", " + candidates.size() + " candidates]";
    }
  }

  /// Why there is no answer.
  enum Reason {
    /// Nothing but blanks and signs.
    EMPTY,
    /// Nothing of the kind asked for.
    NOT_FOUND,
    /// Two answers, or yes and no at once.
    SEVERAL,
    /// A number with a fraction where things are counted.
    NOT_WHOLE,
    /// More digits than anything here has.
    TOO_BIG,
    /// June 31.
    NO_SUCH_DATE,
    /// "7" may be morning or evening.
    MORNING_OR_EVENING,
    /// A first name where the full name is asked.
    ONE_WORD
  }

  static <T> ParsedAnswer<T> of(T value) {
    return new Understood<>(value);
  }

  /// A value as sure as its grade.
  static <T> ParsedAnswer<T> of(T value, Grade grade) {
    return switch (grade) {
      case SURE -> new Understood<>(value);
      case LIKELY -> new Likely<>(value);
      case UNCLEAR -> several(List.of(value));
    };
  }

  static <T> ParsedAnswer<T> unclear(Reason reason) {
    return new Unclear<>(reason, List.of());
  }

  static <T> ParsedAnswer<T> several(List<T> candidates) {
    return new Unclear<>(Reason.SEVERAL, candidates);
  }

  /// The value, sure or likely.
  default Optional<T> known() {
    return switch (this) {
      case Understood<T>(var value) -> Optional.of(value);
      case Likely<T>(var value) -> Optional.of(value);
      case Unclear<T> _ -> Optional.empty();
    };
  }

  /// The same understanding of something derived from the value.
  default <R> ParsedAnswer<R> map(Function<? super T, ? extends R> to) {
    return switch (this) {
      case Understood<T>(var value) -> new Understood<>(to.apply(value));
      case Likely<T>(var value) -> new Likely<>(to.apply(value));
      case Unclear<T>(var reason, var candidates) ->
          new Unclear<>(reason, candidates.stream().<R>map(to).toList());
    };
  }
}
