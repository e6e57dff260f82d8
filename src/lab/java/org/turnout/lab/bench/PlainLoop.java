package org.turnout.lab.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.twilio.exception.TwilioException;
import com.twilio.http.NetworkHttpClient;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.MessageCreator;
import com.twilio.type.PhoneNumber;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.HttpHost;

/// The loop that anybody would write with the vendor's library as it comes: a pool of threads, one
/// `create` for each recipient. It runs next to the product in `./turnout bench blast` and sends to
/// a carrier on this machine only.
///
/// `POST /run/SECONDS` sends for so long and answers when it is done.
public final class PlainLoop {
  private static final int THREADS = 50;

  private final TwilioRestClient client;
  private int phone;

  private PlainLoop(int carrier) {
    var http =
        HttpClientBuilder.create()
            .setRoutePlanner((_, _) -> new HttpRoute(new HttpHost("http", "127.0.0.1", carrier)));
    client =
        new TwilioRestClient.Builder("AC0000000000000000000000000000bead", "token")
            .httpClient(new NetworkHttpClient(http))
            .build();
  }

  /// @param args our port and the carrier's, both on loopback
  /// @throws IOException the port is taken
  public static void main(String[] args) throws IOException {
    var loop = new PlainLoop(Integer.parseInt(args[1]));
    var server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0])), 8);
    server.createContext("/health/live", PlainLoop::answer);
    server.createContext(
        "/run/",
        exchange -> {
          loop.run(Integer.parseInt(exchange.getRequestURI().getPath().substring(5)));
          answer(exchange);
        });
    server.start();
  }

  private static void answer(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  private void run(int seconds) {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      for (int i = 0; i < THREADS; i++) {
        threads.execute(() -> {
          while (System.nanoTime() < until) {
            send(next());
          }
        });
      }
    }
  }

  private synchronized int next() {
    return phone++;
  }

  private void send(int recipient) {
    try {
      new MessageCreator(
              new PhoneNumber("+1415" + (2_000_000 + recipient)),
              new PhoneNumber("72347"),
              "Gear day is Tuesday.")
          .create(client);
    } catch (TwilioException e) {
      // A plain loop goes on.
    }
  }
}
