package org.turnout.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;

/// Keeps the chunks of a WebP that are needed to show it; Exif, XMP and unknown chunks go, and the
/// header no longer promises them.
final class Webp {
  private static final Set<String> KEPT =
      Set.of("VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP");
  private static final int EXIF_AND_XMP = 0x08 | 0x04;

  private Webp() {}

  static byte[] clean(byte[] file) throws BrokenPicture {
    ByteWalker in = new ByteWalker(file, ByteOrder.LITTLE_ENDIAN);
    long end = 8L + (in.peekInt(4) & 0xffff_ffffL);
    in.keep(12);
    while (in.at() < end && in.more()) {
      long size = in.peekInt(4) & 0xffff_ffffL;
      long length = 8 + size + (size & 1);
      byte[] name = new byte[4];
      for (int i = 0; i < 4; i++) {
        name[i] = (byte) in.peek(i);
      }
      if (KEPT.contains(new String(name, ISO_8859_1))) {
        in.keep(length);
      } else {
        in.drop(length);
      }
    }
    byte[] kept = in.kept();
    ByteBuffer.wrap(kept).order(ByteOrder.LITTLE_ENDIAN).putInt(4, kept.length - 8);
    if (kept.length > 20 && kept[12] == 'V' && kept[15] == 'X') {
      kept[20] &= (byte) ~EXIF_AND_XMP;
    }
    return kept;
  }
}
