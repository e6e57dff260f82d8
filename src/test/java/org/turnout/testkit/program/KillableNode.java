package org.turnout.testkit.program;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.turnout.testkit.TcpRelay;

/// One node of the program in a process of its own, with a trap on its wires.
final class KillableNode implements AutoCloseable {
  private static final Pattern PORT = Pattern.compile("127\\.0\\.0\\.1:([0-9]+)");

  private final CampaignCopy home;
  private final String name;
  private final String databaseUrl;
  private final String redisUrl;
  private final int port = ProgramProcess.freePort();
  private final AtomicReference<@Nullable ProgramProcess> running = new AtomicReference<>();
  private final AtomicReference<String> lastClaim = new AtomicReference<>("");
  private final BlastKillPoint trap = new BlastKillPoint(this::kill, lastClaim::set);
  private volatile long killedAt;
  private volatile long startedAt;
  private final TcpRelay postgres;
  private final TcpRelay carrier;

  KillableNode(
      String name, CampaignCopy home, String databaseUrl, String redisUrl, int carrierPort) {
    this.name = name;
    this.home = home;
    this.databaseUrl = databaseUrl;
    this.redisUrl = redisUrl;
    this.postgres = TcpRelay.cutting(() -> port(databaseUrl), trap::postgres);
    this.carrier = TcpRelay.cutting(() -> carrierPort, trap::carrier);
  }

  /// Starts it and waits until it is ready.
  void start() {
    close();
    lastClaim.set("");
    startedAt = System.nanoTime();
    running.set(
        ProgramProcess.start(
            home.folder(),
            port,
            Map.of(
                // The statement's own text travels with every call, so that the trap can read it.
                "DATABASE_URL",
                through(databaseUrl, postgres) + "?prepareThreshold=0&ApplicationName=" + name,
                "REDIS_URL",
                redisUrl,
                "TURNOUT_PUBLIC_URL",
                TestCluster.PUBLIC.toString(),
                "TWILIO_ACCOUNT_SID",
                TestCluster.ACCOUNT,
                "TWILIO_AUTH_TOKEN",
                TestCluster.TOKEN,
                "TWILIO_API_URL",
                carrier.address().toString())));
  }

  /// Kills it with -9; returns when it is gone.
  void kill() {
    requireNonNull(running.get()).kill();
    killedAt = System.nanoTime();
  }

  /// When it was last killed, on the clock of `System.nanoTime`.
  long killedAt() {
    return killedAt;
  }

  boolean alive() {
    return Optional.ofNullable(running.get()).filter(ProgramProcess::alive).isPresent();
  }

  int port() {
    return port;
  }

  /// What its sessions in Postgres are called.
  String name() {
    return name;
  }

  /// Whether it claims under this name.
  boolean claimsAs(String claimedBy) {
    return lastClaim.get().contains(claimedBy);
  }

  /// When it sent its first text after a moment, on the clock of `System.nanoTime`. What a node had
  /// already written when it died does not count.
  Optional<Long> sentAfter(long moment) {
    return trap.sentAfter(Math.max(moment, killedAt > startedAt ? Long.MAX_VALUE : startedAt));
  }

  BlastKillPoint trap() {
    return trap;
  }

  @Override
  public void close() {
    Optional.ofNullable(running.getAndSet(null)).ifPresent(ProgramProcess::close);
  }

  private static int port(String url) {
    Matcher port = PORT.matcher(url);
    assertThat(port.find()).isTrue();
    return Integer.parseInt(port.group(1));
  }

  private static String through(String url, TcpRelay relay) {
    return PORT.matcher(url).replaceFirst("127.0.0.1:" + relay.port());
  }
}
