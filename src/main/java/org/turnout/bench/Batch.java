package org.turnout.bench;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// Requests made ready before the clock starts, so that rendering and signing them costs the
/// measured slice nothing. Each is handed out once: a repeat would be a duplicate to the product.
final class Batch {
  private static final int BLOCK = 1 << 20;

  private final List<byte[]> blocks = new ArrayList<>();
  private final List<ByteBuffer> requests;
  private int used = BLOCK;
  private int next;

  Batch(int expected) {
    this.requests = new ArrayList<>(expected);
  }

  /// Adds one whole HTTP request.
  void add(byte[] request) {
    if (request.length > BLOCK) {
      throw new IllegalArgumentException("a request of " + request.length + " bytes");
    }
    if (used + request.length > BLOCK) {
      blocks.add(new byte[BLOCK]);
      used = 0;
    }
    System.arraycopy(request, 0, blocks.getLast(), used, request.length);
    requests.add(ByteBuffer.wrap(blocks.getLast(), used, request.length));
    used += request.length;
  }

  int size() {
    return requests.size();
  }

  boolean exhausted() {
    return next == requests.size();
  }

  /// The next request; only one thread takes.
  ByteBuffer take() {
    return requests.get(next++);
  }
}
