package org.turnout.flow;

import java.util.Map;
import java.util.Optional;

/// What kind of answer a question takes; each is understood as people really write it, in any of
/// the languages.
public sealed interface AnswerType {
  /// Any words, at most `max` characters.
  record FreeText(int max) implements AnswerType {}

  /// A whole number between two bounds, both included.
  record Number(long min, long max) implements AnswerType {}

  record YesNo() implements AnswerType {}

  record Day() implements AnswerType {}

  record Clock() implements AnswerType {}

  /// A day and a time of day, in the person's zone.
  record Moment() implements AnswerType {}

  /// A US ZIP code, five digits (the four further ones are dropped).
  record Zip() implements AnswerType {}

  record Email() implements AnswerType {}

  record Phone() implements AnswerType {}

  /// A typed full name: at least two words.
  record Name() implements AnswerType {}

  /// A photo by MMS.
  record Photo() implements AnswerType {}

  /// One of the rows of a list, by number, by name or by what stands nearest. Needs the rows first.
  ///
  /// @param list `picket.days`, `sites`
  /// @param matching field of the list to the expression it must equal
  /// @param sort a field, or `nearest`
  /// @param show how one row reads, `{start}-{end} {site}`
  /// @param more the word for the next rows
  /// @param page how many rows are shown at once
  /// @param none where to go when the list is empty
  record Choice(
      String list,
      Map<String, Expression> matching,
      Optional<String> sort,
      Text show,
      Optional<String> more,
      int page,
      Optional<String> none)
      implements AnswerType {
    public Choice {
      matching = Map.copyOf(matching);
    }
  }
}
