package org.turnout.postgres;

import java.time.Duration;

/// How much of Postgres one node uses, and how long it waits for it.
///
/// @param connections open at most
/// @param patience for a free connection, and to connect: half of it each
/// @param statement how long one may run. The server ends a longer one; when the server itself has
///   vanished, the connection is given up two seconds later
public record DatabaseLimits(int connections, Duration patience, Duration statement) {
  /// Eight connections per core of the smallest machine, since more only queue inside the server;
  /// an absent server is known within two seconds, while a webhook can still be told to come again.
  public static final DatabaseLimits USUAL =
      new DatabaseLimits(16, Duration.ofSeconds(2), Duration.ofSeconds(10));

  /// The usual ones with another number of connections.
  public static DatabaseLimits connections(int connections) {
    return new DatabaseLimits(connections, USUAL.patience, USUAL.statement);
  }
}
