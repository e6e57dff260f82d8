package org.turnout.channel;

import java.util.Locale;

/// What a media item is to us, by what its sender says it is.
public enum MediaKind {
  /// A picture that can be kept, or one that does not say what it is.
  PHOTO,
  /// A picture of a kind that is refused later, HEIC among them.
  OTHER_PICTURE,
  /// No picture: a contact card, a recording, a video.
  FILE;

  static MediaKind of(String declaredType) {
    String type = declaredType.strip().toLowerCase(Locale.ROOT).split(";", 2)[0].strip();
    return switch (type) {
      case "",
          "application/octet-stream",
          "image",
          "image/*",
          "image/jpeg",
          "image/jpg",
          "image/pjpeg",
          "image/png",
          "image/gif",
          "image/webp" ->
          PHOTO;
      default -> type.startsWith("image/") ? OTHER_PICTURE : FILE;
    };
  }
}
