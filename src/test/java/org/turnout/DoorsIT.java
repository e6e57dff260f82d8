package org.turnout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.access.Role;
import org.turnout.access.Tokens;
import org.turnout.audit.Actor;
import org.turnout.testkit.LocalHttp;
import org.turnout.testkit.program.TestCluster;

/// What the whole program serves to programs and to those who follow a link.
class DoorsIT {
  @AutoClose private static final TestCluster HOUSE = TestCluster.open(TestCluster.CALM);

  private static int port() {
    return HOUSE.address().getPort();
  }

  @Test
  void theInterfaceIsDescribedToEverybodyAndOpenToThoseWithAToken() {
    assertThat(LocalHttp.get(port(), "/api/openapi.json").body()).contains("\"openapi\":\"3.1.0\"");
    assertThat(LocalHttp.get(port(), "/api/v1/blasts").statusCode()).isEqualTo(401);
    var tokens = new Tokens(HOUSE.db.database(), InstantSource.system());
    var actor = new Actor("test", "cli");
    String token = tokens.create("Vera", Role.VIEWER, Duration.ofHours(1), actor).token().value();
    var blasts = LocalHttp.get(port(), "/api/v1/blasts", "Authorization", "Bearer " + token);
    assertThat(blasts.statusCode()).isEqualTo(200);
    // Those from files are there from the start.
    assertThat(blasts.body()).contains("gear-day");
  }

  @Test
  void whatIsNotThereIsToldAsProblemDetails() {
    var answer = LocalHttp.get(port(), "/api/v1/nothing");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
  }

  @Test
  void aLinkOfNobodysSaysSo() {
    var answer = LocalHttp.get(port(), "/l/2222222222");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("We do not know this link");
  }
}
