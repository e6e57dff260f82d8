package org.turnout.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.turnout.settings.Secret;

/// A wire to a server that a test can cut and mend.
public final class Wire implements AutoCloseable {
  private static final Pattern PORT = Pattern.compile("127\\.0\\.0\\.1:([0-9]+)");

  private final int target;
  private final ServerSocket listener;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile State state = State.WHOLE;

  private enum State {
    WHOLE,
    CUT,
    SILENT
  }

  private Wire(int target) throws IOException {
    this.target = target;
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  /// A wire to the server of this address.
  public static Wire to(Secret url) {
    Matcher m = PORT.matcher(url.value());
    if (!m.find()) {
      throw new IllegalArgumentException("not a loopback address");
    }
    try {
      return new Wire(Integer.parseInt(m.group(1)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The same address, by way of this wire.
  public Secret through(Secret url) {
    return new Secret(
        PORT.matcher(url.value()).replaceFirst("127.0.0.1:" + listener.getLocalPort()));
  }

  /// Breaks every connection and refuses new ones.
  public void cut() {
    state = State.CUT;
    open.forEach(Wire::drop);
  }

  /// Keeps every connection open and lets nothing through: a network that swallows packets.
  public void silence() {
    state = State.SILENT;
  }

  /// Lets everything through again.
  public void mend() {
    state = State.WHOLE;
  }

  private void accept() {
    try {
      while (true) {
        Socket near = listener.accept();
        if (state == State.CUT) {
          drop(near);
        } else {
          connect(near);
        }
      }
    } catch (IOException closed) {
      open.forEach(Wire::drop);
    }
  }

  private void connect(Socket near) {
    try {
      var far = new Socket(InetAddress.getLoopbackAddress(), target);
      near.setTcpNoDelay(true);
      far.setTcpNoDelay(true);
      open.add(near);
      open.add(far);
      Thread.ofVirtual().start(() -> carry(near, far));
      Thread.ofVirtual().start(() -> carry(far, near));
    } catch (IOException refused) {
      drop(near);
    }
  }

  private void carry(Socket from, Socket to) {
    var buffer = new byte[16_384];
    try (from;
        to) {
      for (int n = from.getInputStream().read(buffer);
          n >= 0;
          n = from.getInputStream().read(buffer)) {
        if (state == State.WHOLE) {
          to.getOutputStream().write(buffer, 0, n);
        }
      }
    } catch (IOException gone) {
      // the other direction notices as well
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }

  private static void drop(Socket socket) {
    try {
      socket.close();
    } catch (IOException alreadyClosed) {
      // that is what was wanted
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    open.forEach(Wire::drop);
  }
}
