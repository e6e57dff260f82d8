package org.turnout.roster.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import java.net.URI;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/// The signed link to a member's shifts: calculated from their number and a key of the records, so
/// none is stored and none can be made up. It opens nothing but that member's own shifts. It ends
/// with the campaign: a month after the last shift of all rosters.
public final class CalendarLinks {
  /// Where they lead.
  public static final String PATH = "/p/";

  /// How long after the last shift they still open.
  static final Duration AFTER_LAST = Duration.ofDays(30);

  /// 96 bits: nobody guesses one.
  private static final int BYTES = 12;

  private final Supplier<URI> home;

  /// @param home what links of ours begin with
  public CalendarLinks(Supplier<URI> home) {
    this.home = home;
  }

  /// The link of somebody.
  public String of(Handle handle, long person) {
    return home.get() + PATH + token(key(handle), person);
  }

  /// Whose shifts a link's last part opens; empty when it is none of ours, or all is over.
  ///
  /// @param now campaign time
  OptionalLong open(Handle handle, String token, Instant now) {
    int dash = token.indexOf('-');
    if (dash < 1 || token.length() > 60 || !token.substring(0, dash).matches("[0-9a-z]{1,12}")) {
      return OptionalLong.empty();
    }
    long person = Long.parseLong(token.substring(0, dash), 36);
    boolean ours =
        MessageDigest.isEqual(token.getBytes(UTF_8), token(key(handle), person).getBytes(UTF_8));
    return ours && goesOn(handle, now) ? OptionalLong.of(person) : OptionalLong.empty();
  }

  private static boolean goesOn(Handle handle, Instant now) {
    return handle
        .createQuery("select exists (select from place where ends_at > :after)")
        .bind("after", now.minus(AFTER_LAST))
        .mapTo(Boolean.class)
        .one();
  }

  private static String token(byte[] key, long person) {
    byte[] mac = Hashing.hmacSha256(key).hashString("calendar of " + person, UTF_8).asBytes();
    return Long.toString(person, 36)
        + "-"
        + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(mac, BYTES));
  }

  /// What calendars know a place of a member by: it tells nothing, and is the same on every node.
  static String uid(byte[] key, long reservation) {
    return "shift-"
        + Hashing.hmacSha256(key)
            .hashString("event of " + reservation, UTF_8)
            .toString()
            .substring(0, 24);
  }

  static byte[] key(Handle handle) {
    return handle.createQuery("select key from check_in_key").mapTo(byte[].class).one();
  }
}
