package org.turnout.flow;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Reads what [Packer] wrote, and trusts none of it: every length is checked against what is left.
public final class Unpacker {
  /// Rows within rows; ours have one within another at most.
  private static final int DEEPEST = 8;

  private final byte[] bytes;
  private int at;
  private int depth;

  public Unpacker(byte[] bytes) {
    this.bytes = bytes;
  }

  public int raw() {
    if (at >= bytes.length) {
      throw new UnreadableConversation("cut short at byte " + at);
    }
    return bytes[at++];
  }

  public void end() {
    if (at != bytes.length) {
      throw new UnreadableConversation((bytes.length - at) + " bytes too many");
    }
  }

  public long number() {
    long left = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int one = raw();
      left |= (long) (one & 0x7f) << shift;
      if (one >= 0) {
        return (left >>> 1) ^ -(left & 1);
      }
    }
    throw new UnreadableConversation("a number without end at byte " + at);
  }

  public int small() {
    long number = number();
    if (number != (int) number) {
      throw new UnreadableConversation("a number too big at byte " + at);
    }
    return (int) number;
  }

  private int length() {
    long length = number();
    if (length < 0 || length > bytes.length - at) {
      throw new UnreadableConversation("a length beyond the end at byte " + at);
    }
    return (int) length;
  }

  public String text() {
    int length = length();
    at += length;
    return new String(bytes, at - length, length, StandardCharsets.UTF_8);
  }

  public Instant instant() {
    try {
      return Instant.ofEpochSecond(number(), number());
    } catch (DateTimeException | ArithmeticException _) {
      throw new UnreadableConversation("no such moment at byte " + at);
    }
  }

  public boolean flag() {
    return raw() == 1;
  }

  public <T> Optional<T> maybe(Function<Unpacker, T> each) {
    return flag() ? Optional.of(each.apply(this)) : Optional.empty();
  }

  public <T> List<T> list(Function<Unpacker, T> each) {
    int length = length();
    if (length == 0) {
      return List.of();
    }
    var items = new ArrayList<T>(length);
    for (int i = 0; i < length; i++) {
      items.add(each.apply(this));
    }
    return items;
  }

  Map<String, Value> values() {
    int length = length();
    if (length == 0) {
      return Map.of();
    }
    if (++depth > DEEPEST) {
      throw new UnreadableConversation("rows within rows at byte " + at);
    }
    var values = HashMap.<String, Value>newHashMap(length);
    for (int i = 0; i < length; i++) {
      values.put(text(), value());
    }
    depth--;
    return values;
  }

  Value.Row row() {
    return new Value.Row(text(), values());
  }

  private Value value() {
    int kind = raw();
    return switch (kind) {
      case 't' -> new Value.Text(text());
      case 'n' -> new Value.Number(number());
      case 'y' -> new Value.Flag(true);
      case 'x' -> new Value.Flag(false);
      case 'd' -> new Value.Day(day());
      case 'c' -> new Value.Clock(clock());
      case 'm' -> new Value.Moment(instant());
      case 'p' -> new Value.Photo(number());
      case 'r' -> row();
      default -> throw new UnreadableConversation("no value of kind " + kind + " at byte " + at);
    };
  }

  public LocalDate day() {
    try {
      return LocalDate.ofEpochDay(number());
    } catch (DateTimeException _) {
      throw new UnreadableConversation("no such day at byte " + at);
    }
  }

  private LocalTime clock() {
    try {
      return LocalTime.ofNanoOfDay(number());
    } catch (DateTimeException _) {
      throw new UnreadableConversation("no such time at byte " + at);
    }
  }
}
