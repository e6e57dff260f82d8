package org.turnout.line;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.turnout.channel.Address;
import org.turnout.channel.Channel;
import org.turnout.language.Languages;
import org.turnout.language.SystemText;
import org.turnout.outbox.Outbox;
import org.turnout.outbox.PlannedText;
import org.turnout.people.People;

/// Which devices may open a captain's page: those that have shown a code which was texted to the
/// captain's phone. So a link that is passed on opens nothing. Only hashes are kept; times are
/// campaign time.
public final class CaptainDevices {
  /// So long a device is known.
  public static final Duration KNOWN = Duration.ofDays(30);

  private static final Duration CODE_LASTS = Duration.ofMinutes(10);

  /// Nobody is texted codes faster than this.
  private static final Duration CODE_EVERY = Duration.ofMinutes(1);

  private static final int TRIES = 5;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final People people = new People();
  private final Languages languages;
  private final Address sender;

  /// @param sender the sender of ours that codes leave from
  public CaptainDevices(Languages languages, Address sender) {
    this.languages = languages;
    this.sender = sender;
  }

  /// Whether a device has shown a code of this phone.
  ///
  /// @param key what its cookie holds
  public boolean knows(Handle handle, String key, String phone, Instant now) {
    return !key.isEmpty()
        && key.length() < 100
        && handle
            .createQuery(
                """
                select exists (select from captain_device
                  where sha256 = :hash and phone = :phone and expires_at > :now)
                """)
            .bind("hash", hash(key))
            .bind("phone", phone)
            .bind("now", now)
            .mapTo(Boolean.class)
            .one();
  }

  /// Texts a code to the phone, unless one has just left; a stopped phone gets none.
  public void send(Handle handle, String phone, Instant now) {
    String code = "%06d".formatted(RANDOM.nextInt(1_000_000));
    int made =
        handle
            .createUpdate(
                """
                insert into captain_code as c (phone, sha256, sent_at, expires_at)
                values (:phone, :hash, :now, :expires)
                on conflict (phone) do update set sha256 = excluded.sha256, tries = 0,
                  sent_at = excluded.sent_at, expires_at = excluded.expires_at
                where c.sent_at <= :before
                """)
            .bind("phone", phone)
            .bind("hash", hash(phone + code))
            .bind("now", now)
            .bind("expires", now.plus(CODE_LASTS))
            .bind("before", now.minus(CODE_EVERY))
            .execute();
    if (made == 0) {
      return;
    }
    var who = people.findOrCreate(handle, Channel.ofPhones().address(phone), Map.of(), now);
    if (!who.stopped() && !who.bad()) {
      String words =
          languages.of(who.language()).text(SystemText.CAPTAIN_CODE, Map.of("code", code)).strip();
      Outbox.plan(handle, PlannedText.first(who, sender, words, List.of()), now);
    }
  }

  /// Makes the device known that shows the right code, which is used up by it.
  ///
  /// @return its key, for a cookie; empty when the code is wrong, too old, or tried too often
  public Optional<String> open(Handle handle, String phone, String code, Instant now) {
    byte[] wanted =
        handle
            .createQuery(
                """
                update captain_code set tries = tries + 1
                where phone = :phone and tries < :most and expires_at > :now returning sha256
                """)
            .bind("phone", phone)
            .bind("most", TRIES)
            .bind("now", now)
            .mapTo(byte[].class)
            .findOne()
            .orElse(new byte[0]);
    if (!MessageDigest.isEqual(wanted, hash(phone + code.strip()))) {
      return Optional.empty();
    }
    handle
        .createUpdate("update captain_code set expires_at = :now where phone = :phone")
        .bind("now", now)
        .bind("phone", phone)
        .execute();
    var bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    String key = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    handle
        .createUpdate(
            """
            insert into captain_device (sha256, phone, since, expires_at)
            values (:hash, :phone, :now, :expires)
            """)
        .bind("hash", hash(key))
        .bind("phone", phone)
        .bind("now", now)
        .bind("expires", now.plus(KNOWN))
        .execute();
    return Optional.of(key);
  }

  private static byte[] hash(String words) {
    return Hashing.sha256().hashString(words, UTF_8).asBytes();
  }
}
