package org.turnout.url;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  /// What a phone would make touchable, or a browser would go to.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "go to https://example.org@evil.test/x | evil.test | 6",
        "go to https://rosa:pw@example.org:80@evil.test | evil.test | 6",
        "https://example.org\u3002evil.test/ | example.org.evil.test | 0",
        "https://example.org\uFF0Eevil.test/ | example.org.evil.test | 0",
        "evil\uFF61com is open | evil.com | 0",
        "HTTPS:\\\\evil.test\\example.org | evil.test | 0",
        "https://ex\u0430mple.org | xn--exmple-4nf.org | 0",
        "sign at exampl\u0435.org today | xn--exampl-8of.org | 8",
        "vote.now | vote.now | 0",
        "(evil.com/x) | evil.com | 1",
        "rosa@evil.com/x | evil.com | 5",
        "https://10.0.0.1/x | 10.0.0.1 | 0",
        "http://3232235777 | 3232235777 | 0",
        "www.evil.co.uk | www.evil.co.uk | 0",
        "ftp://evil.test | evil.test | 0",
        "https:///x | x | 0",
        "https://?x | nowhere | 0",
        "a_b.evil.com | a_b.evil.com | 0",
        "evil.health | evil.health | 0",
        "https://example.org\\\\@evil.test/ | evil.test | 0",
        "at evil.\u200Bco/x | evil.co | 3",
        "at evil\uFE52co | evil.co | 3",
        "at evil.\u1D04om now | evil.com | 3",
        "https:\uFF0F\uFF0Fevil.test/x | evil.test | 0",
        "\u2026 https\u02D0//evil.test | evil.test | 2",
        "go to 203.0.113.9/x | 203.0.113.9 | 6",
        "evil{first_name}.co | evilxxxxxxxxxxxx.co | 0",
        "see {site.name}.co/x | xxxxxxxxxxx.co | 4"
      })
  void aLinkElsewhereIsSeenInAText(String text, String host, int offset) {
    assertThat(OURS.foreign(text))
        .singleElement()
        .satisfies(link -> {
          assertThat(link.what()).startsWith("this links to " + host + ",");
          assertThat(link.offset()).isEqualTo(offset);
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "read https://example.org/a@b and example.org, or pledge.union.example.",
        "(https://www.example.org)",
        "https://ex\u00ADample.org/",
        "write to rosa.diaz@evil.com",
        "write to ana.me@evil.com today",
        "8 a.m. to 2 p.m., Dr. Diaz",
        "$1.50 or 1.000.000",
        "page.html and v2.1.3",
        "Thanks.We meet at 5.Bring water",
        "{name} at {site.name}, {new_site.name}",
        "St. Mary's...",
        "e.g. i.e. U.S.",
        "Hi {first_name|Friend}. {site.name}\u2026 come",
        "Hall B\u2009\u2013 at 6.\u00A0Bring {name}.",
        "{link.gear} or {link.gear}.",
        "Article 1.2.3 and 12.5.4.1000"
      })
  void whatLeadsNowhereElseIsNoForeignLink(String text) {
    assertThat(OURS.foreign(text)).isEmpty();
  }

  @Test
  void aLongTextOfDotsAndLettersIsReadAtOnce() {
    assertThat(OURS.foreign("a.".repeat(30_000) + " " + "@a".repeat(30_000))).isEmpty();
  }
}
