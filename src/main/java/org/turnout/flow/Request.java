package org.turnout.flow;

import java.util.Map;
import java.util.Optional;

/// What a turn needs from the records before it can be finished. Carried out in the turn's
/// transaction, under the row lock of what it touches; the person is the turn's own.
public sealed interface Request {
  /// The rows of a list: `FOUND` with rows, or `NONE`.
  record Look(String list, Map<String, Value> matching, Optional<String> sort) implements Request {}

  /// A form handed in: `RECORDED` or `ALREADY`. `wording` is the exact text that the person was
  /// shown and agreed to.
  record Submit(String form, Map<String, Value> fields, Optional<String> wording, String language)
      implements Request {}

  /// A form taken back: `WITHDRAWN` or `NONE`.
  record Withdraw(String form) implements Request {}

  /// A place on a roster: `GOT_IT`, `FULL`, `CLASH` or `NOT_YET`.
  record Reserve(String roster, String place, Optional<String> duty) implements Request {}

  /// A place, or a place in line, given back: `RELEASED` or `NONE`.
  record Release(String roster, String place) implements Request {}

  /// A place in line: `IN_LINE`.
  record Waitlist(String roster, String place) implements Request {}
}
