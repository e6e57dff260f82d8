package org.turnout.link;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Where links may lead: the campaign's own domains and what is below them.
///
/// @param domains hosts without `www.`, as `link domains` in the settings lists them
public record LinkDomains(List<String> domains) {
  /// What browsers take; longer addresses are a mistake.
  private static final int LONGEST = 2_000;

  public LinkDomains {
    domains = domains.stream().map(domain -> domain.toLowerCase(Locale.ROOT)).toList();
  }

  /// What is wrong with an address as the target of a link, in words for an organizer; empty when
  /// nothing is.
  public Optional<String> wrong(String url) {
    if (url.length() > LONGEST) {
      return Optional.of("the link is longer than " + LONGEST + " characters");
    }
    Optional<URI> read = parse(url);
    if (read.isEmpty()) {
      return Optional.of("this is not a link; a link looks like https://example.org/page");
    }
    String host = read.get().getHost().toLowerCase(Locale.ROOT);
    if (domains.stream().noneMatch(own -> host.equals(own) || host.endsWith("." + own))) {
      return Optional.of(
          "this links to "
              + host
              + ", which is not one of the campaign's domains ("
              + String.join(", ", domains)
              + ")");
    }
    return Optional.empty();
  }

  private static Optional<URI> parse(String url) {
    try {
      var uri = new URI(url);
      boolean whole =
          uri.getScheme() != null
              && List.of("http", "https").contains(uri.getScheme().toLowerCase(Locale.ROOT))
              && uri.getHost() != null
              && uri.getRawUserInfo() == null
              && url.chars().allMatch(c -> c > 0x20 && c < 0x7f);
      return whole ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException notOne) {
      return Optional.empty();
    }
  }
}
