package org.turnout.cli.blast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.turnout.problem.Problems;
import org.turnout.settings.Environment;

class ServedNodeTest {
  @Test
  void whereNobodyAnswersThatPortIsNamedAndNotTheOneOfTheEnvironment() throws IOException {
    int port;
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    var environment = Environment.read(Map.of("TURNOUT_PORT", "8080"), new Problems());
    assertThat(new ServedNode(environment, port).waits().orElseThrow().why())
        .startsWith("no Turnout answers on port " + port);
  }
}
