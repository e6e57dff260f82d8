package org.turnout.channel.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.turnout.channel.DeliveryReceipt;
import org.turnout.channel.DeliveryState;
import org.turnout.channel.InboundDoor;
import org.turnout.channel.ReceiptDesk;
import org.turnout.channel.RecordUnavailable;
import org.turnout.web.Routes;

/// Twilio's two webhooks.
///
/// | answer | when |
/// |---|---|
/// | 200 with TwiML, 204 | acted on, durably; a status word that is new to us is accepted and left alone |
/// | 400, 413, 415 | the form is broken, too large or no form |
/// | 403 | the signature or the account is not ours |
/// | 503 with `Retry-After` | nothing was done: the record is away, or too many requests wait |
/// | 500 | a fault of ours; Twilio tries again where its retry override says so |
///
/// No body tells more than that.
public final class Webhooks implements Routes {
  public static final String MESSAGE = "/webhooks/twilio/message";
  public static final String STATUS = "/webhooks/twilio/status";

  /// Ten times the largest form that Twilio sends.
  static final int MAX_FORM = 64 * 1024;

  private static final int MAX_DISCARDED = 16 * MAX_FORM;

  /// Requests inside at once; more wait up to [#MAX_WAIT_MILLIS] and are then sent away, so that a
  /// slow record cannot pile up threads. Twilio gives up after 15 s.
  private static final int MAX_INSIDE = 1_024;

  private static final long MAX_WAIT_MILLIS = 3_000;

  private static final Logger log = LoggerFactory.getLogger(Webhooks.class);

  private final TwilioAccess access;
  private final Signature signature;
  private final InboundDoor door;
  private final ReceiptDesk desk;
  private final InstantSource clock;
  private final String sender;
  private final Semaphore inside = new Semaphore(MAX_INSIDE);

  /// @param clock campaign time: when a text came
  /// @param sender the number of ours that answers for an RCS agent
  public Webhooks(
      TwilioAccess access, InboundDoor door, ReceiptDesk desk, InstantSource clock, String sender) {
    this.access = access;
    this.signature = new Signature(access.tokens());
    this.door = door;
    this.desk = desk;
    this.clock = clock;
    this.sender = sender;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.post(MESSAGE, this::message).post(STATUS, this::status);
  }

  private void message(Context ctx) {
    handle(
        ctx,
        form -> {
          var answer = door.receive(InboundForm.read(form, clock.instant(), sender));
          ctx.contentType("text/xml; charset=utf-8").result(Twiml.of(answer, access));
        });
  }

  private void status(Context ctx) {
    handle(
        ctx,
        form -> {
          String sid = InboundForm.sid(form);
          Optional<DeliveryState> delivery = StatusWord.delivery(form.first("MessageStatus", ""));
          delivery.ifPresent(state ->
              desk.report(
                  new DeliveryReceipt(
                      row(ctx.queryString()),
                      sid,
                      state,
                      code(form.first("ErrorCode", "")),
                      clock.instant())));
          ctx.status(HttpStatus.NO_CONTENT);
        });
  }

