package org.turnout.embedded;

/// What happened to a server of ours while the program ran.
public sealed interface ServerEvent {
  /// What the server is called.
  String server();

  /// It has ended, and is started again.
  ///
  /// @param exit its exit code; 137 when it was killed
  record Died(String server, int exit) implements ServerEvent {}

  /// It serves again, where it was.
  record Back(String server) implements ServerEvent {}

  /// It could not be started again.
  record NotBack(String server, String why) implements ServerEvent {}

  /// It is not started any more.
  ///
  /// @param why for the person at the terminal
  record GivenUp(String server, String why) implements ServerEvent {}
}
