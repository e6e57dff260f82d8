package org.turnout.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Optional;

/// What a file is by its first bytes, whatever it claims to be.
public enum PictureType {
  JPEG("image/jpeg"),
  PNG("image/png"),
  GIF("image/gif"),
  WEBP("image/webp"),
  /// Recognised so that it can be refused by name: its place cannot be taken out without decoding.
  HEIC("image/heic");

  private final String mime;

  PictureType(String mime) {
    this.mime = mime;
  }

  /// The media type, for example `image/jpeg`.
  public String mime() {
    return mime;
  }

  /// Empty for anything that is not a picture.
  public static Optional<PictureType> of(byte[] bytes) {
    String head = new String(bytes, 0, Math.min(16, bytes.length), ISO_8859_1);
    if (head.startsWith("\u00ff\u00d8\u00ff")) {
      return Optional.of(JPEG);
    }
    if (head.startsWith("\u0089PNG\r\n\u001a\n")) {
      return Optional.of(PNG);
    }
    if (head.startsWith("GIF87a") || head.startsWith("GIF89a")) {
      return Optional.of(GIF);
    }
    if (head.startsWith("RIFF") && head.startsWith("WEBP", 8)) {
      return Optional.of(WEBP);
    }
    boolean boxed = head.startsWith("ftyp", 4) && head.length() >= 12;
    return boxed && head.substring(8, 12).matches("hei[cxms]|hev[cx]|mif1|msf1|avif")
        ? Optional.of(HEIC)
        : Optional.empty();
  }
}
