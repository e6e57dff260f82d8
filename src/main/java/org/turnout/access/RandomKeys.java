package org.turnout.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import org.turnout.settings.Secret;

/// Random words that cannot be guessed, and what is kept of them.
public final class RandomKeys {
  private static final SecureRandom RANDOM = new SecureRandom();

  /// 256 bits: nobody guesses one, however fast they try, so a plain hash is enough to keep it.
  private static final int BYTES = 32;

  private RandomKeys() {}

  static Secret random(String prefix) {
    var bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new Secret(prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  static byte[] hash(String key) {
    return Hashing.sha256().hashString(key, UTF_8).asBytes();
  }

  static String hex(String key) {
    return HexFormat.of().formatHex(hash(key));
  }

  /// Takes as long for a near miss as for a far one.
  public static boolean same(String one, String other) {
    return MessageDigest.isEqual(one.getBytes(UTF_8), other.getBytes(UTF_8));
  }
}
