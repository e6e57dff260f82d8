package org.turnout.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/// Small real pictures, and the same with a place hidden in them.
final class SamplePictures {
  /// What must be gone afterwards.
  static final String PLACE = "37.7749N-122.4194W";

  private SamplePictures() {}

  static byte[] plain(String format) {
    try {
      BufferedImage image = new BufferedImage(16, 9, BufferedImage.TYPE_INT_RGB);
      image.setRGB(3, 3, 0xff8800);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ImageIO.write(image, format, out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Exif with an orientation and a place, XMP, a comment, and a film behind the end.
  static byte[] jpeg(int orientation) {
    byte[] file = plain("jpg");
    ByteBuffer tiff = ByteBuffer.allocate(8 + 2 + 12 + 4 + PLACE.length());
    tiff.order(ByteOrder.LITTLE_ENDIAN).put((byte) 'I').put((byte) 'I').putShort((short) 42);
    tiff.putInt(8).putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1);
    tiff.putShort((short) orientation).putShort((short) 0).putInt(0).put(ascii(PLACE));
    byte[] exif = join(ascii("Exif\0\0"), tiff.array());
    return join(
        slice(file, 0, 2),
        segment(0xe1, exif),
        segment(0xe1, ascii("http://ns.adobe.com/xap/1.0/\0" + PLACE)),
        segment(0xed, ascii("Photoshop 3.0\0" + PLACE)),
        segment(0xfe, ascii(PLACE)),
        slice(file, 2, file.length),
        ascii("ftypmp42" + PLACE));
  }

  static byte[] png() {
    byte[] file = plain("png");
    int afterHeader = 8 + 25;
    return join(
        slice(file, 0, afterHeader),
        chunk("tEXt", "Comment\0" + PLACE),
        chunk("eXIf", PLACE),
        slice(file, afterHeader, file.length),
        ascii(PLACE));
  }

  static byte[] gif() {
    byte[] file = plain("gif");
    byte[] comment =
        join(new byte[] {0x21, (byte) 0xfe, (byte) PLACE.length()}, ascii(PLACE), new byte[1]);
    return join(
        slice(file, 0, file.length - 1), comment, slice(file, file.length - 1, file.length));
  }

  /// No coder for WebP is at hand: the picture itself is made up, its frame is real.
  static byte[] webp() {
    byte[] chunks =
        join(
            riff("VP8X", new byte[] {0x0c, 0, 0, 0, 15, 0, 0, 8, 0, 0}),
            riff("VP8 ", new byte[] {1, 2, 3}),
            riff("EXIF", ascii(PLACE)),
            riff("XMP ", ascii(PLACE)));
    ByteBuffer size = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
    return join(ascii("RIFF"), size.putInt(chunks.length + 4).array(), ascii("WEBP"), chunks);
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  static byte[] ascii(String text) {
    return text.getBytes(ISO_8859_1);
  }

  private static byte[] segment(int marker, byte[] content) {
    ByteBuffer head = ByteBuffer.allocate(4).put((byte) 0xff).put((byte) marker);
    return join(head.putShort((short) (content.length + 2)).array(), content);
  }

  private static byte[] chunk(String type, String content) {
    byte[] named = ascii(type + content);
    CRC32 crc = new CRC32();
    crc.update(named);
    return join(
        ByteBuffer.allocate(4).putInt(content.length()).array(),
        named,
        ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }

  private static byte[] riff(String name, byte[] content) {
    ByteBuffer size = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(content.length);
    return join(ascii(name), size.array(), content, new byte[content.length & 1]);
  }

  private static byte[] slice(byte[] bytes, int from, int to) {
    return java.util.Arrays.copyOfRange(bytes, from, to);
  }
}
