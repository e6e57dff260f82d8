package org.turnout.roster;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/// The codes that members are checked in with: one for each reservation, calculated, so that none
/// is stored and nobody can count from one to the next.
///
/// A code is the reservation's number under a keyed permutation of 24 bits (a Feistel network over
/// SipHash-2-4), written with five of 28 characters: digits and capitals without vowels (no code
/// spells a word) and without what is mistaken for something else. A guess hits one of the 25
/// people of a captain's shift once in 670,000 times.
public final class CheckInCodes {
  /// Characters in a code, always.
  public static final int LENGTH = 5;

  private static final String ALPHABET = "23456789BCDFGHJKMNPQRSTVWXYZ";
  private static final int ROUNDS = 8;
  private static final int HALF = 12;
  private static final long HALF_MASK = (1L << HALF) - 1;

  /// Reservations that can have a code.
  private static final long MOST = 1L << (2 * HALF);

  private final HashFunction keyed;

  /// @param key 16 bytes or more, of which the first 16 count
  CheckInCodes(byte[] key) {
    ByteBuffer words = ByteBuffer.wrap(key).order(ByteOrder.LITTLE_ENDIAN);
    keyed = Hashing.sipHash24(words.getLong(), words.getLong());
  }

  /// With the key of these records.
  public static CheckInCodes of(Handle handle) {
    return new CheckInCodes(
        handle.createQuery("select key from check_in_key").mapTo(byte[].class).one());
  }

  /// The code of what a person holds at a place; empty when they hold nothing there.
  static Optional<String> of(Handle handle, PlaceRow place, long personId) {
    return handle
        .createQuery(
            """
            select id from reservation
            where place_id = :place and person_id = :person and released_at is null
            """)
        .bind("place", place.id())
        .bind("person", personId)
        .mapTo(Long.class)
        .findOne()
        .flatMap(of(handle)::code);
  }

  /// The code of a reservation; empty after sixteen million of them.
  public Optional<String> code(long reservation) {
    if (reservation < 0 || reservation >= MOST) {
      return Optional.empty();
    }
    long number = scramble(reservation);
    var code = new char[LENGTH];
    for (int i = LENGTH - 1; i >= 0; i--) {
      code[i] = ALPHABET.charAt((int) (number % ALPHABET.length()));
      number /= ALPHABET.length();
    }
    return Optional.of(new String(code));
  }

  /// Whether a word is written as codes are.
  public static boolean fits(String word) {
    return word.length() == LENGTH
        && word.toUpperCase(Locale.ROOT).chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
  }

  /// The reservation that a code would be of; small letters are read as capitals. Whether there is
  /// such a reservation is the caller's to find out.
  public OptionalLong read(String code) {
    if (!fits(code)) {
      return OptionalLong.empty();
    }
    long number = 0;
    for (char sign : code.toUpperCase(Locale.ROOT).toCharArray()) {
      number = number * ALPHABET.length() + ALPHABET.indexOf(sign);
    }
    return number < MOST ? OptionalLong.of(unscramble(number)) : OptionalLong.empty();
  }

  private long scramble(long number) {
    long left = number >>> HALF;
    long right = number & HALF_MASK;
    for (int round = 0; round < ROUNDS; round++) {
      long next = left ^ mix(round, right);
      left = right;
      right = next;
    }
    return left << HALF | right;
  }

  private long unscramble(long number) {
    long left = number >>> HALF;
    long right = number & HALF_MASK;
    for (int round = ROUNDS - 1; round >= 0; round--) {
      long before = right ^ mix(round, left);
      right = left;
      left = before;
    }
    return left << HALF | right;
  }

  private long mix(int round, long half) {
    return keyed.hashLong((long) round << 32 | half).asLong() & HALF_MASK;
  }
}
