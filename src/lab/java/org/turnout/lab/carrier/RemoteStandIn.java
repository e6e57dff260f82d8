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
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import tools.jackson.databind.json.JsonMapper;

/// A stand-in that runs in another process of this machine, so that it outlives the product's.
public final class RemoteStandIn implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /// A webhook is tried four times, fifteen seconds each.
  private static final Duration TOLD_AGAIN = Duration.ofSeconds(90);

  private static final Duration WHOLE_LOG = Duration.ofMinutes(3);

  private static final String FORM = "application/x-www-form-urlencoded";

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
    String form =
        "publicUrl=" + encoded(publicUrl.toString()) + "&local=" + encoded(local.toString());
    asked(post(ControlApi.CONNECT, form, FORM));
  }

  /// A phone texts our first sender; returns when the webhook has answered or was given up.
  public CarrierStandIn.Posted text(String from, String body) {
    return text(from, body, "yes");
  }

  /// A phone texts, and nobody is told of it: only the sweep can bring it.
  public CarrierStandIn.Posted withhold(String from, String body) {
    return text(from, body, "no");
  }

  private CarrierStandIn.Posted text(String from, String body, String told) {
    return posted(
        ControlApi.TEXT, "from=" + encoded(from) + "&body=" + encoded(body) + "&told=" + told);
  }

  /// Calls the webhook for a text again.
  public CarrierStandIn.Posted announce(String sid) {
    return posted(ControlApi.ANNOUNCE, "sid=" + encoded(sid));
  }

  private CarrierStandIn.Posted posted(String path, String form) {
    return JsonMapper.shared()
        .readValue(asked(post(path, form, FORM).timeout(TOLD_AGAIN)), CarrierStandIn.Posted.class);
  }

  /// What the carrier is like from now on.
  ///
  /// @param scenario as a scenario's file has it
  public void conditions(String scenario) {
    asked(post(ControlApi.CONDITIONS, scenario, "text/plain"));
  }

  /// Every text that it has, in either direction, the oldest first.
  public List<CarrierEntry> log() {
    return List.of(
        JsonMapper.shared()
            .readValue(
                asked(request(ControlApi.LOG).GET().timeout(WHOLE_LOG)), CarrierEntry[].class));
  }

  /// The texts on one phone, the oldest first.
  public List<CarrierEntry> phone(String number) {
    return List.of(
        JsonMapper.shared()
            .readValue(
                asked(request(ControlApi.PHONE + "?number=" + encoded(number)).GET()),
                CarrierEntry[].class));
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

  private static String encoded(String value) {
    return URLEncoder.encode(value, UTF_8);
  }

  @Override
  public void close() {
    http.close();
  }
}
