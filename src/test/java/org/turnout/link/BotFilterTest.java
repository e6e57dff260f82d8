package org.turnout.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BotFilterTest {
  private static final BotFilter MACHINES = BotFilter.builtIn();
  private static final String IPHONE =
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
          + " Gecko) Version/18.6 Mobile/15E148 Safari/604.1";

  private static LinkVisit get(String peer, Map<String, String> headers) {
    return LinkVisit.of("GET", peer, headers::get);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        IPHONE,
        "Mozilla/5.0 (Linux; Android 16; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/141.0.0.0 Mobile Safari/537.36",
        "Mozilla/5.0 (Linux; Android 15; SM-S921U) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36",
        "Mozilla/5.0 (Android 15; Mobile; rv:144.0) Gecko/144.0 Firefox/144.0",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
            + " Gecko) CriOS/141.0.7390.96 Mobile/15E148 Safari/604.1",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0"
      })
  void aPersonsBrowserIsAPerson(String agent) {
    assertThat(MACHINES.says(get("198.51.100.7", Map.of("User-Agent", agent)))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_11_1) AppleWebKit/601.2.4 (KHTML, like Gecko)"
            + " Version/9.0.1 Safari/601.2.4 facebookexternalhit/1.1 Facebot Twitterbot/1.0",
        "WhatsApp/2.23.20.0",
        "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
        "Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)",
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " HeadlessChrome/141.0.0.0 Safari/537.36",
        "curl/8.5.0",
        "python-requests/2.32.0",
        "Go-http-client/2.0",
        ""
      })
  void aProgramIsNone(String agent) {
    assertThat(MACHINES.says(get("198.51.100.7", Map.of("User-Agent", agent)))).isTrue();
  }

  @Test
  void nobodyTapsWhenABrowserFetchesAhead() {
    for (var header :
        Map.of("Sec-Purpose", "prefetch;prerender", "Purpose", "prefetch", "X-Moz", "prefetch")
            .entrySet()) {
      var headers = Map.of("User-Agent", IPHONE, header.getKey(), header.getValue());
      assertThat(MACHINES.says(get("198.51.100.7", headers))).as(header.getKey()).isTrue();
    }
    assertThat(
            MACHINES.says(LinkVisit.of("HEAD", "198.51.100.7", Map.of("User-Agent", IPHONE)::get)))
        .isTrue();
  }

  @Test
  void aDataCentreIsKnownByItsNetwork() {
    assertThat(MACHINES.hosted(get("34.100.1.2", Map.of()))).isTrue();
    assertThat(MACHINES.hosted(get("2a03:2880:f1::1", Map.of()))).isTrue();
    assertThat(MACHINES.hosted(get("198.51.100.7", Map.of()))).isFalse();
    assertThat(MACHINES.hosted(get("2001:db8::1", Map.of()))).isFalse();
  }

  @Test
  void aProxyOfOursNamesTheCallerAndNobodyElseDoes() {
    var forged = Map.of("X-Forwarded-For", "34.1.1.1, 203.0.113.9");
    assertThat(get("127.0.0.1", forged).from().orElseThrow().getHostAddress())
        .isEqualTo("203.0.113.9");
    assertThat(get("198.51.100.7", forged).from().orElseThrow().getHostAddress())
        .isEqualTo("198.51.100.7");
    assertThat(get("127.0.0.1", Map.of()).from()).isEmpty();
    assertThat(get("127.0.0.1", Map.of("X-Forwarded-For", "not.an.address")).from()).isEmpty();
  }
}
