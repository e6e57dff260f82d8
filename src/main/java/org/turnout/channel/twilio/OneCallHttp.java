package org.turnout.channel.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import com.twilio.http.Response;
import java.net.ConnectException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The SDK's transport, on `java.net.http`: every call is exactly one request.
///
/// The SDK's own client sends a text again after any 5xx, up to six times, and Twilio has no
/// idempotency key: each is a second copy on somebody's phone. Here nothing is ever repeated, and
/// what a failure proves is said by its type.
final class OneCallHttp extends com.twilio.http.HttpClient implements AutoCloseable {
  /// A list of a thousand texts is about 1 MB.
  private static final long MAX_ANSWER = 16L * 1024 * 1024;

  private final URI api;
  private final Limits limits;
  private final Semaphore inFlight;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("twilio-", 0).factory());
  private final HttpClient http;

  OneCallHttp(URI api, Limits limits) {
    this.api = api;
    this.limits = limits;
    this.inFlight = new Semaphore(limits.inFlight());
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(limits.connect())
            .executor(threads)
            .build();
  }

  /// @throws CallFailed anything but a 2xx
  @Override
  public Response makeRequest(Request request) {
    HttpResponse<String> answer = bounded(plain(request));
    if (answer.statusCode() / 100 != 2) {
      throw new CallFailed.Declined(answer.statusCode(), code(answer.body()));
    }
    return new Response(answer.body(), answer.statusCode());
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
    http.shutdownNow();
    threads.shutdownNow();
  }

  private HttpRequest plain(Request request) {
    HttpRequest.Builder plain =
        HttpRequest.newBuilder(address(request.constructURL()))
            .header("Accept", "application/json")
            .header("User-Agent", "turnout");
    if (request.requiresAuthentication()) {
      plain.header("Authorization", request.getAuthString());
    }
    if (request.getMethod() == HttpMethod.POST) {
      plain.header("Content-Type", "application/x-www-form-urlencoded");
      plain.POST(HttpRequest.BodyPublishers.ofString(request.encodeFormBody(), UTF_8));
    } else {
      plain.method(request.getMethod().toString(), HttpRequest.BodyPublishers.noBody());
    }
    return plain.build();
  }

  /// The SDK knows Twilio's hosts only; a stand-in or a proxy has all of them behind one address.
  private URI address(URL sdk) {
    return api.equals(TwilioAccess.TWILIO)
        ? URI.create(sdk.toString())
        : URI.create(api + sdk.getFile());
  }

  private HttpResponse<String> bounded(HttpRequest request) {
    try {
      if (!inFlight.tryAcquire(limits.queue().toMillis(), TimeUnit.MILLISECONDS)) {
        throw new CallFailed.NotSent("too many calls in flight");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CallFailed.NotSent("stopped before the call", e);
    }
    try {
      return once(request);
    } finally {
      inFlight.release();
    }
  }

  private HttpResponse<String> once(HttpRequest request) {
    CompletableFuture<HttpResponse<String>> call =
        http.sendAsync(
            request,
            HttpResponse.BodyHandlers.limiting(
                HttpResponse.BodyHandlers.ofString(UTF_8), MAX_ANSWER));
    try {
      return call.get(limits.answer().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      call.cancel(true);
      throw new CallFailed.Unanswered("no answer within " + limits.answer().toMillis() + " ms", e);
    } catch (InterruptedException e) {
      call.cancel(true);
      Thread.currentThread().interrupt();
      throw new CallFailed.Unanswered("stopped during the call", e);
    } catch (ExecutionException e) {
      throw classified(e);
    }
  }

  /// Only what surely happened before the first byte of the request counts as not sent.
  private static CallFailed classified(ExecutionException failure) {
    Throwable cause = failure.getCause();
    return switch (cause) {
      case ConnectException _ -> new CallFailed.NotSent("no connection", failure);
      case HttpConnectTimeoutException _ ->
          new CallFailed.NotSent("no connection in time", failure);
      case SSLHandshakeException _ -> new CallFailed.NotSent("TLS refused", failure);
      case null, default -> new CallFailed.Unanswered("the connection broke", failure);
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
