package org.turnout.link;

import java.util.Map;

/// Makes the links of one run. Pure and quick (a microsecond): it is called for every recipient.
public final class Shortener {
  private final String home;
  private final LinkCodes codes;
  private final Map<String, Integer> links;

  Shortener(String home, LinkCodes codes, Map<String, Integer> links) {
    this.home = home;
    this.codes = codes;
    this.links = Map.copyOf(links);
  }

  /// The short link of one recipient, such as `https://example.org/l/3kq9mz7xwp`. All have the same
  /// length.
  ///
  /// @throws IllegalArgumentException the run was not opened with this address
  public String shorten(long addressId, String url) {
    Integer link = links.get(url);
    if (link == null) {
      throw new IllegalArgumentException("the run was not opened with this link");
    }
    return home + codes.of(link, addressId);
  }
}
