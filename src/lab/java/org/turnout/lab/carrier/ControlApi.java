package org.turnout.lab.carrier;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.turnout.lab.scenario.Scenario;
import org.turnout.problem.Problems;
import tools.jackson.databind.json.JsonMapper;

/// What a rehearsal asks of a carrier that runs in a process of its own. Twilio has nothing like
/// it; the same credentials open it.
final class ControlApi {
  static final String COUNTS = "/rehearsal/counts";
  static final String ROWS = "/rehearsal/rows";
  static final String CONNECT = "/rehearsal/connect";
  static final String END = "/rehearsal/end";
  static final String TEXT = "/rehearsal/text";
  static final String ANNOUNCE = "/rehearsal/announce";
  static final String CONDITIONS = "/rehearsal/conditions";
  static final String LOG = "/rehearsal/log";
  static final String PHONE = "/rehearsal/phone";

  private static final JsonMapper JSON = JsonMapper.shared();

  private final TextExchange exchange;
  private final WebhookCaller postman;
  private final String sender;
  private final CountDownLatch ended;

  /// @param sender where phones text
  ControlApi(TextExchange exchange, WebhookCaller postman, String sender, CountDownLatch ended) {
    this.sender = sender;
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
    texts(routes);
    routes.post(
        CONDITIONS,
        ctx -> {
          var problems = new Problems();
          var read = Scenario.read(new String(ctx.bodyAsBytes(), UTF_8), "conditions", problems);
          read.ifPresent(scenario -> exchange.conditions(scenario.conditions()));
          ctx.status(read.isPresent() ? 204 : 400).result(read.isPresent() ? "" : "" + problems);
        });
    routes.post(
        END,
        ctx -> {
          ctx.status(204);
          ended.countDown();
        });
  }

  /// What phones send, and what was sent in either direction.
  private void texts(RoutesConfig routes) {
    routes.post(
        TEXT,
        ctx -> {
          String to = field(ctx, "to");
          CarrierMessage text =
              exchange.take(
                  field(ctx, "from"), to.isEmpty() ? sender : to, field(ctx, "body"), List.of());
          boolean told = !field(ctx, "told").equals("no");
          json(ctx, new CarrierStandIn.Posted(text.sid, told ? exchange.announce(text) : 0));
        });
    routes.post(
        ANNOUNCE,
        ctx -> {
          CarrierMessage text = exchange.ledger().find(field(ctx, "sid")).orElseThrow();
          json(ctx, new CarrierStandIn.Posted(text.sid, exchange.announce(text)));
        });
    routes.get(
        LOG,
        ctx ->
            json(
                ctx,
                exchange.ledger().newestFirst(Optional.empty(), _ -> true).stream()
                    .map(CarrierEntry::of)
                    .toList()
                    .reversed()));
    routes.get(
        PHONE,
        ctx ->
            json(
                ctx,
                exchange
                    .ledger()
                    .of(Optional.ofNullable(ctx.queryParam("number")).orElse(""))
                    .stream()
                    .map(CarrierEntry::of)
                    .toList()));
  }

  private static String field(Context ctx, String name) {
    return Optional.ofNullable(ctx.formParam(name)).orElse("");
  }

  private static URI address(Context ctx, String name) {
    return URI.create(field(ctx, name));
  }

  private static void json(Context ctx, Object value) {
    ctx.contentType("application/json").result(JSON.writeValueAsString(value));
  }
}
