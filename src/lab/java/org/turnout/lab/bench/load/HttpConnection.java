package org.turnout.lab.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Arrays;

/// One kept-alive HTTP/1.1 connection with one request on its way at a time: as little work as a
/// client can do, since it runs on the cores it measures.
final class HttpConnection implements AutoCloseable {
  private static final byte[] LENGTH = "content-length:".getBytes(US_ASCII);
  private static final byte[] CHUNKED = "transfer-encoding:".getBytes(US_ASCII);
  private static final byte[] END = "\r\n\r\n".getBytes(US_ASCII);
  private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(US_ASCII);

  private final SocketChannel channel;
  private byte[] bytes = new byte[8 * 1024];
  private ByteBuffer answer = ByteBuffer.wrap(bytes);

  /// The pacing thread writes it, the reading thread reads it.
  private volatile long since;

  HttpConnection(int port) throws IOException {
    channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
  }

  SocketChannel channel() {
    return channel;
  }

  /// Sends a request whose latency counts from `start` ([System#nanoTime]).
  void send(ByteBuffer request, long start) throws IOException {
    since = start;
    answer.clear();
    while (request.hasRemaining()) {
      channel.write(request);
    }
  }

  long since() {
    return since;
  }

  /// Reads what has come.
  ///
  /// @return whether the answer is whole
  boolean read() throws IOException {
    if (!answer.hasRemaining()) {
      bytes = Arrays.copyOf(bytes, 2 * bytes.length);
      answer = ByteBuffer.wrap(bytes).position(bytes.length / 2);
    }
    if (channel.read(answer) < 0) {
      throw new EOFException("the server closed a connection");
    }
    return whole();
  }

  boolean met(ExpectedResponse expected) {
    int status = 100 * digit(9) + 10 * digit(10) + digit(11);
    return expected.met(status, bytes, answer.position());
  }

  /// What came, for the message when it is wrong.
  String text() {
    return new String(bytes, 0, Math.min(600, answer.position()), US_ASCII);
  }

  private int digit(int at) {
    return bytes[at] - '0';
  }

  private boolean whole() {
    int end = answer.position();
    int head = indexOf(END, 0, end);
    if (head < 0) {
      return false;
    }
    int length = header(LENGTH, head);
    if (length >= 0) {
      return end >= head + END.length + number(length);
    }
    return header(CHUNKED, head) < 0
        || Arrays.equals(bytes, end - LAST_CHUNK.length, end, LAST_CHUNK, 0, LAST_CHUNK.length);
  }

  private int indexOf(byte[] what, int from, int to) {
    for (int at = from; at + what.length <= to; at++) {
      if (bytes[at] == what[0]
          && Arrays.equals(bytes, at, at + what.length, what, 0, what.length)) {
        return at;
      }
    }
    return -1;
  }

  /// Where the value of a header begins, or -1.
  private int header(byte[] name, int head) {
    for (int at = 0; at < head; at++) {
      if (bytes[at] == '\n' && named(name, at + 1)) {
        return at + 1 + name.length;
      }
    }
    return -1;
  }

  private boolean named(byte[] name, int at) {
    for (int i = 0; i < name.length; i++) {
      // Setting the bit of lower case changes neither '-' nor ':'.
      if ((bytes[at + i] | 0x20) != name[i]) {
        return false;
      }
    }
    return true;
  }

  private int number(int at) {
    int value = 0;
    for (int i = at; bytes[i] != '\r'; i++) {
      if (bytes[i] != ' ') {
        value = 10 * value + digit(i);
      }
    }
    return value;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
