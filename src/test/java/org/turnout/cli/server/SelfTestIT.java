package org.turnout.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.turnout.cli.CommandTable;

class SelfTestIT {
  @Test
  void everyPartWorksOnThisMachine() {
    var out = new StringWriter();
    int code =
        CommandTable.commandLine(System.getenv())
            .setOut(new PrintWriter(out, true))
            .execute("selftest");
    assertThat(out.toString().lines())
        .containsExactly(
            "ok    servers", "ok    postgres", "ok    redis", "ok    settings", "ok    web");
    assertThat(code).isZero();
  }
}
