package org.turnout.embedded;

/// A server that serves, and where.
record RunningServer(ServerAccess access, ServerProcess process) implements AutoCloseable {
  @Override
  public void close() {
    process.close();
  }
}
