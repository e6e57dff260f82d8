package org.turnout.lab.carrier;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import tools.jackson.databind.json.JsonMapper;

/// A stand-in that runs in another process of this machine, so that it outlives the product's.
public final class RemoteStandIn implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /// It is there, and does not do what it was asked.
  private static final class Refused extends IOException {
    Refused(int status) {
      super("the carrier for rehearsal answered " + status);
    }
  }

  private final URI api;
  private final String authorization;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  public RemoteStandIn(URI api, String sid, String token) {
    this.api = api;
    this.authorization =
        "Basic " + Base64.getEncoder().encodeToString((sid + ":" + token).getBytes(UTF_8));
  }

  /// The product's `TWILIO_API_URL`.
  public URI api() {
    return api;
  }

  /// Whether it is there and is ours.
  public boolean there() {
    try {
      counts();
      return true;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  /// What it took so far, by its own count.
  public CarrierCounts counts() {
    return standing().counts();
  }

  /// Callbacks that are still to come.
  public int callbacks() {
    return standing().callbacks();
  }

  /// Looks up rows of our ledger.
  public CarrierCounter.Rows rows(LongStream ids) {
    String lines = ids.mapToObj(Long::toString).collect(Collectors.joining("\n"));
    return JsonMapper.shared()
        .readValue(asked(post(ControlApi.ROWS, lines, "text/plain")), CarrierCounter.Rows.class);
  }

  /// Tells it where the product is: see [CarrierStandIn#connect].
  public void connect(URI publicUrl, URI local) {
    String form = "publicUrl=" + encoded(publicUrl) + "&local=" + encoded(local);
    asked(post(ControlApi.CONNECT, form, "application/x-www-form-urlencoded"));
  }

  /// Ends its process, which may cut off its own answer.
  public void end() {
    try {
      asked(post(ControlApi.END, "", "text/plain"));
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof Refused || there()) {
        throw e;
      }
    }
  }

  private ControlApi.Standing standing() {
    return JsonMapper.shared()
        .readValue(asked(request(ControlApi.COUNTS).GET()), ControlApi.Standing.class);
  }

  private HttpRequest.Builder post(String path, String body, String type) {
    return request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(api.resolve(path))
        .timeout(PATIENCE)
        .header("Authorization", authorization);
  }

  private String asked(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new Refused(answer.statusCode());
      }
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException("asking the carrier for rehearsal", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(
          new IOException("interrupted while asking the carrier for rehearsal"));
    }
  }

  private static String encoded(URI address) {
    return URLEncoder.encode(address.toString(), UTF_8);
  }

  @Override
  public void close() {
    http.close();
  }
}
