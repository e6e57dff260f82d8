package org.turnout.channel;

/// The GSM 7-bit default alphabet and its extension table (3GPP TS 23.038, 6.2.1).
final class Gsm7 {
  private static final String BASIC =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
          + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

  private static final String EXTENSION = "\f^{}\\[~]|€";

  /// One byte for each character up to the euro sign, the last of either table.
  private static final byte[] WIDTHS = new byte['€' + 1];

  static {
    BASIC.chars().forEach(c -> WIDTHS[c] = 1);
    EXTENSION.chars().forEach(c -> WIDTHS[c] = 2);
  }

  private Gsm7() {}

  /// The septets a character takes; 0 when the alphabet does not have it.
  static int width(char c) {
    return c < WIDTHS.length ? WIDTHS[c] : 0;
  }
}
