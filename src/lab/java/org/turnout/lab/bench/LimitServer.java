package org.turnout.lab.bench;

import io.javalin.Javalin;
import io.javalin.http.Context;
import java.util.Map;
import org.turnout.postgres.Database;
import org.turnout.redis.RedisPool;
import org.turnout.settings.Secret;

/// The limits that the product is measured against, as a program of its own:
///
/// - `/bare/message`, `/bare/status`: what Javalin costs with nothing in it. The form is parsed, a
///   fixed answer given; no signature, no state, no record.
/// - `/textbook/message`: the usual way to do the job, see [TextbookHandler].
///
/// `REDIS_URL` and `DATABASE_URL` name servers of its own; the first argument is the port.
public final class LimitServer {
  private LimitServer() {}

  /// Serves until it is stopped.
  public static void main(String[] arguments) {
    Map<String, String> environment = System.getenv();
    var database = Database.open(new Secret(environment.getOrDefault("DATABASE_URL", "")));
    var redis = RedisPool.open(new Secret(environment.getOrDefault("REDIS_URL", "")));
    var textbook = new TextbookHandler(database, redis, TwilioRequests.ACCESS);
    Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.startup.showOldJavalinVersionWarning = false;
              config.concurrency.useVirtualThreads = true;
              config.routes.get("/health/live", ctx -> ctx.result("live"));
              config.routes.post("/bare/message", LimitServer::message);
              config.routes.post("/bare/status", LimitServer::status);
              config.routes.post("/textbook/message", textbook::message);
            })
        .start("127.0.0.1", Integer.parseInt(arguments[0]));
  }

  private static void message(Context ctx) {
    String from = ctx.formParam("From");
    String body = ctx.formParam("Body");
    ctx.contentType("text/xml; charset=utf-8").result(answer(from == null || body == null ? 0 : 1));
  }

  private static void status(Context ctx) {
    String word = ctx.formParam("MessageStatus");
    ctx.status(word == null ? 400 : 204);
  }

  /// About as long as the product's.
  static String answer(long id) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response><Message statusCallback=\""
        + TwilioRequests.ACCESS.statusCallback(id)
        + "\">Thank you! How many hours did you walk the line? Reply a number.</Message></Response>";
  }
}
