package org.turnout.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// One line of the log.
///
/// @param number 1, 2, 3 ... without a gap
/// @param at campaign time, to the microsecond, as the database keeps it
/// @param act what was done, `blast.start`
/// @param subject to what, `run 12`
/// @param details what else a reader would ask, by name
/// @param previous the hash of the entry before
/// @param hash SHA-256 of everything else here, in hexadecimal
public record AuditEntry(
    long number,
    Instant at,
    Actor actor,
    String act,
    String subject,
    SortedMap<String, String> details,
    String previous,
    String hash) {
  /// What comes before the first entry.
  static final String NOTHING = "0".repeat(64);

  /// The next entry of a chain, with its hash.
  static AuditEntry after(
      long number,
      String previous,
      Instant at,
      Actor actor,
      String act,
      String subject,
      Map<String, String> details) {
    var kept = new TreeMap<String, String>();
    details.forEach((name, value) -> kept.put(storable(name), storable(value)));
    var entry =
        new AuditEntry(
            number,
            at.truncatedTo(ChronoUnit.MICROS),
            new Actor(storable(actor.name()), actor.through()),
            act,
            storable(subject),
            kept,
            previous,
            "");
    return entry.with(entry.computedHash());
  }

  /// PostgreSQL keeps no NUL in a text.
  private static String storable(String text) {
    return text.replace('\0', '\uFFFD');
  }

  private AuditEntry with(String hash) {
    return new AuditEntry(number, at, actor, act, subject, details, previous, hash);
  }

  /// The hash that this content must have. Every part comes after its length, so that no two
  /// contents read the same.
  String computedHash() {
    var hasher = Hashing.sha256().newHasher();
    part(hasher, previous);
    part(hasher, Long.toString(number));
    part(hasher, at.toString());
    part(hasher, actor.name());
    part(hasher, actor.through());
    part(hasher, act);
    part(hasher, subject);
    details.forEach((name, value) -> {
      part(hasher, name);
      part(hasher, value);
    });
    return hasher.hash().toString();
  }

  private static void part(Hasher hasher, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    hasher.putString(bytes.length + ":", UTF_8).putBytes(bytes);
  }
}
