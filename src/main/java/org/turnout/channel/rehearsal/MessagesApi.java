package org.turnout.channel.rehearsal;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.turnout.channel.rehearsal.Entry.Direction;
import org.turnout.channel.rehearsal.Entry.Party;
import tools.jackson.databind.node.ObjectNode;

/// Twilio's `Messages`: create, list, fetch, redact, delete, and the pictures of a message.
final class MessagesApi {
  private static final String MESSAGES = "/2010-04-01/Accounts/{account}/Messages";

  private final String account;
  private final Exchange exchange;
  private final Breakage breakage;
  private final AtomicInteger creates = new AtomicInteger();

  MessagesApi(String account, Exchange exchange, Breakage breakage) {
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
    return creates.get();
  }

  private void create(Context ctx) {
    Faults faults = exchange.faults();
    Faults.OnCreate script = faults.onCreate().apply(creates.incrementAndGet());
    Optional<ObjectNode> refusal = refusal(ctx);
    if (refusal.isPresent()) {
      ctx.status(400).contentType("application/json").result(refusal.get().toString());
      return;
    }
    String answer = script.takesTheText() ? accepted(ctx).toString() : "";
    breakage.answer(ctx, script, answer, faults.hang());
  }

  private ObjectNode accepted(Context ctx) {
    Optional<String> service = field(ctx, "MessagingServiceSid");
    Party party =
        new Party(
            field(ctx, "From").or(() -> service).orElseThrow(),
            field(ctx, "To").orElseThrow(),
            field(ctx, "StatusCallback"),
            service);
    List<URI> media = ctx.formParams("MediaUrl").stream().map(URI::create).toList();
    Entry entry = exchange.accept(Direction.API, party, field(ctx, "Body").orElse(""), media);
    ObjectNode json = MessageJson.message(entry, account);
    return json.put("status", service.isPresent() ? "accepted" : "queued");
  }

  private static Optional<ObjectNode> refusal(Context ctx) {
    String to = field(ctx, "To").orElse("");
    String body = field(ctx, "Body").orElse("");
    if (to.isEmpty()) {
      return Optional.of(MessageJson.error(400, 21604, "A 'To' phone number is required."));
    }
    if (!to.matches("\\+[1-9][0-9]{6,14}")) {
      return Optional.of(MessageJson.error(400, 21211, "Invalid 'To' Phone Number: " + to));
    }
    if (field(ctx, "From").or(() -> field(ctx, "MessagingServiceSid")).isEmpty()) {
      return Optional.of(MessageJson.error(400, 21603, "A 'From' phone number is required."));
    }
    if (body.isEmpty() && ctx.formParams("MediaUrl").isEmpty()) {
      return Optional.of(MessageJson.error(400, 21602, "Message body is required."));
    }
    return body.length() > 1600
        ? Optional.of(MessageJson.error(400, 21617, "The message body exceeds 1600 characters."))
        : Optional.empty();
  }

  private void list(Context ctx) {
    Predicate<Entry> matches = entry -> true;
    for (String filter : List.of("To", "From", "DateSent", "DateSent<", "DateSent>")) {
      matches =
          Optional.ofNullable(ctx.queryParam(filter))
              .map(value -> filter(filter, value))
              .orElse(_ -> true)
              .and(matches);
    }
    List<ObjectNode> found =
        exchange.ledger().newestFirst(matches).stream()
            .map(entry -> MessageJson.message(entry, account))
            .toList();
    Paging.page(ctx, "messages", found);
  }

  /// By whole days, as at Twilio; what has not left has no date and matches none.
  private static Predicate<Entry> filter(String name, String value) {
    return switch (name) {
      case "To" -> entry -> entry.to.equals(value);
      case "From" -> entry -> entry.from.equals(value);
      case "DateSent" -> entry -> entry.hasLeft() && day(entry).equals(day(value));
      case "DateSent<" -> entry -> entry.hasLeft() && !day(entry).isAfter(day(value));
      case "DateSent>" -> entry -> entry.hasLeft() && !day(entry).isBefore(day(value));
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static LocalDate day(Entry entry) {
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
    Paging.page(ctx, "media_list", found);
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

  private static Optional<String> field(Context ctx, String name) {
    return Optional.ofNullable(ctx.formParam(name)).filter(value -> !value.isEmpty());
  }
}
