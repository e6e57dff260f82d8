package org.turnout.lab.scenario;

/// Sixty-four bits for phones, words and rows: at a million texts, two that differ share their bits
/// once in thirty million runs.
public final class StableHash {
  private StableHash() {}

  /// A phone's digits as they are, so that nothing is lost; anything else by its letters.
  public static long phone(String number) {
    int digits = number.length() - 1;
    if (digits < 1 || digits > 15 || number.charAt(0) != '+') {
      return words(number) | Long.MIN_VALUE;
    }
    long value = 0;
    for (int i = 1; i <= digits; i++) {
      int digit = number.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return words(number) | Long.MIN_VALUE;
      }
      value = 10 * value + digit;
    }
    return value;
  }

  static long words(String text) {
    long hash = 0xCBF2_9CE4_8422_2325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100_0000_01B3L;
    }
    return mixed(hash);
  }

  /// The same phone and the same words.
  public static long text(long phone, String words) {
    return mixed(phone) ^ words(words);
  }

  /// The row of the ledger that a status address names (`?o=17`); an address without one by its
  /// letters.
  public static long row(String statusAddress) {
    int at = Math.max(statusAddress.indexOf("?o="), statusAddress.indexOf("&o="));
    long row = 0;
    for (int i = at + 3; at >= 0 && i < statusAddress.length() && i < at + 21; i++) {
      int digit = statusAddress.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        break;
      }
      row = 10 * row + digit;
    }
    return row > 0 ? row : words(statusAddress) | Long.MIN_VALUE;
  }

  /// Spreads every bit over all of them (MurmurHash3's last step).
  public static long mixed(long bits) {
    long x = (bits ^ bits >>> 33) * 0xFF51_AFD7_ED55_8CCDL;
    x = (x ^ x >>> 33) * 0xC4CE_B9FE_1A85_EC53L;
    return x ^ x >>> 33;
  }
}
