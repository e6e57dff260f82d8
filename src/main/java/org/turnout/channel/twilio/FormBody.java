package org.turnout.channel.twilio;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The fields of an `application/x-www-form-urlencoded` body in the order in which they came; a
/// name may repeat.
///
/// They are kept as the bytes that were signed. What is read of them is text: a byte that does not
/// fit UTF-8 becomes a replacement character there, so that it costs no text.
public final class FormBody {
  /// Twilio sends about 20 fields, 40 with ten pictures; a form with more than this is refused.
  public static final int MAX_FIELDS = 256;

  private static final Comparator<Field> SIGNED =
      Comparator.comparing(Field::name).thenComparing(Field::value);

  private final List<Field> fields;

  /// Each character is one byte, so that they sort and join as the bytes do.
  private record Field(String name, String value) {
    String text() {
      return new String(value.getBytes(ISO_8859_1), UTF_8);
    }
  }

  private FormBody(List<Field> fields) {
    this.fields = fields;
  }

  /// Decodes a whole body; empty pairs (`a=1&&b=2`) are skipped, a name without `=` has an empty
  /// value.
  ///
  /// @throws MalformedForm a broken escape, or more than [#MAX_FIELDS] fields
  public static FormBody parse(byte[] raw) {
    var fields = new ArrayList<Field>();
    int from = 0;
    while (from < raw.length) {
      int end = find('&', raw, from, raw.length);
      if (end > from) {
        if (fields.size() == MAX_FIELDS) {
          throw new MalformedForm("more than " + MAX_FIELDS + " fields", from);
        }
        int nameEnd = find('=', raw, from, end);
        fields.add(
            new Field(decoded(raw, from, nameEnd), decoded(raw, Math.min(nameEnd + 1, end), end)));
      }
      from = end + 1;
    }
    return new FormBody(fields);
  }

  /// The first value under a name; the names that are asked for are plain ASCII.
  public Optional<String> first(String name) {
    return fields.stream().filter(field -> field.name.equals(name)).map(Field::text).findFirst();
  }

  /// The first value under a name, or the given one.
  public String first(String name, String otherwise) {
    return first(name).orElse(otherwise);
  }

  /// Every value under a name, in the order in which they came.
  public List<String> all(String name) {
    return fields.stream().filter(field -> field.name.equals(name)).map(Field::text).toList();
  }

  /// What Twilio signs after the address: names in byte order, each with its values in order and
  /// without repeats, nothing in between.
  byte[] signed() {
    return fields.stream()
        .sorted(SIGNED)
        .distinct()
        .map(field -> field.name + field.value)
        .collect(Collectors.joining())
        .getBytes(ISO_8859_1);
  }

  /// Never the fields: this is what reaches a log.
  @Override
  public String toString() {
    return "Form[" + fields.size() + " fields]";
  }

  /// Where that character is, or else the end.
  private static int find(char wanted, byte[] raw, int from, int end) {
    int at = from;
    while (at < end && raw[at] != wanted) {
      at++;
    }
    return at;
  }

  private static String decoded(byte[] raw, int from, int end) {
    var bytes = ByteBuffer.allocate(end - from);
    for (int at = from; at < end; at++) {
      if (raw[at] == '%') {
        bytes.put(escaped(raw, at, end));
        at += 2;
      } else {
        bytes.put(raw[at] == '+' ? (byte) ' ' : raw[at]);
      }
    }
    return new String(bytes.array(), 0, bytes.position(), ISO_8859_1);
  }

  private static byte escaped(byte[] raw, int at, int end) {
    int high = at + 2 < end ? Character.digit(raw[at + 1], 16) : -1;
    int low = at + 2 < end ? Character.digit(raw[at + 2], 16) : -1;
    if (high < 0 || low < 0) {
      throw new MalformedForm("a broken percent escape", at);
    }
    return (byte) (high << 4 | low);
  }
}
