package org.turnout.lab.discord;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The REST calls of the stand-in Discord, answered as the real one documents them.
final class DiscordRest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String BASE = "/api/v10";

  /// Discord's longest message, in characters.
  private static final int LONGEST = 2000;

  private final DiscordState world;
  private final AtomicInteger failures = new AtomicInteger();
  private final AtomicInteger posts = new AtomicInteger();
  private volatile int failure;

  DiscordRest(DiscordState world) {
    this.world = world;
  }

  void failNext(int times, int status) {
    failure = status;
    failures.set(times);
  }

  int posts() {
    return posts.get();
  }

  void addTo(RoutesConfig routes) {
    routes.before(BASE + "/*", this::authorize);
    routes.get(BASE + "/users/@me", context -> answer(context, 200, me()));
    routes.get(BASE + "/gateway", context -> answer(context, 200, gateway()));
    routes.post(
        BASE + "/users/@me/channels",
        context -> {
          String user = body(context).path("recipient_id").asString("");
          answer(context, 200, world.channelJson(user));
        });
    routes.post(BASE + "/channels/{channel}/messages", this::post);
    routes.get(BASE + "/channels/{channel}/messages", this::list);
  }

  private void authorize(Context context) {
    if (!world.accepts(Optional.ofNullable(context.header("Authorization")).orElse(""))) {
      answer(context, 401, problem(0, "401: Unauthorized"));
      context.skipRemainingHandlers();
    }
  }

  private void post(Context context) {
    posts.incrementAndGet();
    if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      fail(context);
      return;
    }
    String channel = context.pathParam("channel");
    JsonNode body = body(context);
    String content = body.path("content").asString("");
    if (world.user(channel).isEmpty()) {
      answer(context, 404, problem(10003, "Unknown Channel"));
    } else if (world.isBlocked(channel)) {
      answer(context, 403, problem(50007, "Cannot send messages to this user"));
    } else if (content.isEmpty() || content.length() > LONGEST) {
      answer(context, 400, problem(50035, "Invalid Form Body"));
    } else {
      boolean enforced = body.path("enforce_nonce").asBoolean(false);
      String nonce = enforced ? body.path("nonce").asString("") : "";
      answer(context, 200, world.post(channel, content, nonce));
    }
  }

  private void fail(Context context) {
    if (failure == 429) {
      // Without "via" a client takes a 429 for a ban by the proxy in front and stops altogether.
      Map.of(
              "via", "1.1 google",
              "Retry-After", "1",
              "X-RateLimit-Limit", "5",
              "X-RateLimit-Remaining", "0",
              "X-RateLimit-Reset-After", "0.05",
              "X-RateLimit-Bucket", "messages",
              "X-RateLimit-Scope", "user")
          .forEach(context::header);
      ObjectNode limited = JSON.createObjectNode();
      limited.put("message", "You are being rate limited.").put("retry_after", 0.05);
      answer(context, 429, limited.put("global", false).put("code", 0));
    } else {
      answer(context, failure, problem(0, failure + ": planned"));
    }
  }

  private void list(Context context) {
    long after =
        Long.parseUnsignedLong(Optional.ofNullable(context.queryParam("after")).orElse("0"));
    int limit = Integer.parseInt(Optional.ofNullable(context.queryParam("limit")).orElse("50"));
    List<ObjectNode> page =
        world.after(context.pathParam("channel"), after).stream().limit(limit).toList();
    // Newest first within a page, as Discord gives it.
    context.contentType("application/json").result(JSON.writeValueAsString(page.reversed()));
  }

  private ObjectNode me() {
    ObjectNode me = DiscordState.user(DiscordState.BOT, "turnout", true);
    return me.put("mfa_enabled", false).put("locale", "en-US").put("verified", true);
  }

  private ObjectNode gateway() {
    return JSON.createObjectNode().put("url", world.gatewayAddress().toString());
  }

  private static ObjectNode problem(int code, String message) {
    return JSON.createObjectNode().put("code", code).put("message", message);
  }

  private static JsonNode body(Context context) {
    return JSON.readTree(context.bodyAsBytes());
  }

  private static void answer(Context context, int status, ObjectNode body) {
    context.status(status).contentType("application/json").result(body.toString());
  }
}
