package org.turnout.lab.bench.load;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;

/// Requests made ready before the clock starts, so that rendering and signing them costs the
/// measured slice nothing. Each is handed out once: a repeat would be a duplicate to the product.
public final class RequestBatch {
  private static final int BLOCK = 1 << 20;

  private final Queue<ByteBuffer> requests = new ArrayDeque<>();
  private byte[] block = new byte[BLOCK];
  private int used;

  /// Adds one whole HTTP request.
  public void add(byte[] request) {
    if (request.length > BLOCK) {
      throw new IllegalArgumentException("a request of " + request.length + " bytes");
    }
    if (used + request.length > BLOCK) {
      block = new byte[BLOCK];
      used = 0;
    }
    System.arraycopy(request, 0, block, used, request.length);
    requests.add(ByteBuffer.wrap(block, used, request.length));
    used += request.length;
  }

  /// How many are left.
  public int size() {
    return requests.size();
  }

  boolean exhausted() {
    return requests.isEmpty();
  }

  /// The next request; only one thread takes.
  ByteBuffer take() {
    return requests.remove();
  }
}
