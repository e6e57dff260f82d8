package org.turnout.lab.carrier;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/// One kept-alive connection to the product with one request on its way at a time: three callbacks
/// for every text of a blast run on the cores that are measured, so it does as little as it can.
final class CallbackConnection implements AutoCloseable {
  private static final int CONNECT_MILLIS = 2_000;

  private final Socket socket = new Socket();
  private byte[] answer = new byte[2_048];
  private int length;
  private boolean kept = true;
  private boolean used;

  /// @throws IOException nothing was sent
  CallbackConnection(int port) throws IOException {
    try {
      socket.setTcpNoDelay(true);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /// Sends a whole request and reads the whole answer.
  ///
  /// @return its status
  int post(byte[] request, Duration patience) throws IOException {
    length = 0;
    socket.setSoTimeout((int) Math.max(1, patience.toMillis()));
    socket.getOutputStream().write(request);
    InputStream in = socket.getInputStream();
    int head = -1;
    while (head < 0) {
      read(in);
      head = end();
    }
    used = true;
    String headers = new String(answer, 0, head, US_ASCII).toLowerCase(Locale.ROOT);
    int status = Integer.parseInt(headers.substring(9, 12));
    int body = number(headers, "\r\ncontent-length:");
    kept = (body >= 0 || status == 204) && !headers.contains("connection: close");
    while (body > 0 && length < head + 4 + body) {
      read(in);
    }
    return status;
  }

  /// Whether another request may follow.
  boolean kept() {
    return kept;
  }

  /// Whether it has carried a request: then the product may have closed it meanwhile, and a failure
  /// before the first byte says nothing about the product.
  boolean stale() {
    return used && length == 0;
  }

  private void read(InputStream in) throws IOException {
    if (length == answer.length) {
      answer = Arrays.copyOf(answer, 2 * length);
    }
    int got = in.read(answer, length, answer.length - length);
    if (got < 0) {
      throw new EOFException("the product closed a connection");
    }
    length += got;
  }

  private int end() {
    for (int i = 3; i < length; i++) {
      if (answer[i] == '\n' && answer[i - 1] == '\r' && answer[i - 2] == '\n') {
        return i - 3;
      }
    }
    return -1;
  }

  private static int number(String headers, String name) {
    int at = headers.indexOf(name);
    if (at < 0) {
      return -1;
    }
    int end = headers.indexOf('\r', at + name.length());
    return Integer.parseInt(
        headers.substring(at + name.length(), end < 0 ? headers.length() : end).strip());
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
