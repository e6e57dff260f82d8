package org.turnout.web;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who asks, when a proxy of ours is in between.
///
/// A proxy is ours if it is on this machine or on a private network (compose, Kubernetes, a load
/// balancer of the same cloud): nobody reaches us from there but through what we put there. Each
/// proxy adds at the end of `X-Forwarded-For` who asked it, so that the list is read from its end,
/// past our own. Whatever comes before that, or comes from elsewhere, anybody can make up.
public final class CallerAddress {
  private CallerAddress() {}

  /// The caller's address, or nothing if a proxy of ours did not say it.
  ///
  /// @param peer who is connected to us
  /// @param forwarded the header `X-Forwarded-For`, or null
  public static Optional<InetAddress> of(String peer, @Nullable String forwarded) {
    Optional<InetAddress> caller = literal(peer);
    if (caller.filter(CallerAddress::near).isEmpty()) {
      return caller;
    }
    List<String> hops = forwarded == null ? List.of() : Arrays.asList(forwarded.split(","));
    Optional<InetAddress> said = Optional.empty();
    for (String hop : hops.reversed()) {
      Optional<InetAddress> one = literal(hop);
      if (one.isEmpty()) {
        return said;
      }
      said = one;
      if (!near(one.get())) {
        return said;
      }
    }
    return said;
  }

  /// This machine, or a network that the internet does not lead to: RFC 1918, RFC 6598 (what clouds
  /// and providers use inside), RFC 4193, and links.
  private static boolean near(InetAddress address) {
    byte[] bytes = address.getAddress();
    boolean inside =
        address instanceof Inet6Address
            ? (bytes[0] & 0xfe) == 0xfc
            : bytes[0] == 100 && (bytes[1] & 0xc0) == 64;
    return inside
        || address.isLoopbackAddress()
        || address.isSiteLocalAddress()
        || address.isLinkLocalAddress();
  }

  /// Some load balancers write a port behind the address.
  private static Optional<InetAddress> literal(String written) {
    String address =
        written
            .strip()
            .replaceFirst("^\\[(.*)](:\\d+)?$", "$1")
            .replaceFirst("^([\\d.]+):\\d+$", "$1");
    try {
      return Optional.of(InetAddress.ofLiteral(address));
    } catch (IllegalArgumentException nonsense) {
      return Optional.empty();
    }
  }
}
