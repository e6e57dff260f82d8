package org.turnout.media;

import java.nio.ByteOrder;

/// Takes comments and application data (XMP is there) out of a GIF; the loop count of a moving one
/// stays.
final class Gif {
  private static final int EXTENSION = 0x21;
  private static final int IMAGE = 0x2c;
  private static final int TRAILER = 0x3b;
  private static final int GRAPHIC_CONTROL = 0xf9;
  private static final int APPLICATION = 0xff;

  private Gif() {}

  static byte[] clean(byte[] file) throws BrokenPicture {
    ByteWalker in = new ByteWalker(file, ByteOrder.LITTLE_ENDIAN);
    in.keep(13L + colours(in.peek(10)));
    while (true) {
      switch (in.peek(0)) {
        case TRAILER -> {
          in.keep(1);
          return in.kept();
        }
        case IMAGE -> {
          in.keep(10L + colours(in.peek(9)) + 1);
          blocks(in, true);
        }
        case EXTENSION -> {
          boolean stays =
              in.peek(1) == GRAPHIC_CONTROL
                  || (in.peek(1) == APPLICATION && in.startsWith("NETSCAPE2.0", 3));
          if (stays) {
            in.keep(2);
          } else {
            in.drop(2);
          }
          blocks(in, stays);
        }
        default -> throw new BrokenPicture("a GIF with an unknown block");
      }
    }
  }

  private static int colours(int flags) {
    return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
  }

  private static void blocks(ByteWalker in, boolean stay) throws BrokenPicture {
    int length;
    do {
      length = in.peek(0);
      if (stay) {
        in.keep(1L + length);
      } else {
        in.drop(1L + length);
      }
    } while (length > 0);
  }
}
