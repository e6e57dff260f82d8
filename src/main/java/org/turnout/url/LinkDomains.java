package org.turnout.url;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Where links may lead: the campaign's own domains and what is below them.
///
/// @param domains hosts without `www.`, as `link domains` in the settings lists them
public record LinkDomains(List<String> domains) {
  /// What browsers take; longer addresses are a mistake.
  private static final int LONGEST = 2_000;

  /// For names of people: no link is one of theirs.
  public static final LinkDomains NONE = new LinkDomains(List.of());

  public LinkDomains {
    domains = domains.stream().map(domain -> domain.toLowerCase(Locale.ROOT)).toList();
  }

  public static LinkDomains of(Collection<String> domains) {
    return new LinkDomains(domains.stream().sorted().toList());
  }

  /// What is wrong with an address as the target of a link, in words for an organizer; empty when
  /// nothing is.
  public Optional<String> wrong(String url) {
    if (url.length() > LONGEST) {
      return Optional.of("the link is longer than " + LONGEST + " characters");
    }
    Optional<URI> read = WebAddress.read(url);
    if (read.isEmpty()) {
      return Optional.of("this is not a link; a link looks like https://example.org/page");
    }
    return Optional.of(WebHost.of(read.get().getRawAuthority()))
        .filter(host -> !isOurs(host))
        .map(LinkDomains::elsewhere);
  }

  /// Every link of a text that leads elsewhere.
  public List<ForeignLink> foreign(String text) {
    return TextLinks.find(text).stream()
        .filter(link -> !isOurs(link.host()))
        .map(link -> new ForeignLink(elsewhere(link.host()), link.offset()))
        .toList();
  }

  /// A link of a text that leads elsewhere.
  ///
  /// @param what is wrong, in words for an organizer
  /// @param offset the character of the text, from 0, where it begins
  public record ForeignLink(String what, int offset) {}

  /// What to do about it.
  public String hint() {
    return domains.isEmpty()
        ? "allowed domains are in config/turnout.yaml"
        : "allowed: " + String.join(", ", domains);
  }

  private boolean isOurs(String host) {
    return domains.stream().anyMatch(own -> host.equals(own) || host.endsWith("." + own));
  }

  private static String elsewhere(String host) {
    return "this links to "
        + (host.isEmpty() ? "nowhere" : host)
        + ", which is not one of the campaign's domains";
  }
}