  private void handle(Context ctx, Consumer<FormBody> act) {
    try {
      FormBody form = authentic(ctx);
      if (!inside.tryAcquire(MAX_WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
        throw new WebhookRefusal(HttpStatus.SERVICE_UNAVAILABLE, "busy");
      }
      try {
        act.accept(form);
      } finally {
        inside.release();
      }
    } catch (WebhookRefusal e) {
      refuse(ctx, e.status(), String.valueOf(e.getMessage()));
    } catch (MalformedForm e) {
      refuse(ctx, HttpStatus.BAD_REQUEST, "the form is malformed");
    } catch (RecordUnavailable e) {
      log.warn("webhook put off: path={}, {}", ctx.path(), e.getMessage());
      refuse(ctx, HttpStatus.SERVICE_UNAVAILABLE, "try again");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      refuse(ctx, HttpStatus.SERVICE_UNAVAILABLE, "stopping");
    } catch (HttpResponseException e) {
      throw e;
    } catch (RuntimeException e) {
      log.error("webhook failed: path={}, {}", ctx.path(), kinds(e));
      refuse(ctx, HttpStatus.INTERNAL_SERVER_ERROR, "our fault");
    }
  }

  /// The form, when it is Twilio's and about our account.
  private FormBody authentic(Context ctx) {
    String given = Optional.ofNullable(ctx.header("X-Twilio-Signature")).orElse("");
    String type = Optional.ofNullable(ctx.contentType()).orElse("").toLowerCase(Locale.ROOT);
    if (given.isEmpty()) {
      throw new WebhookRefusal(HttpStatus.FORBIDDEN, "not signed");
    }
    if (!type.startsWith("application/x-www-form-urlencoded")) {
      throw new WebhookRefusal(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "a form is expected");
    }
    boolean huge = ctx.contentLength() > MAX_FORM;
    if (huge) {
      discard(ctx);
    }
    byte[] raw = huge ? new byte[0] : ctx.bodyAsBytes();
    if (huge || raw.length > MAX_FORM) {
      throw new WebhookRefusal(HttpStatus.CONTENT_TOO_LARGE, "too large");
    }
    FormBody form = FormBody.parse(raw);
    String query = ctx.queryString();
    String url = access.publicUrl() + ctx.path() + (query == null ? "" : "?" + query);
    if (!signature.matches(url, form, given)) {
      throw new WebhookRefusal(HttpStatus.FORBIDDEN, "the signature does not match");
    }
    if (!form.first("AccountSid", "").equals(access.accountSid())) {
      throw new WebhookRefusal(HttpStatus.FORBIDDEN, "another account");
    }
    return form;
  }

  /// Reads a form that is too large without keeping it: an answer that leaves before it has come
  /// whole is lost, since the connection is then reset. A sender of more than that gets no answer.
  private static void discard(Context ctx) {
    try (InputStream form = ctx.bodyInputStream()) {
      byte[] part = new byte[MAX_FORM];
      int read = 0;
      for (int n = form.read(part); n >= 0 && read < MAX_DISCARDED; n = form.read(part)) {
        read += n;
      }
    } catch (IOException _) {
      // the sender has gone; nobody waits for the answer
    }
  }

  private static void refuse(Context ctx, HttpStatus status, String reason) {
    if (status == HttpStatus.SERVICE_UNAVAILABLE) {
      ctx.header("Retry-After", "2");
    }
    ctx.status(status).contentType("text/plain; charset=utf-8").result(reason);
  }

  /// The ledger row that the callback's address names (`?o=17`).
  private static OptionalLong row(@Nullable String query) {
    return query == null
        ? OptionalLong.empty()
        : number(FormBody.parse(query.getBytes(UTF_8)).first("o", ""));
  }

  /// Twilio's codes have five digits; anything else says nothing.
  private static int code(String digits) {
    return (int) number(digits).stream().filter(code -> code < 1_000_000).findFirst().orElse(0);
  }

  /// What went wrong and where it came to light. The messages stay out: a database's can quote the
  /// row, and with it a member's words.
  private static String kinds(Throwable thrown) {
    StringBuilder kinds = new StringBuilder();
    for (Throwable t = thrown; t != null && kinds.length() < 500; t = t.getCause()) {
      kinds.append(kinds.isEmpty() ? "" : " < ").append(t.getClass().getName());
      Arrays.stream(t.getStackTrace())
          .filter(frame -> frame.getClassName().startsWith("org.turnout"))
          .findFirst()
          .ifPresent(frame -> kinds.append(" at ").append(frame));
    }
    return kinds.toString();
  }

  private static OptionalLong number(String digits) {
    boolean plain =
        !digits.isEmpty()
            && digits.length() <= 18
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return plain ? OptionalLong.of(Long.parseLong(digits)) : OptionalLong.empty();
  }
}
