package org.turnout.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/// Finds out that a port is taken before any work begins: a second program must not read the
/// carrier's log, or start servers, and then end.
public final class PortCheck {
  private PortCheck() {}

  /// Returns when the port can be had.
  ///
  /// @param port 0 for any free one
  /// @throws UncheckedIOException with a [BindException]: it is taken
  public static void free(String host, int port) {
    if (port == 0) {
      return;
    }
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(host, port));
    } catch (BindException taken) {
      throw new UncheckedIOException("port " + port + " is taken", taken);
    } catch (IOException _) {
      // the web server says what is wrong with the address
    }
  }
}
