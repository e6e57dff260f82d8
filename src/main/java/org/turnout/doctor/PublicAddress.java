package org.turnout.doctor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

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
              "put a reverse proxy with a certificate in front (docs/going-live.md 3)"));
    }
    return List.of(live(base));
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
              "point the reverse proxy at TURNOUT_PORT, without a redirect and without adding a path");
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
