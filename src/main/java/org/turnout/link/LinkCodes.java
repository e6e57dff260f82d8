package org.turnout.link;

import java.util.Optional;
import org.turnout.code.KeyedCodes;

/// The codes of short links: each is a link and a recipient. Of all 28^10 codes one in a thousand
/// million leads anywhere while a hundred links to 62,000 people exist; only the key tells which.
final class LinkCodes {
  /// Characters in a code, always.
  static final int LENGTH = 10;

  /// Links there can ever be; a run of blasts makes a few each.
  static final int MOST_LINKS = 1 << 20;

  /// Recipients that can be told apart.
  static final long MOST_ADDRESSES = 1L << 28;

  private static final int BITS = 48;
  private static final int ADDRESS_BITS = 28;

  private final KeyedCodes codes;

  /// @param key 16 bytes or more, of which the first 16 count
  LinkCodes(byte[] key) {
    codes = new KeyedCodes(key, BITS, LENGTH);
  }

  /// What a code stands for.
  record Target(int link, long address) {}

  String of(int link, long address) {
    if (link < 0 || link >= MOST_LINKS || address < 0 || address >= MOST_ADDRESSES) {
      throw new IllegalArgumentException(
          "no code for link " + link + " and address " + address + ": more than 20 and 28 bits");
    }
    return codes.of(((long) link << ADDRESS_BITS) | address);
  }

  /// Takes a code apart; capitals are read as small letters. Whether link and recipient exist is
  /// the caller's to find out.
  Optional<Target> read(String code) {
    var number = codes.read(code);
    return number.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Target(
                (int) (number.getAsLong() >>> ADDRESS_BITS),
                number.getAsLong() & (MOST_ADDRESSES - 1)));
  }
}
