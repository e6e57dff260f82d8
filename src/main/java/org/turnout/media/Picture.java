package org.turnout.media;

import java.util.Optional;

/// A picture that may be kept: its type by content, its bytes without place and camera.
@SuppressWarnings("ArrayRecordComponent") // never compared
record Picture(PictureType type, byte[] bytes) {

  /// What a stranger's file turned out to be.
  sealed interface Examined {
    record Good(Picture picture) implements Examined {}

    /// @param reason in words for a steward
    record Bad(String reason) implements Examined {}
  }

  /// Looks at the content only: what the sender called it plays no part.
  static Examined examine(byte[] file) {
    Optional<PictureType> type = PictureType.of(file);
    if (type.isEmpty()) {
      return new Examined.Bad("it is not a picture");
    }
    try {
      return switch (type.get()) {
        case JPEG -> good(PictureType.JPEG, Jpeg.clean(file));
        case PNG -> good(PictureType.PNG, Png.clean(file));
        case GIF -> good(PictureType.GIF, Gif.clean(file));
        case WEBP -> good(PictureType.WEBP, Webp.clean(file));
        case HEIC ->
            new Examined.Bad("its format (HEIC) can contain the location; ask for a screenshot");
      };
    } catch (BrokenPicture e) {
      return new Examined.Bad("it is broken: " + e.getMessage());
    }
  }

  private static Examined good(PictureType type, byte[] bytes) {
    return new Examined.Good(new Picture(type, bytes));
  }

  @Override
  public String toString() {
    return "Picture[" + type + ", " + bytes.length + " bytes]";
  }
}
