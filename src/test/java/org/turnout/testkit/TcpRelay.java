package org.turnout.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/// A TCP relay on loopback with an ear on it: what passes is heard first, and may be stopped there.
public final class TcpRelay implements AutoCloseable {
  /// Which way a piece goes.
  public enum Way {
    UP,
    DOWN
  }

  /// Hears every piece before it goes on.
  @FunctionalInterface
  public interface Ear {
    /// @param stage a note of the ear's own, kept with the connection; 0 at first
    /// @return false to drop the piece and the connection
    boolean pass(Way way, byte[] piece, int length, AtomicInteger stage);
  }

  public static final Ear DEAF = (_, _, _, _) -> true;

  /// Hears every piece as well, and may let a part of it go on.
  @FunctionalInterface
  public interface Blade {
    Cut pass(Way way, byte[] piece, int length, AtomicInteger stage);
  }

  /// What happens to a piece.
  ///
  /// @param goesOn so many of its bytes; if that is not all, the connection is dropped behind them
  /// @param then what happens once they have gone on
  public record Cut(int goesOn, Runnable then) {
    public static final Cut NOWHERE = new Cut(Integer.MAX_VALUE, () -> {});
    public static final Cut BEFORE_IT = new Cut(0, () -> {});

    /// Nothing goes on, and the connection is kept, as in a network that loses packets.
    public static final Cut SWALLOWED = new Cut(-1, () -> {});

    public static Cut inTheMiddle(int length, Runnable then) {
      return new Cut(length / 2, then);
    }
  }

  private final ServerSocket listener;
  private final IntSupplier target;
  private final Blade blade;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private TcpRelay(IntSupplier target, Blade blade) {
    try {
      this.listener = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.target = target;
    this.blade = blade;
  }

  /// @param target the port that the next connection goes to; negative: it is refused
  public static TcpRelay start(IntSupplier target, Ear ear) {
    return cutting(
        target,
        (way, piece, length, stage) ->
            ear.pass(way, piece, length, stage) ? Cut.NOWHERE : Cut.BEFORE_IT);
  }

  /// @param target the port that the next connection goes to; negative: it is refused
  public static TcpRelay cutting(IntSupplier target, Blade blade) {
    var relay = new TcpRelay(target, blade);
    Thread.ofPlatform().daemon().start(relay::accept);
    return relay;
  }

  public int port() {
    return listener.getLocalPort();
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + port());
  }

  private void accept() {
    try {
      while (true) {
        Socket near = listener.accept();
        open.add(near);
        Thread.ofPlatform().daemon().start(() -> connect(near));
      }
    } catch (IOException closed) {
      open.forEach(TcpRelay::drop);
    }
  }

  private void connect(Socket near) {
    int port = target.getAsInt();
    if (port < 0) {
      drop(near);
      open.remove(near);
      return;
    }
    try {
      var far = new Socket(InetAddress.getLoopbackAddress(), port);
      near.setTcpNoDelay(true);
      far.setTcpNoDelay(true);
      open.add(far);
      var stage = new AtomicInteger();
      Thread.ofPlatform().daemon().start(() -> carry(Way.DOWN, far, near, stage));
      carry(Way.UP, near, far, stage);
    } catch (IOException refused) {
      drop(near);
      open.remove(near);
    }
  }

  private void carry(Way way, Socket from, Socket to, AtomicInteger stage) {
    var piece = new byte[65_536];
    try (from;
        to) {
      for (int n = from.getInputStream().read(piece);
          n >= 0;
          n = from.getInputStream().read(piece)) {
        Cut cut = blade.pass(way, piece, n, stage);
        if (cut.equals(Cut.SWALLOWED)) {
          continue;
        }
        to.getOutputStream().write(piece, 0, Math.min(n, cut.goesOn()));
        cut.then().run();
        if (cut.goesOn() < n) {
          return;
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

  /// Breaks every connection that is open now.
  public void dropAll() {
    open.forEach(TcpRelay::drop);
  }

  @Override
  public void close() {
    drop(listener);
    dropAll();
  }

  private static void drop(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
