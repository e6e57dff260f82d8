package org.turnout.doctor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Where the carrier calls us. Redirects are not followed: the carrier signs the address it was
/// given, and a proxy that redirects makes every signature wrong.
record PublicAddress(Optional<URI> address) {
  private static final String WHAT = "public url";
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  List<CheckResult> look() {
    if (address.isEmpty()) {
      return List.of(
          CheckResult.fail(
              WHAT,
              "TURNOUT_PUBLIC_URL is not set",
              "set it to the address the carrier calls, such as https://text.example.org"));
    }
    URI base = address.get();
    if (!"https".equals(base.getScheme()) && !local(base)) {
      return List.of(
          CheckResult.fail(
              WHAT,
              base + " is not https",
              "put a reverse proxy with a certificate in front (docs/going-live.md 4)"));
    }
    CheckResult live = live(base);
    return live.level() == CheckResult.Level.OK
        ? Stream.of(
                Stream.of(live),
                PATHS.entrySet().stream().flatMap(path -> path(base, path)),
                local(base) ? Stream.<CheckResult>empty() : metrics(base))
            .flatMap(all -> all)
            .toList()
        : List.of(live);
  }

  /// What a proxy must pass on, with what each is for. Each of our answers forbids frames; a
  /// proxy's own page does not.
  private static final Map<String, String> PATHS =
      new TreeMap<>(
          Map.of(
              "/webhooks/twilio/message", "the carrier's texts",
              "/console/sign-in", "the organizers' pages",
              "/assets/doctor", "what these pages look like",
              "/l/doctor", "short links",
              "/line/doctor", "captains' pages",
              "/p/doctor", "members' calendars",
              "/api/v1/doctor", "programs of yours"));

  private static Stream<CheckResult> path(URI base, Map.Entry<String, String> path) {
    String wrong =
        leadsHere(base, path.getKey())
            .map(ours -> ours ? "" : " does not lead here: ")
            .orElse(" can't be reached: ");
    return wrong.isEmpty()
        ? Stream.empty()
        : Stream.of(
            CheckResult.fail(
                WHAT,
                base + path.getKey() + wrong + path.getValue(),
                "let the reverse proxy pass it on (docs/going-live.md 4)"));
  }

  /// How much is sent, and what fails, is for this machine only.
  static Stream<CheckResult> metrics(URI base) {
    return leadsHere(base, "/metrics").orElse(false)
        ? Stream.of(
            CheckResult.fail(
                WHAT,
                base + "/metrics is open to everybody",
                "let the reverse proxy pass on the named paths only (docs/going-live.md 4)"))
        : Stream.empty();
  }

  /// Empty when nobody answers.
  private static Optional<Boolean> leadsHere(URI base, String path) {
    try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      var request = HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE).build();
      var headers = client.send(request, BodyHandlers.discarding()).headers();
      return Optional.of(
          headers
              .firstValue("Content-Security-Policy")
              .filter(policy -> policy.contains("frame-ancestors 'none'"))
              .isPresent());
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static boolean local(URI base) {
    String host = base.getHost() == null ? "" : base.getHost();
    return host.equals("localhost") || host.startsWith("127.") || host.endsWith(".invalid");
  }

  private static CheckResult live(URI base) {
    try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      var request =
          HttpRequest.newBuilder(URI.create(base + "/health/live")).timeout(PATIENCE).build();
      var answer = client.send(request, BodyHandlers.ofString());
      return answer.statusCode() == 200 && answer.body().contains("live")
          ? CheckResult.ok(WHAT, base + " leads to a running Turnout")
          : CheckResult.fail(
              WHAT,
              base + "/health/live answers " + answer.statusCode() + ", and not as Turnout does",
              "point the reverse proxy at TURNOUT_PORT, without a redirect and without adding a"
                  + " path");
    } catch (IOException e) {
      return CheckResult.warn(
          WHAT,
          base + " can't be reached from here (" + e.getClass().getSimpleName() + ")",
          "start ./turnout serve and ask again; then look at DNS, proxy and certificate");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return CheckResult.warn(WHAT, "not looked at", "ask again");
    }
  }
}
