package org.turnout.testkit;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.turnout.settings.Secret;

/// A wire to a server that a test can cut and repair.
public final class SeverableLink implements AutoCloseable {
  private static final Pattern PORT = Pattern.compile("127\\.0\\.0\\.1:([0-9]+)");

  private final int target;
  private final TcpRelay relay;
  private volatile State state = State.WHOLE;

  private enum State {
    WHOLE,
    CUT,
    SILENT
  }

  private SeverableLink(int target) {
    this.target = target;
    this.relay = TcpRelay.cutting(this::target, this::pass);
  }

  /// A wire to the server of this address.
  public static SeverableLink to(Secret url) {
    Matcher m = PORT.matcher(url.value());
    if (!m.find()) {
      throw new IllegalArgumentException("not a loopback address");
    }
    return new SeverableLink(Integer.parseInt(m.group(1)));
  }

  /// The same address, by way of this wire.
  public Secret through(Secret url) {
    return new Secret(PORT.matcher(url.value()).replaceFirst("127.0.0.1:" + relay.port()));
  }

  /// Breaks every connection and refuses new ones.
  public void cut() {
    state = State.CUT;
    relay.dropAll();
  }

  /// Keeps every connection open and lets nothing through: a network that swallows packets.
  public void silence() {
    state = State.SILENT;
  }

  /// Lets everything through again.
  public void fix() {
    state = State.WHOLE;
  }

  private int target() {
    return state == State.CUT ? -1 : target;
  }

  private TcpRelay.Cut pass(TcpRelay.Way way, byte[] piece, int length, AtomicInteger stage) {
    return state == State.WHOLE ? TcpRelay.Cut.NOWHERE : TcpRelay.Cut.SWALLOWED;
  }

  @Override
  public void close() {
    relay.close();
  }
}
