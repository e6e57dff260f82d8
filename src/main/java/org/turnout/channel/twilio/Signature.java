package org.turnout.channel.twilio;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Twilio's request signature: HMAC-SHA1 with the auth token over the address as Twilio called it
/// and every form field (`facts/twilio.md` 2).
///
/// Works on strings and bytes only: parsing and rebuilding the address would change a
/// percent-encoded query. The address is accepted with and without its port, as Twilio's own
/// validators do. Two tokens are accepted while one replaces the other. Comparisons take the same
/// time wherever the difference is. Why not the SDK's validator: `docs/decisions/0020`.
public final class Signature {
  private final List<Key> keys;

  /// @param tokens the account's auth tokens, the primary one first; one or two
  public Signature(List<String> tokens) {
    if (tokens.isEmpty() || tokens.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("a signature needs at least one auth token, none blank");
    }
    keys = tokens.stream().map(Key::new).toList();
  }

  /// Whether `given` (the header `X-Twilio-Signature`) signs this address and form.
  ///
  /// @param url the configured public address with path and raw query
  public boolean matches(String url, FormBody form, String given) {
    byte[] claimed = given.getBytes(ISO_8859_1);
    byte[] fields = form.signed();
    byte[][] addresses = variants(url);
    for (Key key : keys) {
      for (byte[] address : addresses) {
        if (MessageDigest.isEqual(key.sign(address, fields), claimed)) {
          return true;
        }
      }
    }
    return false;
  }

  /// Signs as Twilio does, with the primary token and exactly this address.
  public String sign(String url, FormBody form) {
    return new String(keys.getFirst().sign(url.getBytes(UTF_8), form.signed()), ISO_8859_1);
  }

  /// The address without user and fragment, as it is and with its port dropped or the default one
  /// added.
  private static byte[][] variants(String url) {
    int fragment = url.indexOf('#');
    String whole = fragment < 0 ? url : url.substring(0, fragment);
    int host = whole.indexOf("://") + 3;
    int end = host;
    while (end < whole.length() && "/?".indexOf(whole.charAt(end)) < 0) {
      end++;
    }
    String authority = whole.substring(host, end);
    authority = authority.substring(authority.lastIndexOf('@') + 1);
    int colon = authority.lastIndexOf(':');
    boolean ported = colon > authority.lastIndexOf(']');
    String scheme = whole.substring(0, host);
    String other =
        ported
            ? authority.substring(0, colon)
            : authority + (scheme.equals("https://") ? ":443" : ":80");
    String rest = whole.substring(end);
    return new byte[][] {
      (scheme + authority + rest).getBytes(UTF_8), (scheme + other + rest).getBytes(UTF_8)
    };
  }

  /// One token. A `Mac` costs more to key than to run, and is not thread-safe: keyed ones wait here
  /// between requests.
  private static final class Key {
    private final SecretKeySpec secret;
    private final Queue<Mac> idle = new ConcurrentLinkedQueue<>();

    Key(String token) {
      secret = new SecretKeySpec(token.getBytes(UTF_8), "HmacSHA1");
    }

    byte[] sign(byte[] address, byte[] fields) {
      Mac waiting = idle.poll();
      Mac mac = waiting == null ? keyed() : waiting;
      mac.update(address);
      byte[] signature = mac.doFinal(fields);
      idle.add(mac);
      return Base64.getEncoder().encode(signature);
    }

    private Mac keyed() {
      try {
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(secret);
        return mac;
      } catch (NoSuchAlgorithmException | InvalidKeyException e) {
        throw new IllegalStateException("every JDK has HmacSHA1", e);
      }
    }
  }
}
