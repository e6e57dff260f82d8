package org.turnout.problem;

import java.util.Optional;

/// One thing that is wrong in a file, in the words of the person who wrote it.
///
/// @param code a stable name such as `unknown-step`, listed in `docs/problems.md`
/// @param hint what to do about it: a "did you mean" or the shape that was expected
public record Problem(
    SourceLocation place, String code, Severity severity, String message, Optional<String> hint) {
  /// An error with a hint.
  public static Problem error(SourceLocation place, String code, String message, String hint) {
    return new Problem(place, code, Severity.ERROR, message, Optional.of(hint));
  }

  /// An error whose message says all there is to say.
  public static Problem error(SourceLocation place, String code, String message) {
    return new Problem(place, code, Severity.ERROR, message, Optional.empty());
  }

  /// A warning with a hint.
  public static Problem warning(SourceLocation place, String code, String message, String hint) {
    return new Problem(place, code, Severity.WARNING, message, Optional.of(hint));
  }
}
