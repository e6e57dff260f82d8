package org.turnout.lab.carrier;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import tools.jackson.databind.json.JsonMapper;

/// What a rehearsal asks of a carrier that runs in a process of its own. Twilio has nothing like
/// it; the same credentials open it.
final class ControlApi {
  static final String COUNTS = "/rehearsal/counts";
  static final String ROWS = "/rehearsal/rows";
  static final String CONNECT = "/rehearsal/connect";
  static final String END = "/rehearsal/end";

  private static final JsonMapper JSON = JsonMapper.shared();

  private final TextExchange exchange;
  private final WebhookCaller postman;
  private final CountDownLatch ended;

  ControlApi(TextExchange exchange, WebhookCaller postman, CountDownLatch ended) {
    this.exchange = exchange;
    this.postman = postman;
    this.ended = ended;
  }

  /// What was seen, and what is still to come.
  ///
  /// @param callbacks about texts of ours
  public record Standing(CarrierCounts counts, int callbacks) {}

  void addTo(RoutesConfig routes) {
    routes.get(
        COUNTS, ctx -> json(ctx, new Standing(exchange.seen().counts(), exchange.callbacks())));
    routes.post(
        ROWS,
        ctx -> {
          var ids =
              new String(ctx.bodyAsBytes(), US_ASCII)
                  .lines()
                  .filter(line -> line.matches("[0-9]{1,18}"))
                  .mapToLong(Long::parseLong);
          json(ctx, exchange.seen().rows(ids));
        });
    routes.post(
        CONNECT,
        ctx -> {
          try {
            postman.connect(address(ctx, "publicUrl"), address(ctx, "local"));
            ctx.status(204);
          } catch (IllegalArgumentException e) {
            ctx.status(400).result(String.valueOf(e.getMessage()));
          }
        });
    routes.post(
        END,
        ctx -> {
          ctx.status(204);
          ended.countDown();
        });
  }

  private static URI address(Context ctx, String name) {
    return URI.create(Optional.ofNullable(ctx.formParam(name)).orElse(""));
  }

  private static void json(Context ctx, Object value) {
    ctx.contentType("application/json").result(JSON.writeValueAsString(value));
  }
}
