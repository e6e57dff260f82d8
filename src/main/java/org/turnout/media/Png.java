package org.turnout.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;

/// Keeps the chunks of a PNG that are needed to show it; texts, Exif, times and unknown chunks go,
/// and so does what hangs behind the end.
final class Png {
  private static final Set<String> KEPT =
      Set.of(
          "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD",
          "pHYs", "acTL", "fcTL", "fdAT");

  private Png() {}

  static byte[] clean(byte[] file) throws BrokenPicture {
    ByteWalker in = new ByteWalker(file, ByteOrder.BIG_ENDIAN);
    in.keep(8);
    while (true) {
      long length = 12L + (in.peekInt(0) & 0xffff_ffffL);
      String type = new String(ByteBuffer.allocate(4).putInt(in.peekInt(4)).array(), ISO_8859_1);
      if (KEPT.contains(type)) {
        in.keep(length);
      } else {
        in.drop(length);
      }
      if (type.equals("IEND")) {
        return in.kept();
      }
    }
  }
}
