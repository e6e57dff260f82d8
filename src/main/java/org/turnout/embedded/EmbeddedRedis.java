package org.turnout.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.turnout.settings.Secret;

/// A Redis server on loopback, with its append-only files in one folder. If it can't read them, as
/// after a disk has lost some, it starts without: nothing rests on Redis alone, and without it no
/// blast would leave.
final class EmbeddedRedis {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedRedis.class);

  /// What it writes when files that it needs are missing or damaged.
  private static final Pattern UNREADABLE =
      Pattern.compile("AOF file|append only file|RDB", Pattern.CASE_INSENSITIVE);

  private EmbeddedRedis() {}

  static RunningServer start(
      Path folder, ServerBinaries binaries, ServerUser runAs, Durability durability)
      throws IOException {
    try {
      return started(folder, binaries, runAs, durability);
    } catch (CannotStart cause) {
      Path files = folder.resolve("redis/appendonlydir");
      if (!Files.isDirectory(files) || !UNREADABLE.matcher("" + cause.getMessage()).find()) {
        throw cause;
      }
      Path aside = folder.resolve("redis/unreadable");
      FileOperations.delete(aside);
      Files.move(files, aside);
      LOG.warn("Redis can't read its files and starts without them; they are kept in {}", aside);
      return started(folder, binaries, runAs, durability);
    }
  }

  private static RunningServer started(
      Path folder, ServerBinaries binaries, ServerUser runAs, Durability durability)
      throws IOException {
    Path program = binaries.redis();
    Path data = folder.resolve("redis");
    Path config = data.resolve("redis.conf");
    Path pidFile = data.resolve("redis.pid");
    Path log = folder.resolve("redis.log");
    Path secrets = folder.resolve("redis.access");
    ServerAccess access = ServerAccess.read(secrets);
    runAs.own(data);
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
    new LeftoverServer(pidFile, config.toString(), "TERM").end();
    Secret loader = ServerAccess.random();
    RunningServer server =
        ServerStart.server(
            "Redis",
            access,
            secrets,
            log,
            chosen -> {
              Files.deleteIfExists(pidFile);
              FileOperations.write(config, config(chosen, data, pidFile, durability, loader));
              runAs.give(config);
              var command =
                  ChildPrograms.with(runAs.prefix(), program.toString(), config.toString());
              return ServerProcess.start("Redis", command, data, log, "TERM");
            },
            (chosen, _) -> ready(chosen));
    return withScripts(server, loader);
  }

  private static RunningServer withScripts(RunningServer server, Secret loader) throws IOException {
    try {
      RedisScripts.load(server.access().port(), loader);
      return server;
    } catch (IOException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  /// The password is in a file and not on the command line, where every user of the machine could
  /// read it; the process keeps its title, by which a left-over one is known.
  private static String config(
      ServerAccess access, Path data, Path pidFile, Durability durability, Secret loader) {
    var lines =
        new ArrayList<>(
            List.of(
                "port " + access.port(),
                "bind 127.0.0.1",
                "user default on >%s ~* &* +@all %s"
                    .formatted(access.password().value(), durability.scripting()),
                "user loader on >%s +script|load".formatted(loader.value()),
                "dir \"" + data + "\"",
                "pidfile \"" + pidFile + "\"",
                "daemonize no",
                "set-proc-title no",
                "save \"\"",
                "maxmemory-policy noeviction"));
    lines.addAll(durability.redis());
    return String.join("\n", lines) + "\n";
  }

  /// True when the server answers a PING; while it reads its files back it answers LOADING.
  private static boolean ready(ServerAccess access) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), access.port())) {
      socket.setSoTimeout(1_000);
      String ask = "AUTH " + access.password().value() + "\r\nPING\r\nQUIT\r\n";
      socket.getOutputStream().write(ask.getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      return answer.contains("+PONG");
    } catch (SocketException notYet) {
      return false;
    }
  }

  /// The address for what is in a data folder's `redis.access`.
  static Secret url(ServerAccess access) {
    return new Secret(
        "redis://:%s@127.0.0.1:%d".formatted(access.password().value(), access.port()));
  }
}
