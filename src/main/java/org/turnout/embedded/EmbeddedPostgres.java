package org.turnout.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.turnout.settings.Secret;

/// A PostgreSQL server on loopback, with its data in one folder.
final class EmbeddedPostgres {
  private static final String USER = "turnout";

  /// What differs from PostgreSQL's own defaults, and why.
  private static final List<String> SETTINGS =
      List.of(
          "listen_addresses=127.0.0.1",
          "unix_socket_directories=",
          "timezone=UTC",
          "log_timezone=UTC",
          "max_connections=100",
          "shared_buffers=256MB",
          // Recovery after a crash replays at most this much: about 3 s per GB was measured.
          "max_wal_size=512MB",
          "checkpoint_timeout=5min",
          // Statements here are short; compiling one costs more than running it.
          "jit=off",
          // A failed statement's values are members' words and numbers: they stay out of the log.
          "log_error_verbosity=terse",
          "log_min_error_statement=panic",
          "log_parameter_max_length_on_error=0",
          "log_checkpoints=off");

  private EmbeddedPostgres() {}

  static RunningServer start(
      Path folder, ServerBinaries binaries, ServerUser runAs, Durability durability)
      throws IOException {
    Path home = binaries.postgres();
    Path data = folder.resolve("postgres");
    Path secrets = folder.resolve("postgres.access");
    ServerAccess access = ServerAccess.read(secrets);
    if (!Files.exists(data)) {
      create(folder, home, runAs, access.password());
      access.write(secrets);
    }
    checkVersion(data);
    runAs.own(data);
    Path pidFile = data.resolve("postmaster.pid");
    new LeftoverServer(pidFile, data.toString(), "QUIT").end();
    dropStale(pidFile);
    Path log = folder.resolve("postgres.log");
    return ServerStart.server(
        "PostgreSQL",
        access,
        secrets,
        log,
        chosen ->
            ServerProcess.start(
                "PostgreSQL",
                command(runAs, home, data, chosen.port(), durability),
                data,
                log,
                "INT"), // a fast stop: open transactions are rolled back, nobody is waited for
        (_, process) -> ready(pidFile, process.pid()));
  }

  private static List<String> command(
      ServerUser runAs, Path home, Path data, int port, Durability durability) {
    var command = new ArrayList<>(runAs.prefix());
    command.addAll(List.of(home.resolve("bin/postgres").toString(), "-D", data.toString()));
    command.addAll(List.of("-p", Integer.toString(port)));
    Stream.concat(SETTINGS.stream(), durability.postgres().stream())
        .forEach(setting -> command.addAll(List.of("-c", setting)));
    return command;
  }

  /// Makes a cluster next to its place and moves it there when it is whole.
  private static void create(Path folder, Path home, ServerUser runAs, Secret password)
      throws IOException {
    Path fresh = folder.resolve("postgres.new");
    FileOperations.delete(fresh);
    runAs.own(fresh);
    Path secret = fresh.resolve("password");
    Path cluster = fresh.resolve("cluster");
    FileOperations.write(secret, password.value() + "\n");
    runAs.give(secret);
    run(
        ChildPrograms.with(
            runAs.prefix(),
            home.resolve("bin/initdb").toString(),
            "--pgdata=" + cluster,
            "--username=" + USER,
            "--pwfile=" + secret,
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8"),
        fresh);
    run(
        ChildPrograms.with(
            runAs.prefix(),
            home.resolve("bin/postgres").toString(),
            "--single",
            "-D",
            cluster.toString(),
            "postgres"),
        fresh,
        "CREATE DATABASE turnout;\n");
    Files.move(cluster, folder.resolve("postgres"));
    FileOperations.delete(fresh);
  }

  private static void run(List<String> command, Path folder, String... input) throws IOException {
    ChildPrograms.Result result = ChildPrograms.run(command, folder, 60, input);
    if (result.exit() != 0) {
      throw new CannotStart(
          "PostgreSQL's data folder could not be created: " + result.output().strip());
    }
  }

  private static void checkVersion(Path data) throws IOException {
    String written = Files.readString(data.resolve("PG_VERSION")).strip();
    String ours = ServerBinaries.POSTGRES.substring(0, ServerBinaries.POSTGRES.indexOf('.'));
    if (!written.equals(ours)) {
      throw new CannotStart(
          String.format(
              Locale.ROOT,
              "The data in %s belongs to PostgreSQL %s; this Turnout brings PostgreSQL %s. "
                  + "Start the Turnout that wrote it, export, and import here.",
              data,
              written,
              ours));
    }
  }

  /// PostgreSQL refuses to start while the number in its pid file is alive, no matter whose it is:
  /// after a reboot or in a container it may be anybody. That it is not our server is known by now.
  private static void dropStale(Path pidFile) throws IOException {
    if (LeftoverServer.pid(pidFile).flatMap(ProcessHandle::of).isPresent()) {
      Files.deleteIfExists(pidFile);
    }
  }

  /// The server writes its state in the eighth line of its pid file; the first names the process,
  /// so that a file left by an earlier one is not believed.
  private static boolean ready(Path pidFile, long pid) throws IOException {
    List<String> lines = LeftoverServer.lines(pidFile);
    return lines.size() >= 8
        && lines.getFirst().equals(Long.toString(pid))
        && lines.get(7).strip().equals("ready");
  }

  /// The address for what is in a data folder's `postgres.access`.
  static Secret url(ServerAccess access) {
    return new Secret(
        "postgres://%s:%s@127.0.0.1:%d/turnout"
            .formatted(USER, access.password().value(), access.port()));
  }
}
