package org.turnout.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;

/// The judge between us and a vendor: a proxy that checks every request against the vendor's
/// OpenAPI document. Needs `shared/tools`, node and npm; the test is skipped where one is missing.
public final class ContractProxy implements AutoCloseable {
  private final Process node;
  private final Path log;
  private final URI address;

  private ContractProxy(Process node, Path log, URI address) {
    this.node = node;
    this.log = log;
    this.address = address;
  }

  /// Starts a proxy in front of a stand-in.
  ///
  /// @param document below `shared/contracts`
  /// @param options further options of the tool
  public static ContractProxy start(String document, URI upstream, String... options) {
    Path contract = SharedFolder.path("contracts/" + document);
    Path tools = tools();
    try {
      int port = freePort();
      Path log = Files.createTempFile(tools, "violations", ".jsonl");
      List<String> command =
          Stream.concat(
                  Stream.of(
                      "node",
                      tools.resolve("contract_proxy.mjs").toString(),
                      contract.toString(),
                      Integer.toString(port),
                      upstream.toString(),
                      "--log",
                      log.toString()),
                  Stream.of(options))
              .toList();
      Process node = quiet(command, tools).start();
      var proxy = new ContractProxy(node, log, URI.create("http://127.0.0.1:" + port));
      Awaitility.await().atMost(Duration.ofSeconds(20)).until(proxy::listens);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI address() {
    return address;
  }

  /// The lines about requests of ours that break the contract.
  public List<String> requestViolations() {
    try {
      return Files.readAllLines(log).stream()
          .filter(line -> line.contains("\"side\":\"request\""))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What passed, by operation, as the tool counts it.
  public String summary() {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(address.resolve("/__contract")).build(),
              BodyHandlers.ofString(UTF_8))
          .body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    node.destroy();
  }

  private boolean listens() {
    try {
      return !summary().isEmpty();
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  /// The tool with its modules, installed once below `target`.
  private static synchronized Path tools() {
    Path tools = Path.of("target", "contract-tools").toAbsolutePath();
    try {
      Files.createDirectories(tools);
      // Another JVM of the same build may install them at this moment.
      try (var file = FileChannel.open(tools.resolve("lock"), CREATE, WRITE);
          var _ = file.lock()) {
        install(tools);
      }
      return tools;
    } catch (IOException e) {
      return Assumptions.abort("node and npm are not here: " + e.getMessage());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void install(Path tools) throws IOException, InterruptedException {
    for (String file : List.of("contract_proxy.mjs", "package.json")) {
      Files.copy(
          SharedFolder.path("tools/" + file),
          tools.resolve(file),
          StandardCopyOption.REPLACE_EXISTING);
    }
    if (!Files.isDirectory(tools.resolve("node_modules/ajv-formats"))) {
      Process npm =
          quiet(List.of("npm", "install", "--no-audit", "--no-fund", "--silent"), tools).start();
      boolean done = npm.waitFor(2, TimeUnit.MINUTES) && npm.exitValue() == 0;
      Assumptions.assumeTrue(done, "npm could not install the contract tool's modules");
    }
  }

  private static ProcessBuilder quiet(List<String> command, Path folder) {
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("output.log").toFile());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
