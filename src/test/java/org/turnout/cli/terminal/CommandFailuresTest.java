package org.turnout.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.BindException;
import org.junit.jupiter.api.Test;
import org.turnout.embedded.CannotStart;

class CommandFailuresTest {
  @Test
  void whatAPersonCanMendIsOneLine() {
    assertThat(CommandFailures.plain(new CannotStart("Another Turnout is using the folder.")))
        .contains("Another Turnout is using the folder.");
    assertThat(CommandFailures.plain(new IllegalStateException("web", new BindException("in use"))))
        .hasValueSatisfying(line -> assertThat(line).contains("TURNOUT_PORT"));
  }

  @Test
  void ourOwnFaultsKeepTheirTrace() {
    assertThat(CommandFailures.plain(new IllegalStateException("impossible"))).isEmpty();
  }
}
