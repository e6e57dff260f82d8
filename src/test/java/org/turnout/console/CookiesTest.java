package org.turnout.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.turnout.testkit.LocalHttp;

class CookiesTest {
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void noScriptAndNoOtherSiteHasThemAndBehindHttpsTheyNeverTravelPlain(boolean https) {
    var cookies = new Cookies(https);
    var server =
        Javalin.create(config -> {
          config.startup.showJavalinBanner = false;
          config.routes.get(
              "/", ctx -> cookies.write(ctx, Cookies.SESSION, "key", Duration.ofHours(1)));
        });
    server.start("127.0.0.1", 0);
    try {
      var set = LocalHttp.get(server.port(), "/").headers().firstValue("Set-Cookie").orElseThrow();
      assertThat(set)
          .startsWith("turnout_console=key; ")
          .contains("HttpOnly", "SameSite=Strict", "Path=/console", "Max-Age=3600");
      assertThat(set.contains("Secure")).isEqualTo(https);
    } finally {
      server.stop();
    }
  }
}
