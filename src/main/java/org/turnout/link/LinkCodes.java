package org.turnout.link;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.Optional;

/// The codes of short links: each is a link and a recipient, enciphered, so that nothing has to be
/// stored for a recipient and nobody can count from one code to the next.
///
/// A code is a number of 48 bits, turned into another by a keyed permutation (a Feistel network of
/// eight rounds over SipHash-2-4) and written with ten of 28 characters: digits and small letters
/// without vowels (no code spells a word) and without what is mistaken for something else (0 and o,
/// 1 and l). Of all 28^10 codes one in a thousand million leads anywhere while a hundred links to
/// 62,000 people exist; only the key tells which.
final class LinkCodes {
  /// Characters in a code, always.
  static final int LENGTH = 10;

  /// Links there can ever be; a run of blasts makes a few each.
  static final int MOST_LINKS = 1 << 20;

  /// Recipients that can be told apart.
  static final long MOST_ADDRESSES = 1L << 28;

  private static final String ALPHABET = "23456789bcdfghjkmnpqrstvwxyz";
  private static final int ROUNDS = 8;
  private static final int HALF = 24;
  private static final long HALF_MASK = (1L << HALF) - 1;
  private static final int ADDRESS_BITS = 28;

  private final HashFunction keyed;

  /// @param key 16 bytes or more, of which the first 16 count
  LinkCodes(byte[] key) {
    ByteBuffer words = ByteBuffer.wrap(key).order(ByteOrder.LITTLE_ENDIAN);
    keyed = Hashing.sipHash24(words.getLong(), words.getLong());
  }

  /// What a code stands for.
  record Target(int link, long address) {}

  String of(int link, long address) {
    if (link < 0 || link >= MOST_LINKS || address < 0 || address >= MOST_ADDRESSES) {
      throw new IllegalArgumentException(
          "no code for link " + link + " and address " + address + ": more than 20 and 28 bits");
    }
    long number = scramble(((long) link << ADDRESS_BITS) | address);
    var code = new char[LENGTH];
    for (int i = LENGTH - 1; i >= 0; i--) {
      code[i] = ALPHABET.charAt((int) (number % ALPHABET.length()));
      number /= ALPHABET.length();
    }
    return new String(code);
  }

  /// Takes a code apart; capitals are read as small letters. Whether link and recipient exist is
  /// the caller's to find out.
  Optional<Target> read(String code) {
    if (code.length() != LENGTH) {
      return Optional.empty();
    }
    String small = code.toLowerCase(Locale.ROOT);
    long number = 0;
    for (int i = 0; i < LENGTH; i++) {
      int digit = ALPHABET.indexOf(small.charAt(i));
      if (digit < 0) {
        return Optional.empty();
      }
      number = number * ALPHABET.length() + digit;
    }
    if (number >= 1L << (2 * HALF)) {
      return Optional.empty();
    }
    long plain = unscramble(number);
    return Optional.of(new Target((int) (plain >>> ADDRESS_BITS), plain & (MOST_ADDRESSES - 1)));
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
