package org.turnout.lab.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.turnout.embedded.CannotStart;
import org.turnout.embedded.EmbeddedServers;
import org.turnout.lab.carrier.RemoteStandIn;

/// What a fault can reach: the program, its servers, its clocks, the carrier, and its front door.
final class SoakStage implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Path data;
  private final SoakedProgram program;
  private final RemoteStandIn carrier;
  private final ShiftFile shifts;
  private final PhoneBook phones;
  private final Map<String, String> secrets;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<String> odd = new ArrayList<>();
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  /// @param secrets `token` of an organizer
  SoakStage(
      Path data,
      SoakedProgram program,
      RemoteStandIn carrier,
      ShiftFile shifts,
      PhoneBook phones,
      Map<String, String> secrets) {
    this.data = data;
    this.program = program;
    this.carrier = carrier;
    this.shifts = shifts;
    this.phones = phones;
    this.secrets = Map.copyOf(secrets);
  }

  SoakedProgram program() {
    return program;
  }

  RemoteStandIn carrier() {
    return carrier;
  }

  ShiftFile shifts() {
    return shifts;
  }

  PhoneBook phones() {
    return phones;
  }

  /// Does something that takes its time: a text is told until it is answered or given up.
  void inBackground(Runnable work) {
    threads.execute(() -> {
      try {
        work.run();
      } catch (UncheckedIOException _) {
        // The carrier has it in its log, or never got it: the judge reads that log.
      }
    });
  }

  Path data() {
    return data;
  }

  Optional<Long> redis() {
    return ProcessSignals.named(data.resolve("redis/redis.pid"));
  }

  Optional<Long> postmaster() {
    return ProcessSignals.named(data.resolve("postgres/postmaster.pid"));
  }

  /// The servers' addresses, while the program runs them.
  Optional<EmbeddedServers.Running> servers() {
    try {
      return EmbeddedServers.running(data);
    } catch (CannotStart _) {
      return Optional.empty();
    }
  }

  /// A request as an organizer makes it.
  ///
  /// @param headers in pairs
  HttpResponse<String> ask(String method, String path, String body, String... headers)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + program.port() + path))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + secrets.getOrDefault("token", ""))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    for (int i = 0; i + 1 < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  /// The same for bad input: an answer of 500 is a fault of the program's own, and is kept.
  void offer(String what, String method, String path, String body, String... headers) {
    try {
      int status = ask(method, path, body, headers).statusCode();
      if (status == 500) {
        odd(what + " was answered 500");
      }
    } catch (IOException _) {
      // It is down, or closed the line: whether it was too long away is the watcher's to say.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Something that should not have happened, in words without anything of a member.
  synchronized void odd(String words) {
    odd.add(words);
    note("odd: " + words);
  }

  /// One more line of what happened when, next to the program's log.
  synchronized void note(String words) {
    try {
      Files.writeString(
          data.resolveSibling("soak.log"),
          Instant.now() + " " + words + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("writing what happened", e);
    }
  }

  synchronized List<String> odd() {
    return List.copyOf(odd);
  }

  @Override
  public void close() {
    threads.shutdownNow();
    http.shutdownNow();
  }
}
