package org.turnout.transfer;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.HexFormat;

/// The text of a file that a spreadsheet saved: UTF-8, or UTF-16 where a byte order mark says so.
/// The mark is not part of the first column's name.
public final class SheetText {
  private static final int LONGEST_MARK = 3;

  private SheetText() {}

  /// Begins to read. Bytes that are not text in that encoding end the reading with a
  /// [java.nio.charset.CharacterCodingException]: nobody's name is guessed at.
  public static Reader of(InputStream file) throws IOException {
    var bytes = new PushbackInputStream(file, LONGEST_MARK);
    byte[] first = bytes.readNBytes(LONGEST_MARK);
    String mark = HexFormat.of().formatHex(first);
    if (mark.startsWith("fffe")) {
      return after(2, first, bytes, UTF_16LE);
    }
    if (mark.startsWith("feff")) {
      return after(2, first, bytes, UTF_16BE);
    }
    return after(mark.equals("efbbbf") ? LONGEST_MARK : 0, first, bytes, UTF_8);
  }

  private static Reader after(int mark, byte[] first, PushbackInputStream bytes, Charset charset)
      throws IOException {
    bytes.unread(first, mark, first.length - mark);
    return new BufferedReader(new InputStreamReader(bytes, charset.newDecoder()));
  }
}
