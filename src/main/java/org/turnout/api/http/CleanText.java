package org.turnout.api.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What every text from outside must be before anything looks at it: such as PostgreSQL can keep.
public final class CleanText {
  private static final int LONGEST_LINE = 200;

  private CleanText() {}

  /// What is wrong with a text; empty when nothing is.
  static Optional<String> wrong(String text) {
    if (text.indexOf('\0') >= 0) {
      return Optional.of("the character NUL cannot be kept");
    }
    return StandardCharsets.UTF_8.newEncoder().canEncode(text)
        ? Optional.empty()
        : Optional.of("half a character (a lone surrogate) cannot be kept");
  }

  /// What keeps a text from being one line that a page can show.
  public static Optional<String> notOneLine(String text) {
    if (text.length() > LONGEST_LINE) {
      return Optional.of("longer than " + LONGEST_LINE + " characters");
    }
    return text.chars().anyMatch(Character::isISOControl)
        ? Optional.of("a line break or control character")
        : Optional.empty();
  }

  /// A body as a text.
  ///
  /// @throws Refusal it is not UTF-8, or holds what cannot be kept
  public static String utf8(byte[] body) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      wrong(text)
          .ifPresent(why -> {
            throw ApiError.of(ErrorCode.BAD_REQUEST, why);
          });
      return text;
    } catch (CharacterCodingException notUtf8) {
      throw ApiError.of(ErrorCode.BAD_REQUEST, "the body is not UTF-8");
    }
  }
}
