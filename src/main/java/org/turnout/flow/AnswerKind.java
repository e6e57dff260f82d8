package org.turnout.flow;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The kinds of answer that a flow asks for by name, in the order of the documentation. A choice
/// from a list is asked for by the list.
public enum AnswerKind {
  TEXT("text", bounds -> new AnswerType.FreeText(Math.toIntExact(bounds.max().orElse(1_000L)))),
  NUMBER(
      "number",
      bounds -> new AnswerType.Number(bounds.min().orElse(0L), bounds.max().orElse(1_000_000L))),
  YES_NO("yes/no", _ -> new AnswerType.YesNo()),
  DAY("day", _ -> new AnswerType.Day()),
  TIME("time", _ -> new AnswerType.Clock()),
  DAY_AND_TIME("day and time", _ -> new AnswerType.Moment()),
  ZIP("zip", _ -> new AnswerType.Zip()),
  EMAIL("email", _ -> new AnswerType.Email()),
  PHONE("phone", _ -> new AnswerType.Phone()),
  NAME("name", _ -> new AnswerType.Name()),
  EMPLOYER(
      "employer", bounds -> new AnswerType.Employer(Math.toIntExact(bounds.max().orElse(80L)))),
  PHOTO("photo", _ -> new AnswerType.Photo());

  private final String word;

  @SuppressWarnings("ImmutableEnumChecker") // the functions hold nothing
  private final Function<Bounds, AnswerType> type;

  AnswerKind(String word, Function<Bounds, AnswerType> type) {
    this.word = word;
    this.type = type;
  }

  /// The `min` and `max` of a question, if it has them.
  public record Bounds(Optional<Long> min, Optional<Long> max) {}

  /// The kind of a word, if it is one.
  public static Optional<AnswerKind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
  }

  /// All words, in order.
  public static List<String> words() {
    return Arrays.stream(values()).map(kind -> kind.word).toList();
  }

  /// What a question of this kind takes.
  public AnswerType type(Bounds bounds) {
    return type.apply(bounds);
  }
}
