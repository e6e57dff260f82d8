package org.turnout.lab.carrier;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.turnout.channel.twilio.FormBody;
import org.turnout.lab.scenario.Conditions;
import org.turnout.lab.scenario.FaultScript;
import tools.jackson.databind.node.ObjectNode;

/// Twilio's `Messages`: create, list, fetch, redact, delete, and the pictures of a message.
final class MessagesApi {
  private static final String MESSAGES = "/2010-04-01/Accounts/{account}/Messages";

  private final String account;
  private final TextExchange exchange;
  private final FaultInjector breakage;

  MessagesApi(String account, TextExchange exchange, FaultInjector breakage) {
    this.account = account;
    this.exchange = exchange;
    this.breakage = breakage;
  }

  void addTo(RoutesConfig routes) {
    routes.post(MESSAGES + ".json", this::create);
    routes.get(MESSAGES + ".json", this::list);
    routes.get(MESSAGES + "/{message}/Media.json", this::mediaList);
    routes.get(MESSAGES + "/{message}/Media/{media}.json", this::media);
    routes.get(MESSAGES + "/{message}/Media/{media}", this::picture);
    routes.get(MESSAGES + "/{message}.json", ctx -> json(ctx, 200, find(ctx)));
    routes.post(MESSAGES + "/{message}.json", this::update);
    routes.delete(MESSAGES + "/{message}.json", this::delete);
  }

  int creates() {
    return exchange.intake().requests();
  }

  private void create(Context ctx) {
    exchange.seen().requested();
    SendRequest request = SendRequest.read(FormBody.parse(ctx.bodyAsBytes()));
    Conditions conditions = exchange.conditions();
    SendRequestRules.Decision decision =
        exchange.intake().enter(request, exchange.faults(), conditions);
    try {
      Optional<SendRefusal> refusal = request.refusal().or(decision::refusal);
      if (refusal.isPresent()) {
        refuse(ctx, refusal.get(), decision.latency());
        return;
      }
      Optional<CarrierMessage> entry =
          decision.script().takesTheText()
              ? exchange.accept(request, decision.attempt())
              : Optional.empty();
      if (decision.script().takesTheText() && entry.isEmpty()) {
        refuse(ctx, SendRefusal.QUEUE, decision.latency());
        return;
      }
      if (decision.script() != FaultScript.OnCreate.ACCEPT) {
        exchange.seen().note(decision.script().name());
      }
      String good = entry.map(it -> MessageJson.created(it, account)).orElse("");
      Duration hang =
          exchange.faults().equals(FaultScript.NONE) ? conditions.hang() : exchange.faults().hang();
      breakage.answer(ctx, decision.script(), good, decision.latency(), hang);
    } finally {
      exchange.intake().leave();
    }
  }

  private void refuse(Context ctx, SendRefusal refusal, Duration latency) {
    exchange.seen().note("refused " + refusal.code());
    breakage.wait(latency);
    if (refusal.status() == 429) {
      ctx.header("Retry-After", "1");
    }
    ctx.status(refusal.status()).contentType("application/json").result(refusal.json());
  }

  private void list(Context ctx) {
    Predicate<CarrierMessage> matches = entry -> true;
    for (String filter : List.of("From", "DateSent", "DateSent<", "DateSent>")) {
      matches =
          Optional.ofNullable(ctx.queryParam(filter))
              .map(value -> filter(filter, value))
              .orElse(_ -> true)
              .and(matches);
    }
    var found = exchange.ledger().newestFirst(Optional.ofNullable(ctx.queryParam("To")), matches);
    MessagePages.page(ctx, "messages", found, entry -> MessageJson.message(entry, account));
  }

  /// By whole days, as at Twilio; what has not left has no date and matches none.
  private static Predicate<CarrierMessage> filter(String name, String value) {
    return switch (name) {
      case "From" -> entry -> entry.from.equals(value);
      case "DateSent" -> entry -> entry.hasLeft() && day(entry).equals(day(value));
      case "DateSent<" -> entry -> entry.hasLeft() && !day(entry).isAfter(day(value));
      case "DateSent>" -> entry -> entry.hasLeft() && !day(entry).isBefore(day(value));
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static LocalDate day(CarrierMessage entry) {
    return LocalDate.ofInstant(entry.created, ZoneOffset.UTC);
  }

  private static LocalDate day(String value) {
    return value.length() == 10
        ? LocalDate.parse(value)
        : LocalDate.ofInstant(Instant.parse(value), ZoneOffset.UTC);
  }

  private void update(Context ctx) {
    exchange
        .ledger()
        .find(ctx.pathParam("message"))
        .ifPresent(entry -> {
          if ("".equals(ctx.formParam("Body"))) {
            entry.body = "";
          }
        });
    json(ctx, 200, find(ctx));
  }

  private void delete(Context ctx) {
    ctx.status(exchange.ledger().remove(ctx.pathParam("message")) ? 204 : 404);
  }

  private void mediaList(Context ctx) {
    List<ObjectNode> found =
        exchange.ledger().find(ctx.pathParam("message")).stream()
            .flatMap(e -> e.pictures.keySet().stream().map(m -> MessageJson.media(e, m, account)))
            .toList();
    MessagePages.page(ctx, "media_list", found);
  }

  private void media(Context ctx) {
    String sid = ctx.pathParam("media");
    json(
        ctx,
        200,
        exchange
            .ledger()
            .find(ctx.pathParam("message"))
            .filter(entry -> entry.pictures.containsKey(sid))
            .map(entry -> MessageJson.media(entry, sid, account)));
  }

  /// Answers with a short-lived address on another host, as Twilio does.
  private void picture(Context ctx) {
    ctx.status(307)
        .header(
            "Location",
            "http://localhost:"
                + ctx.port()
                + "/cdn/"
                + ctx.pathParam("message")
                + "/"
                + ctx.pathParam("media"));
  }

  private Optional<ObjectNode> find(Context ctx) {
    return exchange
        .ledger()
        .find(ctx.pathParam("message"))
        .map(entry -> MessageJson.message(entry, account));
  }

  static void json(Context ctx, int status, Optional<ObjectNode> body) {
    ctx.contentType("application/json");
    body.ifPresentOrElse(
        found -> ctx.status(status).result(found.toString()),
        () -> ctx.status(404).result(MessageJson.error(404, 20404, "not found").toString()));
  }
}
