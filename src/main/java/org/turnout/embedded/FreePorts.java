package org.turnout.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;

/// Loopback ports for the servers: the one used last time if it is free, else a random one below
/// the range from which the kernel takes the ports of outgoing connections.
final class FreePorts {
  private static final SecureRandom RANDOM = new SecureRandom();

  private FreePorts() {}

  static int choose(int last) {
    int port = last;
    while (port == 0 || !free(port)) {
      port = 12_000 + RANDOM.nextInt(20_000);
    }
    return port;
  }

  static boolean free(int port) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
