package org.turnout.media;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalInt;

/// Takes everything out of a JPEG that is not needed to show it: Exif with place, time and camera,
/// XMP, IPTC, comments, thumbnails, and whatever hangs behind the end (a "live" photo's film). The
/// way it is to be turned stays, in a fresh Exif of that one entry, and so does the colour profile.
final class Jpeg {
  private static final int APP0 = 0xe0;
  private static final int APP1 = 0xe1;
  private static final int APP2 = 0xe2;
  private static final int APP14 = 0xee;
  private static final int APP15 = 0xef;
  private static final int COMMENT = 0xfe;
  private static final int SCAN = 0xda;
  private static final int END = 0xd9;

  private Jpeg() {}

  static byte[] clean(byte[] file) throws BrokenPicture {
    ByteWalker in = new ByteWalker(file, ByteOrder.BIG_ENDIAN);
    in.keep(2);
    OptionalInt turned = orientation(file);
    if (turned.isPresent()) {
      in.add(exif(turned.getAsInt()));
    }
    while (true) {
      if (in.peek(0) != 0xff) {
        throw new BrokenPicture("a JPEG without its markers");
      }
      int marker = in.peek(1);
      if (marker == 0xff) {
        in.drop(1);
      } else if (marker == END) {
        in.keep(2);
        return in.kept();
      } else if (marker == SCAN) {
        in.keep(2L + in.peekShort(2));
        scan(in);
      } else {
        long length = 2L + in.peekShort(2);
        if (stays(in, marker)) {
          in.keep(length);
        } else {
          in.drop(length);
        }
      }
    }
  }

  private static boolean stays(ByteWalker in, int marker) {
    if (marker < APP0 || marker > APP15) {
      return marker != COMMENT;
    }
    return switch (marker) {
      case APP0 -> in.startsWith("JFIF\0", 4);
      case APP2 -> in.startsWith("ICC_PROFILE\0", 4);
      case APP14 -> in.startsWith("Adobe", 4);
      default -> false;
    };
  }

  /// Copies the coded picture up to the next real marker; `ff00` and restarts belong to it.
  private static void scan(ByteWalker in) throws BrokenPicture {
    while (true) {
      int run = 0;
      while (in.peek(run) != 0xff) {
        run++;
      }
      in.keep(run);
      int marker = in.peek(1);
      if (marker != 0 && (marker < 0xd0 || marker > 0xd7)) {
        return;
      }
      in.keep(2);
    }
  }

  /// The orientation entry (0x0112) of the first Exif, 2 to 8; empty when it is upright.
  private static OptionalInt orientation(byte[] file) throws BrokenPicture {
    ByteWalker in = new ByteWalker(file, ByteOrder.BIG_ENDIAN);
    in.drop(2);
    while (in.peek(0) == 0xff && in.peek(1) != SCAN && in.peek(1) != END) {
      int length = in.peek(1) == 0xff ? -1 : in.peekShort(2);
      if (in.peek(1) == APP1 && in.startsWith("Exif\0\0", 4)) {
        return entry(file, in.at() + 10, in.at() + 2 + length);
      }
      in.drop(2L + length);
    }
    return OptionalInt.empty();
  }

  private static OptionalInt entry(byte[] file, int start, int end) {
    if (start + 14 > end || end > file.length) {
      return OptionalInt.empty();
    }
    ByteBuffer tiff = ByteBuffer.wrap(file, start, end - start).slice();
    tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = tiff.getInt(4);
    if (directory < 8 || directory > tiff.limit() - 2) {
      return OptionalInt.empty();
    }
    int entries = tiff.getShort(directory) & 0xffff;
    for (int i = 0; i < entries && directory + 2 + 12 * (i + 1) <= tiff.limit(); i++) {
      int at = directory + 2 + 12 * i;
      int value = tiff.getShort(at + 8);
      if (tiff.getShort(at) == 0x0112) {
        return value >= 2 && value <= 8 ? OptionalInt.of(value) : OptionalInt.empty();
      }
    }
    return OptionalInt.empty();
  }

  private static byte[] exif(int orientation) {
    return ByteBuffer.allocate(36)
        .putShort((short) 0xffe1)
        .putShort((short) 34)
        .put(new byte[] {'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42})
        .putInt(8)
        .putShort((short) 1)
        .putShort((short) 0x0112)
        .putShort((short) 3)
        .putInt(1)
        .putShort((short) orientation)
        .putShort((short) 0)
        .putInt(0)
        .array();
  }
}
