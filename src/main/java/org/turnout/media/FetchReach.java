package org.turnout.media;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;

/// Where a fetch may go. A name is resolved once, every address is judged, and the connection is
/// made to exactly these addresses: a name that points elsewhere the next time gains nothing.
enum FetchReach implements DnsResolver {
  /// The open internet: no private, link-local, loopback, shared or reserved range, so that a
  /// member's message cannot make us call our own machines.
  PUBLIC {
    @Override
    boolean allows(InetAddress address) {
      byte[] bytes = address.getAddress();
      return bytes.length == 4 ? isPublic(bytes) : isGlobal(bytes);
    }
  },
  /// This machine alone, for stand-ins.
  LOOPBACK {
    @Override
    boolean allows(InetAddress address) {
      return address.isLoopbackAddress();
    }
  };

  abstract boolean allows(InetAddress address);

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] addresses = InetAddress.getAllByName(host);
    if (!Arrays.stream(addresses).allMatch(this::allows)) {
      throw new OutOfReach();
    }
    return addresses;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  /// A name that points to where a fetch may not go.
  static final class OutOfReach extends UnknownHostException {
    OutOfReach() {
      super("an address that may not be called");
    }
  }

  /// IANA's special-purpose registry for IPv4, all that is not globally reachable.
  private static boolean isPublic(byte[] a) {
    int first = a[0] & 0xff;
    int second = a[1] & 0xff;
    int third = a[2] & 0xff;
    return switch (first) {
      case 0, 10, 127 -> false;
      case 100 -> second < 64 || second > 127;
      case 169 -> second != 254;
      case 172 -> second < 16 || second > 31;
      case 192 ->
          second != 168
              && !(second == 0 && (third == 0 || third == 2))
              && !(second == 88 && third == 99);
      case 198 -> second != 18 && second != 19 && !(second == 51 && third == 100);
      case 203 -> second != 0 || third != 113;
      default -> first < 224;
    };
  }

  /// 2000::/3 without the ranges that carry other addresses in them (6to4, Teredo) and without
  /// documentation; IPv4 in other clothes lies outside 2000::/3.
  private static boolean isGlobal(byte[] a) {
    int first = (a[0] & 0xff) << 8 | (a[1] & 0xff);
    int second = (a[2] & 0xff) << 8 | (a[3] & 0xff);
    boolean unicast = first >= 0x2000 && first <= 0x3fff;
    boolean protocol = first == 0x2001 && (second < 0x200 || second == 0x0db8);
    boolean documentation = first == 0x3fff && second < 0x1000;
    return unicast && !protocol && first != 0x2002 && !documentation;
  }
}
