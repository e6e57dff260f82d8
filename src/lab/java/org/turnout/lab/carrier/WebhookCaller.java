package org.turnout.lab.carrier;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.Collectors;
import org.turnout.channel.twilio.FormBody;
import org.turnout.channel.twilio.Signature;

/// Calls the product's webhooks as Twilio does: signed over the public address, tried again as the
/// address's override says. It goes to a loopback address whatever the public one is, and nowhere
/// else.
final class WebhookCaller implements AutoCloseable {
  private static final String FORM = "application/x-www-form-urlencoded; charset=UTF-8";

  private final Signature signature;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  private volatile Optional<Route> route = Optional.empty();
  private final ConcurrentLinkedDeque<CallbackConnection> couriers = new ConcurrentLinkedDeque<>();

  /// How long the product may take for a callback (`facts/twilio.md` 3).
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /// The product's address in the world and on this machine.
  private record Route(String publicUrl, String local) {}

  /// What a webhook came to.
  ///
  /// @param status 0 when there was no answer
  record Reply(int status, String type, String body) {
    static final Reply NONE = new Reply(0, "", "");

    boolean good() {
      return status / 100 == 2;
    }
  }

  WebhookCaller(String authToken) {
    signature = new Signature(List.of(authToken));
  }

  void connect(URI publicUrl, URI local) {
    if (!isLoopback(local)) {
      throw new IllegalArgumentException("a stand-in calls this machine only, not " + local);
    }
    route = Optional.of(new Route(bare(publicUrl), bare(local)));
  }

  /// The public address that webhooks are signed over, once connected.
  Optional<String> publicUrl() {
    return route.map(Route::publicUrl);
  }

  /// Posts the fields to a public address of the product; an address that is not the product's is
  /// answered with [Reply#NONE].
  Reply post(String url, Map<String, String> fields) {
    String plain = url.contains("#") ? url.substring(0, url.indexOf('#')) : url;
    return route
        .filter(r -> plain.startsWith(r.publicUrl() + "/"))
        .map(r -> r.local() + plain.substring(r.publicUrl().length()))
        .map(local -> tried(request(plain, URI.create(local), fields), WebhookRetries.of(url)))
        .orElse(Reply.NONE);
  }

  /// Tells the product something over a kept connection, once more when it could not be reached.
  ///
  /// @return what it answered, 0 for nothing
  int tell(String url, String form) {
    return route
        .filter(r -> url.startsWith(r.publicUrl() + "/"))
        .map(r -> told(r, request(r, url, form.getBytes(UTF_8))))
        .orElse(0);
  }

  private int told(Route r, byte[] request) {
    for (int attempt = 0; attempt < 2; attempt++) {
      CallbackConnection courier = couriers.poll();
      while (courier != null) {
        try {
          return done(courier, courier.post(request, PATIENCE));
        } catch (IOException e) {
          drop(courier);
          if (!courier.stale()) {
            return 0;
          }
          courier = couriers.poll();
        }
      }
      try {
        courier = new CallbackConnection(URI.create(r.local()).getPort());
        return done(courier, courier.post(request, PATIENCE));
      } catch (ConnectException e) {
        // it took nothing: the one repetition that Twilio makes unasked
      } catch (IOException e) {
        if (courier != null) {
          drop(courier);
        }
        return 0;
      }
    }
    return 0;
  }

  private int done(CallbackConnection courier, int status) {
    if (courier.kept()) {
      couriers.push(courier);
    } else {
      drop(courier);
    }
    return status;
  }

  private static void drop(CallbackConnection courier) {
    try {
      courier.close();
    } catch (IOException e) {
      // it is gone either way
    }
  }

  private byte[] request(Route r, String url, byte[] form) {
    byte[] head =
        ("POST "
                + url.substring(r.publicUrl().length())
                + " HTTP/1.1\r\nHost: "
                + URI.create(r.publicUrl()).getAuthority()
                + "\r\nUser-Agent: TwilioProxy/1.1\r\nContent-Type: "
                + FORM
                + "\r\nX-Twilio-Signature: "
                + signature.sign(url, FormBody.parse(form))
                + "\r\nContent-Length: "
                + form.length
                + "\r\n\r\n")
            .getBytes(UTF_8);
    byte[] whole = Arrays.copyOf(head, head.length + form.length);
    System.arraycopy(form, 0, whole, head.length, form.length);
    return whole;
  }

  @Override
  public void close() {
    http.shutdownNow();
    couriers.forEach(WebhookCaller::drop);
  }

  private HttpRequest.Builder request(String signedUrl, URI local, Map<String, String> fields) {
    byte[] form =
        fields.entrySet().stream()
            .map(e -> encode(e.getKey()) + "=" + encode(e.getValue()))
            .collect(Collectors.joining("&"))
            .getBytes(UTF_8);
    return HttpRequest.newBuilder(local)
        .header("Content-Type", FORM)
        .header("X-Twilio-Signature", signature.sign(signedUrl, FormBody.parse(form)))
        .header("I-Twilio-Idempotency-Token", UUID.randomUUID().toString())
        .POST(HttpRequest.BodyPublishers.ofByteArray(form));
  }

  private Reply tried(HttpRequest.Builder request, WebhookRetries retries) {
    HttpRequest once = request.timeout(retries.read()).build();
    Reply reply = Reply.NONE;
    for (int attempt = 0; attempt <= retries.count(); attempt++) {
      String outcome;
      try {
        HttpResponse<String> answer = http.send(once, HttpResponse.BodyHandlers.ofString(UTF_8));
        String type = answer.headers().firstValue("Content-Type").orElse("");
        reply = new Reply(answer.statusCode(), type, answer.body());
        outcome = Integer.toString(answer.statusCode());
      } catch (ConnectException | HttpConnectTimeoutException e) {
        reply = Reply.NONE;
        outcome = "ct";
      } catch (IOException e) {
        reply = Reply.NONE;
        outcome = "rt";
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Reply.NONE;
      }
      if (reply.good() || !retries.again(outcome)) {
        return reply;
      }
    }
    return reply;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  private static String bare(URI address) {
    return address.toString().replaceAll("/+$", "");
  }

  private static boolean isLoopback(URI address) {
    try {
      return InetAddress.getByName(address.getHost()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
