package org.turnout.embedded;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.security.auth.module.UnixSystem;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.turnout.postgres.Database;
import org.turnout.redis.RedisPool;
import org.turnout.testkit.PlantedSecrets;
import org.turnout.testkit.TestServers;

class EmbeddedServersIT {
  @TempDir private static Path prepared;
  @TempDir private Path data;

  private final List<Owned> owners = new ArrayList<>();

  /// Making a new cluster takes seconds on a busy machine; copying one does not.
  @BeforeAll
  static void prepare() {
    EmbeddedServers.start(prepared, TestServers.cache(), Durability.THROWAWAY).close();
  }

  @BeforeEach
  void copy() throws IOException {
    ChildPrograms.run(List.of("cp", "-a", prepared + "/.", data.toString()), data, 60);
  }

  @AfterEach
  void killOwners() {
    owners.forEach(owner -> owner.process.destroyForcibly());
    // A server that its warden is still stopping writes into the folder that is deleted next.
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> owners.stream().flatMap(owner -> owner.processes.stream()).noneMatch(this::runs));
  }

  private EmbeddedServers start() {
    return EmbeddedServers.start(data, TestServers.cache(), Durability.DURABLE);
  }

  private static void write(EmbeddedServers servers) {
    try (var database = Database.open(servers.databaseUrl(), 1);
        var redis = RedisPool.open(servers.redisUrl())) {
      database.with(h -> h.execute("CREATE TABLE kept AS SELECT 42 AS answer"));
      assertThat(redis.set("kept", new byte[] {42}, Duration.ofHours(1))).isTrue();
    }
  }

  private static void assertKept(EmbeddedServers servers) {
    try (var database = Database.open(servers.databaseUrl(), 1);
        var redis = RedisPool.open(servers.redisUrl())) {
      int answer = database.with(h -> h.select("SELECT answer FROM kept").mapTo(int.class).one());
      assertThat(answer).isEqualTo(42);
      assertThat(redis.get("kept")).hasValueSatisfying(b -> assertThat(b).containsExactly(42));
    }
  }

  @Test
  void aRedisThatCannotReadItsFilesStartsWithoutThem() throws Exception {
    try (var servers = start()) {
      write(servers);
    }
    Path files = data.resolve("redis/appendonlydir");
    Files.delete(files.resolve("appendonly.aof.1.base.rdb"));
    startsEmpty();
    Files.writeString(
        files.resolve("appendonly.aof.1.incr.aof"), "*2\r\nnonsense\r\n*1\r\n$4\r\nPING\r\n");
    startsEmpty();
    assertThat(data.resolve("redis/unreadable/appendonly.aof.1.incr.aof")).exists();
  }

  private void startsEmpty() {
    try (var servers = start();
        var redis = RedisPool.open(servers.redisUrl())) {
      assertThat(redis.get("kept")).isEmpty();
      assertThat(redis.set("kept", new byte[] {42}, Duration.ofHours(1))).isTrue();
    }
  }

  @Test
  void whatWasWrittenIsThereAfterARestart() throws Exception {
    try (var servers = start()) {
      write(servers);
    }
    try (var servers = start()) {
      assertKept(servers);
    }
    for (String secret : List.of("postgres.access", "redis.access", "redis/redis.conf")) {
      assertThat(Files.getPosixFilePermissions(data.resolve(secret)))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
  }

  @Test
  void aFolderBelongsToOneProgramAtATime() throws Exception {
    var owner = owner();
    assertThat(owner.processes).hasSize(4);
    assertThatThrownBy(this::start)
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("Another Turnout is using " + data)
        .hasMessageContaining("process " + owner.process.pid());
  }

  @Test
  void theSameProgramCannotOpenAFolderTwiceNorLoseItsLockByTrying() throws Exception {
    try (var first = start()) {
      assertThat(first.processes()).hasSize(4);
      assertThatThrownBy(this::start).hasMessageContaining("this program");
      var second = owner();
      assertThat(second.process.waitFor()).isNotZero();
    }
  }

  @Test
  void dataOfANewerProgramIsRefusedAndLeftAlone() throws Exception {
    Files.writeString(data.resolve("turnout-data"), "2\n");
    assertThatThrownBy(this::start)
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("written by a newer Turnout");
    assertThat(Files.readString(data.resolve("turnout-data"))).isEqualTo("2\n");
  }

  @Test
  void dataOfAnotherPostgresIsRefused() throws Exception {
    Files.writeString(data.resolve("postgres/PG_VERSION"), "17\n");
    assertThatThrownBy(this::start)
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("belongs to PostgreSQL 17; this Turnout brings PostgreSQL 18");
  }

  @Test
  void theProgramsAreTheVersionsTheyAreCalled() throws Exception {
    var binaries = new ServerBinaries(TestServers.cache());
    String postgres = binaries.postgres().resolve("bin/postgres").toString();
    assertThat(ChildPrograms.run(List.of(postgres, "--version"), data, 10).output())
        .contains(ServerBinaries.POSTGRES.replaceFirst("\\.0$", ""));
    assertThat(
            ChildPrograms.run(List.of(binaries.redis().toString(), "--version"), data, 10).output())
        .contains("v=" + ServerBinaries.REDIS);
  }

  @Test
  void noSecretIsSeenFromOutside() throws Exception {
    var owner = owner();
    var running = EmbeddedServers.running(data).orElseThrow();
    var secrets = new ArrayList<>(List.of(PlantedSecrets.TOKEN));
    for (var url : List.of(running.databaseUrl(), running.redisUrl())) {
      secrets.add(URI.create(url.value()).getUserInfo().replaceFirst("^[^:]*:", ""));
    }
    for (long pid : owner.processes) {
      for (String seen : List.of("cmdline", "environ")) {
        Path file = Path.of("/proc", Long.toString(pid), seen);
        assumeTrue(Files.isReadable(file), "no /proc here");
        assertThat(Files.readString(file, ISO_8859_1))
            .as("%s of %s", seen, pid)
            .doesNotContain(secrets)
            .doesNotContain("TWILIO_");
      }
    }
  }

  @Test
  void aKilledProgramLeavesNothingRunning() throws Exception {
    var owner = owner();
    owner.process.destroyForcibly();
    await()
        .atMost(Duration.ofSeconds(5))
        .until(() -> owner.processes.stream().noneMatch(this::runs));
  }

  @Test
  void aProgramThatEndsWithoutClosingLeavesNothingRunning() throws Exception {
    var owner = owner();
    owner.process.getOutputStream().close();
    assertThat(owner.process.waitFor()).isZero();
    await()
        .atMost(Duration.ofSeconds(5))
        .until(() -> owner.processes.stream().noneMatch(this::runs));
  }

  @Test
  void serversThatAKilledMachineLeftAreStoppedByTheNextStart() throws Exception {
    try (var servers = start()) {
      write(servers);
    }
    var owner = owner();
    kill(owner.processes.get(1)); // the wardens first, so that nobody stops the servers
    kill(owner.processes.get(3));
    owner.process.destroyForcibly().waitFor();
    assertThat(runs(owner.processes.get(0)) && runs(owner.processes.get(2))).isTrue();
    try (var servers = start()) {
      assertKept(servers);
      assertThat(runs(owner.processes.get(0)) || runs(owner.processes.get(2))).isFalse();
    }
  }

  @Test
  void aNumberInAPidFileThatIsSomebodyElsesIsLeftAlone() throws Exception {
    try (var servers = start()) {
      write(servers);
    }
    String us = ProcessHandle.current().pid() + "\n";
    Files.writeString(data.resolve("redis/redis.pid"), us);
    Files.writeString(data.resolve("postgres/postmaster.pid"), us);
    try (var servers = start()) {
      assertKept(servers);
    }
  }

  @Test
  void rootWithoutNamespacesRunsTheServersAsNobody() {
    ServerUser nobody = asNobody();
    try (var servers =
        EmbeddedServers.start(data, TestServers.cache(), Durability.DURABLE, nobody)) {
      write(servers);
    }
    try (var servers = start()) {
      assertKept(servers); // and back again, over files that belong to nobody
    }
  }

  @Test
  void anOrdinaryUserNeedsNothingElse() throws Exception {
    startsAs(asNobody());
  }

  /// Containers give such users; PostgreSQL on its own refuses them.
  @Test
  void aUserWithoutANameIsWelcome() throws Exception {
    int nameless = 54_321;
    var prefix =
        asNobody().prefix().stream().map(part -> part.replace("65534", "" + nameless)).toList();
    assumeTrue(
        ChildPrograms.works(ChildPrograms.with(prefix, "unshare", "--user")), "no namespaces here");
    startsAs(new ServerUser(prefix, nameless));
  }

  private void startsAs(ServerUser user) throws IOException, InterruptedException {
    Path home = data.resolve("home");
    String classPath = copied(home.resolve("lib"));
    user.own(home);
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx--x--x"));
    var owner = owner(classPath, user.prefix(), home.resolve("cache"), home.resolve("data"));
    assertThat(owner.processes).hasSize(4).allMatch(this::runs);
    owner.process.getOutputStream().close();
    assertThat(owner.process.waitFor()).isZero();
  }

  private static ServerUser asNobody() {
    assumeTrue(new UnixSystem().getUid() == 0, "only root can become somebody else");
    Optional<ServerUser> nobody = ServerUser.nobody();
    assumeTrue(nobody.isPresent(), "setpriv is missing");
    return nobody.get();
  }

  /// Our classes and the few jars that the servers need, in a place that anybody may read.
  private static String copied(Path lib) throws IOException {
    Files.createDirectories(lib);
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path from = Path.of(entry);
      if (Files.isDirectory(from)) {
        copyTree(from.resolve("org/turnout/embedded"), lib.resolve("org/turnout/embedded"));
        copyTree(from.resolve("org/turnout/settings"), lib.resolve("org/turnout/settings"));
      } else if (from.getFileName().toString().matches("(commons-|xz|embedded-|slf4j-api).*")) {
        Files.copy(from, lib.resolve(from.getFileName()));
      }
    }
    return lib + File.pathSeparator + lib.resolve("*");
  }

  private static void copyTree(Path from, Path to) throws IOException {
    if (Files.isDirectory(from)) {
      Files.createDirectories(to);
      try (Stream<Path> files = Files.list(from).filter(Files::isRegularFile)) {
        for (Path file : (Iterable<Path>) files::iterator) {
          Files.copy(file, to.resolve(file.getFileName()));
        }
      }
    }
  }

  private Owned owner() throws IOException {
    return owner(System.getProperty("java.class.path"), List.of(), TestServers.cache(), data);
  }

  private Owned owner(String classPath, List<String> prefix, Path cache, Path folder)
      throws IOException {
    var builder =
        new ProcessBuilder(ServerOwner.command(prefix, classPath, folder, cache))
            .redirectError(Redirect.INHERIT);
    builder.environment().put("TWILIO_AUTH_TOKEN", PlantedSecrets.TOKEN);
    Process process = builder.start();
    String line = process.inputReader().readLine();
    var owned =
        new Owned(
            process,
            line == null ? List.of() : Stream.of(line.split(" ")).map(Long::valueOf).toList());
    owners.add(owned);
    return owned;
  }

  private boolean runs(long pid) {
    return ProcessHandle.of(pid).filter(p -> p.info().command().isPresent()).isPresent();
  }

  private static void kill(long pid) {
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
  }

  private record Owned(Process process, List<Long> processes) {}
}
