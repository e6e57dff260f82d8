package org.turnout.channel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// What the carrier's smart encoding makes of a text: a fixed map of look-alikes (curly quotes,
/// dashes, odd blanks) to characters of the cheap alphabet. Accents of real words are not among
/// them. One character that is not in the map makes the whole text expensive.
public final class SmartEncoding {
  private static final String DATA = "/sms/smart-encoding.txt";
  private static final Map<Character, String> MAP = read();

  private SmartEncoding() {}

  /// The text as the carrier would send it.
  public static String apply(String text) {
    StringBuilder out = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      String instead = ordinary(c) ? null : MAP.get(c);
      if (instead != null && out == null) {
        out = new StringBuilder(text.length() + 16).append(text, 0, i);
      }
      if (out != null) {
        if (instead == null) {
          out.append(c);
        } else {
          out.append(instead);
        }
      }
    }
    return out == null ? text : out.toString();
  }

  /// What a text costs when the carrier applies it. A text of nothing but invisible characters
  /// still leaves, empty, and is billed as one part.
  public static Segments count(String text) {
    Segments count = Segments.of(apply(text));
    return count.segments() == 0 && !text.isEmpty() ? new Segments(count.encoding(), 1, 0) : count;
  }

  private static boolean ordinary(char c) {
    return c >= ' ' && c < 0x80 && c != '`';
  }

  private static Map<Character, String> read() {
    try (InputStream in = SmartEncoding.class.getResourceAsStream(DATA)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks " + DATA);
      }
      var map = new HashMap<Character, String>();
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(line -> add(map, line));
      return map;
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + DATA, e);
    }
  }

  private static void add(Map<Character, String> map, String line) {
    String[] codes = line.split(" ", -1);
    var instead = new StringBuilder();
    for (int i = 1; i < codes.length; i++) {
      instead.append((char) Integer.parseInt(codes[i], 16));
    }
    map.put((char) Integer.parseInt(codes[0], 16), instead.toString());
  }
}
