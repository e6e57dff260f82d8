package org.turnout.media;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Walks through a file of a stranger and copies what may stay. Every step is checked against the
/// end, so that a length that lies is a [BrokenPicture] and nothing else.
final class ByteWalker {
  private final byte[] all;
  private final ByteBuffer numbers;
  private final ByteArrayOutputStream kept;
  private int at;

  ByteWalker(byte[] all, ByteOrder order) {
    this.all = all;
    this.numbers = ByteBuffer.wrap(all).order(order);
    this.kept = new ByteArrayOutputStream(all.length);
  }

  int at() {
    return at;
  }

  boolean more() {
    return at < all.length;
  }

  /// The byte at a distance from here.
  int peek(int distance) throws BrokenPicture {
    require(distance + 1);
    return all[at + distance] & 0xff;
  }

  int peekShort(int distance) throws BrokenPicture {
    require(distance + 2);
    return numbers.getShort(at + distance) & 0xffff;
  }

  int peekInt(int distance) throws BrokenPicture {
    require(distance + 4);
    return numbers.getInt(at + distance);
  }

  /// Whether these bytes are at a distance from here.
  boolean startsWith(String ascii, int distance) {
    for (int i = 0; i < ascii.length(); i++) {
      int index = at + distance + i;
      if (index >= all.length || all[index] != (byte) ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  void keep(long length) throws BrokenPicture {
    int size = require(length);
    kept.write(all, at, size);
    at += size;
  }

  void drop(long length) throws BrokenPicture {
    at += require(length);
  }

  void add(byte[] bytes) {
    kept.writeBytes(bytes);
  }

  byte[] kept() {
    return kept.toByteArray();
  }

  private int require(long length) throws BrokenPicture {
    if (length < 0 || at + length > all.length) {
      throw new BrokenPicture("it ends in the middle");
    }
    return (int) length;
  }
}
