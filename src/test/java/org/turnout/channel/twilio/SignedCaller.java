package org.turnout.channel.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Calls our webhooks as Twilio does: signed over the public address, sent to a local port.
final class SignedCaller {
  static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
  static final String TOKEN = "turnout-test-token-1";
  static final TwilioAccess ACCESS =
      new TwilioAccess(
          ACCOUNT, List.of(TOKEN), TwilioAccess.TWILIO, URI.create("https://bot.example.org"));

  private final HttpClient http = HttpClient.newHttpClient();
  private final Signature signature = new Signature(List.of(TOKEN));
  private final int port;

  SignedCaller(int port) {
    this.port = port;
  }

  /// The fields of a text as Twilio sends them.
  static Map<String, String> text(String sid, String body) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("ToCountry", "US");
    fields.put("MessageSid", sid);
    fields.put("SmsSid", sid);
    fields.put("NumMedia", "0");
    fields.put("FromZip", "78701");
    fields.put("FromCity", "AUSTIN");
    fields.put("Body", body);
    fields.put("To", "72347");
    fields.put("From", "+15125550100");
    fields.put("AccountSid", ACCOUNT);
    fields.put("ApiVersion", "2010-04-01");
    return fields;
  }

  static String encode(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(e ->
            URLEncoder.encode(e.getKey(), UTF_8) + "=" + URLEncoder.encode(e.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }

  HttpResponse<String> post(String path, Map<String, String> fields) {
    return post(path, encode(fields));
  }

  HttpResponse<String> post(String path, String form) {
    return send(
        path,
        form.getBytes(UTF_8),
        signature.sign(url(path), FormBody.parse(form.getBytes(UTF_8))));
  }

  HttpResponse<String> send(String path, byte[] body, String given) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(5))
            .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    if (!given.isEmpty()) {
      request.header("X-Twilio-Signature", given);
    }
    return send(request.build());
  }

  HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString(UTF_8));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static String url(String path) {
    return ACCESS.publicUrl() + path;
  }
}
