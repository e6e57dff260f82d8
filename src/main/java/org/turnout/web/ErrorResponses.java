package org.turnout.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import jakarta.servlet.ServletException;
import java.io.EOFException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.turnout.channel.RecordUnavailable;
import org.turnout.log.TurnId;
import org.turnout.postgres.PostgresUnavailable;
import tools.jackson.core.JacksonException;

/// The one table of what a caller is told when a request fails. Nothing of the inside reaches the
/// body: no class, no statement, no trace; an id leads to the log line instead.
final class ErrorResponses {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorResponses.class);

  /// Seconds until it is worth trying again; a carrier that waits less is told the same once more.
  private static final int RETRY_AFTER = 5;

  private ErrorResponses() {}

  static void addTo(RoutesConfig routes) {
    routes.exception(
        HttpResponseException.class,
        (refused, context) -> refuse(context, refused.getStatus(), said(refused)));
    routes.exception(
        JacksonException.class,
        (broken, context) ->
            refuse(context, 400, "the body is not the JSON that is expected here"));
    routes.exception(RecordUnavailable.class, (_, context) -> tryLater(context));
    routes.exception(PostgresUnavailable.class, (_, context) -> tryLater(context));
    routes.exception(
        UnsupportedCharsetException.class,
        (unknown, context) -> refuse(context, 415, "this charset is not known here"));
    routes.exception(Exception.class, ErrorResponses::fail);
  }

  private static void tryLater(Context context) {
    LOG.warn("the record can't be used, answered 503 path={}", context.endpoint().path);
    context.header("Retry-After", Integer.toString(RETRY_AFTER));
    refuse(context, 503, "not available right now, please try again");
  }

  private static void fail(Exception failure, Context context) {
    OptionalInt broken = brokenRequest(failure);
    if (broken.isPresent()) {
      refuse(context, broken.getAsInt(), "the request is malformed or too large");
      return;
    }
    String id = TurnId.current().orElseGet(TurnId::fresh);
    LOG.error("request failed id={} path={}", id, context.endpoint().path, failure);
    refuse(context, 500, "something went wrong on our side, id " + id);
  }

  // Jetty finds out about a broken body only when a handler reads it, and wraps what it found.
  private static OptionalInt brokenRequest(Throwable failure) {
    return switch (failure) {
      case HttpException found -> OptionalInt.of(found.getCode());
      case EOFException gone -> OptionalInt.of(400);
      case ClosedChannelException gone -> OptionalInt.of(400);
      case ServletException wrapped when wrapped.getCause() != null ->
          brokenRequest(wrapped.getCause());
      default -> OptionalInt.empty();
    };
  }

  private static void refuse(Context context, int status, String message) {
    context.status(status);
    if (context.path().startsWith("/api/")) {
      context.json(new Details("about:blank", phrase(status), status, message));
      context.contentType("application/problem+json");
    } else if (status == 404
        && Doors.shown(context, "There is no such page", "The address may be mistyped, or old.")) {
      return;
    } else if (wantsJson(context)) {
      context.json(Map.of("error", message));
    } else {
      context.contentType("text/plain; charset=utf-8").result(message + "\n");
    }
  }

  // A feature's refusal says what is wrong; Javalin's own repeats the path or a status phrase.
  private static String said(HttpResponseException refused) {
    String message = Optional.ofNullable(refused.getMessage()).orElse("");
    return switch (refused.getStatus()) {
      case 404 -> message.startsWith("Endpoint ") ? "there is nothing here" : message;
      case 405 -> "this method is not served here";
      case 413 -> "the request is too large";
      default -> message.isEmpty() ? "refused" : message;
    };
  }

  /// RFC 9457, for the JSON interface; what it refuses itself says more.
  record Details(String type, String title, int status, String detail) {}

  private static String phrase(int status) {
    return Optional.ofNullable(HttpStatus.getCode(status))
        .map(HttpStatus.Code::getMessage)
        .orElse("Refused");
  }

  private static boolean wantsJson(Context context) {
    return Optional.ofNullable(context.header("Accept")).orElse("").contains("application/json");
  }
}
