package org.turnout.link;

import java.net.InetAddress;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.turnout.web.CallerAddress;

/// The part of a request for a short link that the rule for programs looks at. Lives for the
/// request only.
///
/// @param from where it came from; empty when a proxy did not say
/// @param agent what the caller calls itself
/// @param asked whether the page itself was asked for (GET), not only its headers
/// @param purpose what a browser that fetches ahead says it is doing; empty for a tap
public record LinkVisit(Optional<InetAddress> from, String agent, boolean asked, String purpose) {
  /// Reads it off a request.
  ///
  /// @param peer who is connected to us
  /// @param header the value of a header, or null
  public static LinkVisit of(
      String method, String peer, Function<String, @Nullable String> header) {
    String purpose =
        Optional.ofNullable(header.apply("Sec-Purpose"))
            .or(() -> Optional.ofNullable(header.apply("Purpose")))
            .or(() -> Optional.ofNullable(header.apply("X-Moz")))
            .orElse("");
    return new LinkVisit(
        CallerAddress.of(peer, header.apply("X-Forwarded-For")),
        Optional.ofNullable(header.apply("User-Agent")).orElse("").strip(),
        method.equals("GET"),
        purpose);
  }
}
