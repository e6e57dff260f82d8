package org.turnout.access;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What a service answers. Every door translates these five, and nothing else: a page, the API, a
/// command.
///
/// @param <T> what is handed back when it is done
public sealed interface ServiceResult<T> {
  /// It is done and, if it was an act, written into the log.
  record Done<T>(T value) implements ServiceResult<T> {}

  /// The role does not allow it. Nothing has changed.
  ///
  /// @param needed what a role must allow for it
  record NotAllowed<T>(Permission needed) implements ServiceResult<T> {}

  /// There is nothing to do it to.
  ///
  /// @param why in words: "there is no member 12"
  /// @param next where to look instead
  record NotFound<T>(String why, Optional<String> next) implements ServiceResult<T> {
    public NotFound(String why) {
      this(why, Optional.empty());
    }
  }

  /// It does not fit the state that things are in. Nothing has changed.
  ///
  /// @param next what to do instead, in words that fit a page as well as a terminal
  record Refused<T>(String why, String next) implements ServiceResult<T> {}

  /// What was handed in can't be taken. Nothing has changed.
  record Invalid<T>(List<FieldError> errors) implements ServiceResult<T> {
    public Invalid {
      errors = List.copyOf(errors);
    }
  }

  /// One field that can't be taken.
  ///
  /// @param field its name in snake case: `member_number`
  /// @param why without what it holds
  record FieldError(String field, String why) {}

  static <T> ServiceResult<T> done(T value) {
    return new Done<>(value);
  }

  /// Goes on with what is done; everything else stays as it is.
  default <R> ServiceResult<R> then(Function<T, ServiceResult<R>> next) {
    return switch (this) {
      case Done<T>(var value) -> next.apply(value);
      case NotAllowed<T>(var needed) -> new NotAllowed<>(needed);
      case NotFound<T>(var why, var where) -> new NotFound<>(why, where);
      case Refused<T>(var why, var instead) -> new Refused<>(why, instead);
      case Invalid<T>(var errors) -> new Invalid<>(errors);
    };
  }
}
