package org.turnout.flow;

/// What happened to a condition or an expression when its file was read.
///
/// @param <T> a [Condition] or an [Expression]
public sealed interface CompileResult<T> {
  record Ready<T>(T what) implements CompileResult<T> {}

  /// Not usable: the flow's author wrote something that can't be worked out.
  ///
  /// @param column where in the source it goes wrong, from 0
  /// @param message what is wrong, for an organizer
  record Refused<T>(int column, String message) implements CompileResult<T> {}
}
