package org.turnout.code;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.OptionalLong;

/// Codes of one length for the numbers of some bits.
///
/// A number is turned into another by a keyed permutation (a Feistel network of eight rounds over
/// SipHash-2-4) and written with 28 characters: digits and letters without vowels (no code spells a
/// word) and without what is mistaken for something else (0 and o, 1 and l).
public final class KeyedCodes {
  private static final String ALPHABET = "23456789bcdfghjkmnpqrstvwxyz";
  private static final int ROUNDS = 8;

  private final HashFunction keyed;
  private final int half;
  private final long halfMask;
  private final int length;

  /// @param key 16 bytes or more, of which the first 16 count
  /// @param bits of the largest number; even, at most 48
  /// @param length characters in a code, enough for that many bits
  public KeyedCodes(byte[] key, int bits, int length) {
    if (bits % 2 != 0 || bits > 48 || Math.pow(ALPHABET.length(), length) < Math.pow(2, bits)) {
      throw new IllegalArgumentException(length + " characters can't hold " + bits + " bits");
    }
    ByteBuffer words = ByteBuffer.wrap(key).order(ByteOrder.LITTLE_ENDIAN);
    keyed = Hashing.sipHash24(words.getLong(), words.getLong());
    half = bits / 2;
    halfMask = (1L << half) - 1;
    this.length = length;
  }

  /// The code of a number, in small letters.
  ///
  /// @throws IllegalArgumentException for a number of more bits, or below 0
  public String of(long number) {
    if (number < 0 || number >= numbers()) {
      throw new IllegalArgumentException("no code for " + number + ": of " + 2 * half + " bits");
    }
    long scrambled = scramble(number);
    var code = new char[length];
    for (int i = length - 1; i >= 0; i--) {
      code[i] = ALPHABET.charAt((int) (scrambled % ALPHABET.length()));
      scrambled /= ALPHABET.length();
    }
    return new String(code);
  }

  /// How many numbers have a code: from 0 to one below this.
  public long numbers() {
    return 1L << (2 * half);
  }

  /// The number of a code; capitals are read as small letters. Empty for what no number has.
  public OptionalLong read(String code) {
    if (!fits(code, length)) {
      return OptionalLong.empty();
    }
    long scrambled = 0;
    for (char sign : code.toLowerCase(Locale.ROOT).toCharArray()) {
      scrambled = scrambled * ALPHABET.length() + ALPHABET.indexOf(sign);
    }
    return scrambled < numbers() ? OptionalLong.of(unscramble(scrambled)) : OptionalLong.empty();
  }

  /// Whether a word is written as codes of this length are.
  public static boolean fits(String word, int length) {
    return word.length() == length
        && word.toLowerCase(Locale.ROOT).chars().allMatch(sign -> ALPHABET.indexOf(sign) >= 0);
  }

  private long scramble(long number) {
    long left = number >>> half;
    long right = number & halfMask;
    for (int round = 0; round < ROUNDS; round++) {
      long next = left ^ mix(round, right);
      left = right;
      right = next;
    }
    return left << half | right;
  }

  private long unscramble(long number) {
    long left = number >>> half;
    long right = number & halfMask;
    for (int round = ROUNDS - 1; round >= 0; round--) {
      long before = right ^ mix(round, left);
      right = left;
      left = before;
    }
    return left << half | right;
  }

  private long mix(int round, long half) {
    return keyed.hashLong((long) round << 32 | half).asLong() & halfMask;
  }
}
