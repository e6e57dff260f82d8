package org.turnout.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkDomainsTest {
  private static final LinkDomains OURS = new LinkDomains(List.of("example.org", "Union.Example"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.org",
        "http://www.example.org/a?b=c#d",
        "https://EXAMPLE.org:8443/x",
        "https://pledge.union.example/"
      })
  void ourOwnDomainsAreFine(String url) {
    assertThat(OURS.wrong(url)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.org.evil.test/",
        "https://notexample.org/",
        "https://evil.test/?https://example.org",
        "https://example.org@evil.test/",
        "https://example.org\\@evil.test/",
        "//example.org/",
        "/l/somewhere",
        "javascript:alert(1)//example.org",
        "https://example.org/\r\nSet-Cookie: a=b",
        "https://example.org/ñ",
        "ftp://example.org/",
        "https://",
        ""
      })
  void nothingElseIs(String url) {
    assertThat(OURS.wrong(url)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(ints = {2_000, 2_001})
  void noLongerThanBrowsersTake(int length) {
    String url = "https://example.org/" + "x".repeat(length - 20);
    assertThat(OURS.wrong(url).isPresent()).isEqualTo(length > 2_000);
  }
}
