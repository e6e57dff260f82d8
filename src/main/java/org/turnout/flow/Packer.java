package org.turnout.flow;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/// Writes numbers as few bytes, texts in UTF-8 with their length, and values with a letter for
/// their kind.
public final class Packer {
  private byte[] bytes = new byte[256];
  private int size;

  public byte[] done() {
    return Arrays.copyOf(bytes, size);
  }

  public void raw(int one) {
    room(1);
    bytes[size++] = (byte) one;
  }

  /// A number that is rarely negative: seven bits a byte, the lowest first, its sign in the last
  /// bit.
  public void number(long number) {
    room(10);
    long left = (number << 1) ^ (number >> 63);
    while ((left & ~0x7fL) != 0) {
      bytes[size++] = (byte) ((left & 0x7f) | 0x80);
      left >>>= 7;
    }
    bytes[size++] = (byte) left;
  }

  public void text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    number(utf8.length);
    room(utf8.length);
    System.arraycopy(utf8, 0, bytes, size, utf8.length);
    size += utf8.length;
  }

  public void instant(Instant instant) {
    number(instant.getEpochSecond());
    number(instant.getNano());
  }

  public void day(LocalDate day) {
    number(day.toEpochDay());
  }

  public void flag(boolean flag) {
    raw(flag ? 1 : 0);
  }

  public <T> void maybe(Optional<T> item, BiConsumer<Packer, T> each) {
    flag(item.isPresent());
    item.ifPresent(present -> each.accept(this, present));
  }

  public <T> void list(Collection<T> items, BiConsumer<Packer, T> each) {
    number(items.size());
    for (T item : items) {
      each.accept(this, item);
    }
  }

  void values(Map<String, Value> values) {
    number(values.size());
    values.forEach((name, value) -> {
      text(name);
      value(value);
    });
  }

  void row(Value.Row row) {
    text(row.id());
    values(row.fields());
  }

  void value(Value value) {
    switch (value) {
      case Value.Text(String text) -> {
        raw('t');
        text(text);
      }
      case Value.Number(long number) -> {
        raw('n');
        number(number);
      }
      case Value.Flag(boolean flag) -> raw(flag ? 'y' : 'x');
      case Value.Day(LocalDate day) -> {
        raw('d');
        day(day);
      }
      case Value.Clock(LocalTime time) -> {
        raw('c');
        number(time.toNanoOfDay());
      }
      case Value.Moment(Instant moment) -> {
        raw('m');
        instant(moment);
      }
      case Value.Photo(long id) -> {
        raw('p');
        number(id);
      }
      case Value.Row row -> {
        raw('r');
        row(row);
      }
    }
  }

  private void room(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }
}
