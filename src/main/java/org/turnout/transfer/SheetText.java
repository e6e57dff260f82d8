package org.turnout.transfer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.Objects;
import org.apache.commons.io.ByteOrderMark;
import org.apache.commons.io.input.BOMInputStream;

/// The text of a file that a spreadsheet saved: UTF-8, or UTF-16 where a byte order mark says so.
/// The mark is not part of the first column's name.
public final class SheetText {
  private SheetText() {}

  /// Begins to read. Bytes that are not text in that encoding end the reading with a
  /// [java.nio.charset.CharacterCodingException]: nobody's name is guessed at.
  public static Reader of(InputStream file) throws IOException {
    var bytes =
        BOMInputStream.builder()
            .setInputStream(file)
            .setByteOrderMarks(ByteOrderMark.UTF_8, ByteOrderMark.UTF_16LE, ByteOrderMark.UTF_16BE)
            .get();
    var charset = Charset.forName(Objects.requireNonNullElse(bytes.getBOMCharsetName(), "UTF-8"));
    return new BufferedReader(new InputStreamReader(bytes, charset.newDecoder()));
  }
}
