package org.turnout.url;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A whole web address as people may write it in a file: `https://example.org/page`.
public final class WebAddress {
  private WebAddress() {}

  /// Empty for anything but http and https with a host; for letters beyond ASCII, which browsers
  /// and programs read in different ways; and for a name in front of the host (`https://a@b/`),
  /// which is written to mislead.
  public static Optional<URI> read(String url) {
    try {
      var uri = new URI(url);
      boolean whole =
          uri.getScheme() != null
              && Set.of("http", "https").contains(uri.getScheme().toLowerCase(Locale.ROOT))
              && uri.getHost() != null
              && uri.getRawUserInfo() == null
              && url.chars().allMatch(c -> c > 0x20 && c < 0x7f);
      return whole ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException notOne) {
      return Optional.empty();
    }
  }
}
