package org.turnout.channel.twilio;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The fields of an `application/x-www-form-urlencoded` body, decoded strictly and once, in the
/// order in which they came; a name may repeat.
///
/// Names and values stay bytes in one buffer: the signature is computed over exactly these bytes,
/// and only the few fields that are read become strings.
public final class FormBody {
  /// Twilio sends about 20 fields, 40 with ten pictures; a form with more than this is refused.
  public static final int MAX_FIELDS = 256;

  private final byte[] bytes;

  /// Field `i` has its name in `[ends[2i-1], ends[2i])` and its value in `[ends[2i], ends[2i+1])`.
  private final int[] ends;

  private final int fields;

  private FormBody(byte[] bytes, int[] ends, int fields) {
    this.bytes = bytes;
    this.ends = ends;
    this.fields = fields;
  }

  /// Decodes a whole body; empty pairs (`a=1&&b=2`) are skipped, a name without `=` has an empty
  /// value.
  ///
  /// @throws MalformedForm a broken escape, invalid UTF-8, or more than [#MAX_FIELDS] fields
  public static FormBody parse(byte[] raw) {
    byte[] out = new byte[raw.length];
    int[] ends = new int[32];
    int fields = 0;
    int length = 0;
    int in = 0;
    while (in < raw.length) {
      if (raw[in] == '&') {
        in++;
        continue;
      }
      if (fields == MAX_FIELDS) {
        throw new MalformedForm("more than " + MAX_FIELDS + " fields", in);
      }
      if (2 * fields + 2 > ends.length) {
        ends = Arrays.copyOf(ends, 2 * ends.length);
      }
      int start = length;
      int nameEnd = -1;
      int high = 0;
      for (; in < raw.length && raw[in] != '&'; in++) {
        byte b = raw[in];
        if (b == '=' && nameEnd < 0) {
          nameEnd = length;
          continue;
        }
        if (b == '%') {
          b = escaped(raw, in);
          in += 2;
        } else if (b == '+') {
          b = ' ';
        }
        high |= b;
        out[length++] = b;
      }
      nameEnd = nameEnd < 0 ? length : nameEnd;
      if (high < 0) {
        requireUtf8(out, start, nameEnd);
        requireUtf8(out, nameEnd, length);
      }
      ends[2 * fields] = nameEnd;
      ends[2 * fields + 1] = length;
      fields++;
    }
    return new FormBody(out, ends, fields);
  }

  /// The first value under a name.
  public Optional<String> first(String name) {
    byte[] wanted = name.getBytes(US_ASCII);
    for (int field = 0; field < fields; field++) {
      if (named(field, wanted)) {
        return Optional.of(value(field));
      }
    }
    return Optional.empty();
  }

  /// The first value under a name, or the given one.
  public String first(String name, String otherwise) {
    return first(name).orElse(otherwise);
  }

  /// Every value under a name, in the order in which they came.
  public List<String> all(String name) {
    byte[] wanted = name.getBytes(US_ASCII);
    List<String> values = new ArrayList<>();
    for (int field = 0; field < fields; field++) {
      if (named(field, wanted)) {
        values.add(value(field));
      }
    }
    return values;
  }

  /// How many fields there are, repeated ones included.
  public int size() {
    return fields;
  }

  /// What Twilio signs after the address: names in byte order, each with its values in order and
  /// without repeats, nothing in between. Written to `target` from `at` on.
  ///
  /// @return the end of what was written; never more than [#signedLimit()] bytes
  int signed(byte[] target, int at) {
    int[] order = order();
    int end = at;
    for (int i = 0; i < fields; i++) {
      if (i > 0 && compare(order[i - 1], order[i]) == 0) {
        continue;
      }
      int from = nameStart(order[i]);
      int length = ends[2 * order[i] + 1] - from;
      System.arraycopy(bytes, from, target, end, length);
      end += length;
    }
    return end;
  }

  /// The most bytes that [#signed] can write.
  int signedLimit() {
    return fields == 0 ? 0 : ends[2 * fields - 1];
  }

  /// Never the fields: this is what reaches a log.
  @Override
  public String toString() {
    return "Form[" + fields + " fields]";
  }

  /// By insertion: forms are short, and mostly sorted in runs.
  private int[] order() {
    int[] order = new int[fields];
    for (int i = 0; i < fields; i++) {
      int j = i;
      for (; j > 0 && compare(order[j - 1], i) > 0; j--) {
        order[j] = order[j - 1];
      }
      order[j] = i;
    }
    return order;
  }

  private int compare(int a, int b) {
    int byName =
        Arrays.compareUnsigned(bytes, nameStart(a), ends[2 * a], bytes, nameStart(b), ends[2 * b]);
    return byName != 0
        ? byName
        : Arrays.compareUnsigned(
            bytes, ends[2 * a], ends[2 * a + 1], bytes, ends[2 * b], ends[2 * b + 1]);
  }

  private int nameStart(int field) {
    return field == 0 ? 0 : ends[2 * field - 1];
  }

  private boolean named(int field, byte[] name) {
    return Arrays.equals(bytes, nameStart(field), ends[2 * field], name, 0, name.length);
  }

  private String value(int field) {
    return new String(bytes, ends[2 * field], ends[2 * field + 1] - ends[2 * field], UTF_8);
  }

  private static byte escaped(byte[] raw, int at) {
    int high = at + 2 < raw.length ? Character.digit(raw[at + 1], 16) : -1;
    int low = at + 2 < raw.length ? Character.digit(raw[at + 2], 16) : -1;
    if (high < 0 || low < 0) {
      throw new MalformedForm("a broken percent escape", at);
    }
    return (byte) (high << 4 | low);
  }

  private static void requireUtf8(byte[] bytes, int from, int to) {
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from));
    } catch (CharacterCodingException e) {
      throw new MalformedForm("bytes that are not UTF-8", from);
    }
  }
}
