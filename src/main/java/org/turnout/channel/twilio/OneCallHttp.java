package org.turnout.channel.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import com.twilio.http.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.URL;
import java.net.UnknownHostException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import org.turnout.channel.SendClaim;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The SDK's transport, on Apache's client: every call is exactly one request.
///
/// The SDK's own client sends a text again after any 5xx, up to six times, and Twilio has no
/// idempotency key: each is a second copy on somebody's phone. Here nothing is ever repeated, and
/// what a failure proves is said by its type. Why this client: `docs/decisions/0040`.
final class OneCallHttp extends com.twilio.http.HttpClient implements AutoCloseable {
  /// A list of a thousand texts is about 1 MB.
  private static final int MAX_ANSWER = 16 * 1024 * 1024;

  private static final Header[] NO_HEADERS = {};

  /// Seconds that are taken for any number with more digits.
  private static final long LONG_REST = 999_999_999;

  private final URI api;
  private final TwilioLimits limits;
  private final CarrierConnections connections;
  private final CloseableHttpClient http;
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().name("twilio-timer").daemon().factory());

  /// @param rest how long it asks us to wait, zero when it names no time
  private record Answer(int status, String body, Duration rest) {}

  OneCallHttp(URI api, TwilioLimits limits) {
    this.api = api;
    this.limits = limits;
    this.connections = new CarrierConnections(api, limits);
    timer.setRemoveOnCancelPolicy(true);
    this.http =
        HttpClients.custom()
            .setConnectionManager(connections.manager())
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setConnectionRequestTimeout(Timeout.of(limits.queue()))
                    .setResponseTimeout(Timeout.of(limits.answer()))
                    .setDefaultKeepAlive(
                        CarrierConnections.KEPT.toMilliseconds(), TimeUnit.MILLISECONDS)
                    .build())
            .setUserAgent("turnout")
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableContentCompression()
            .build();
  }

  /// Opens connections beforehand, so that the next calls find them ready.
  void open(int wanted) {
    connections.open(wanted);
  }

  /// @throws CallFailed anything but a 2xx
  @Override
  public Response makeRequest(Request request) {
    Answer answer = once(plain(request));
    if (answer.status() / 100 != 2) {
      throw new CallFailed.Declined(answer.status(), code(answer.body()), answer.rest());
    }
    // The SDK reads the headers when its log is set to DEBUG, and fails where there are none.
    return new Response(answer.body(), answer.status(), NO_HEADERS);
  }

  @Override
  public Response reliableRequest(Request request) {
    return makeRequest(request);
  }

  @Override
  public Response reliableRequest(Request request, int[] codes, int retries, long delayMillis) {
    return makeRequest(request);
  }

  @Override
  public void close() {
    timer.shutdownNow();
    connections.close();
  }

  private HttpUriRequestBase plain(Request request) {
    var plain =
        new HttpUriRequestBase(request.getMethod().toString(), address(request.constructURL()));
    plain.setHeader("Accept", "application/json");
    if (request.requiresAuthentication()) {
      plain.setHeader("Authorization", request.getAuthString());
    }
    if (request.getMethod() == HttpMethod.POST) {
      var body =
          new StringEntity(
              request.encodeFormBody(), ContentType.APPLICATION_FORM_URLENCODED.withCharset(UTF_8));
      plain.setEntity(new ClaimedBody(body, SendClaim.current()));
    }
    return plain;
  }

  /// The SDK knows Twilio's hosts only; a stand-in or a proxy has all of them behind one address.
  private URI address(URL sdk) {
    return api.equals(TwilioAccess.TWILIO)
        ? URI.create(sdk.toString())
        : URI.create(api + sdk.getFile());
  }

  /// The client's own time-outs count from byte to byte; ours is for the whole call.
  private Answer once(HttpUriRequestBase request) {
    var late = new AtomicBoolean();
    Future<?> alarm =
        timer.schedule(
            () -> {
              late.set(true);
              request.abort();
            },
            limits.queue().plus(limits.connect()).plus(limits.answer()).toMillis(),
            TimeUnit.MILLISECONDS);
    try {
      return http.execute(request, OneCallHttp::read);
    } catch (IOException e) {
      throw late.get() ? new CallFailed.Unanswered("no answer in time", e) : classified(e);
    } catch (IllegalStateException e) {
      throw new CallFailed.NotSent("stopping", e); // the pool is shut
    } finally {
      alarm.cancel(false);
    }
  }

  private static Answer read(ClassicHttpResponse response) throws IOException, ParseException {
    if (response.getEntity() == null) {
      return new Answer(response.getCode(), "", rest(response));
    }
    try (InputStream in = response.getEntity().getContent()) {
      byte[] body = in.readNBytes(MAX_ANSWER + 1);
      if (body.length > MAX_ANSWER) {
        throw new IOException("the answer is longer than " + MAX_ANSWER + " bytes");
      }
      return new Answer(response.getCode(), new String(body, UTF_8), rest(response));
    }
  }

  /// `Retry-After`, in seconds or as a date by the carrier's own clock; nonsense is not a time.
  private static Duration rest(ClassicHttpResponse response) {
    String value = header(response, "Retry-After");
    if (value.matches("[0-9]+")) {
      return Duration.ofSeconds(value.length() > 9 ? LONG_REST : Long.parseLong(value));
    }
    try {
      var rest = Duration.between(date(header(response, "Date")), date(value));
      return rest.isNegative() ? Duration.ZERO : rest;
    } catch (DateTimeException nonsense) {
      return Duration.ZERO;
    }
  }

  private static Instant date(String written) {
    return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(written));
  }

  private static String header(ClassicHttpResponse response, String name) {
    Header header = response.getFirstHeader(name);
    return header == null || header.getValue() == null ? "" : header.getValue().strip();
  }

  /// Only what surely happened before the first byte of the request counts as not sent.
  private static CallFailed classified(IOException failure) {
    return switch (failure) {
      case ClaimedBody.Lost e -> new CallFailed.NotSent("the claim is too old", e);
      case ConnectionRequestTimeoutException e ->
          new CallFailed.NotSent("too many calls in flight", e);
      case ConnectTimeoutException e -> new CallFailed.NotSent("no connection in time", e);
      case ConnectException e -> new CallFailed.NotSent("no connection", e);
      case NoRouteToHostException e -> new CallFailed.NotSent("no connection", e);
      case UnknownHostException e -> new CallFailed.NotSent("no such host", e);
      case SSLHandshakeException e -> new CallFailed.NotSent("TLS refused", e);
      case InterruptedIOException e -> new CallFailed.Unanswered("no answer in time", e);
      case IOException e -> new CallFailed.Unanswered("the connection broke", e);
    };
  }

  /// Twilio's code in an error's body; proxies answer with HTML, which names none.
  private static int code(String body) {
    try {
      JsonNode tree = JsonMapper.shared().readTree(body);
      return tree.path("code").asInt(0);
    } catch (JacksonException e) {
      return 0;
    }
  }
}
