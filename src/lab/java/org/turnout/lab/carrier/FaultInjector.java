package org.turnout.lab.carrier;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.turnout.lab.scenario.FaultScript;

/// Answers well, badly, late or not at all, as a script says.
final class FaultInjector implements AutoCloseable {
  private final CountDownLatch closing = new CountDownLatch(1);

  /// @param good the answer that a sound carrier would give
  /// @param latency after which it answers, unless it hangs
  void answer(
      Context ctx, FaultScript.OnCreate script, String good, Duration latency, Duration hang) {
    wait(latency);
    ctx.contentType("application/json");
    switch (script) {
      case ACCEPT -> ctx.status(201).result(good);
      case TOO_MANY -> tooMany(ctx, "1");
      case TOO_MANY_FOR_LONG -> tooMany(ctx, "20");
      case TOO_MANY_FOR_A_DAY -> tooMany(ctx, "86400");
      case REDIRECT -> ctx.status(307).header("Location", "http://elsewhere.invalid/").result("");
      case ERROR_BEFORE, ERROR_AFTER ->
          ctx.status(500).result(MessageJson.error(500, 20500, "Internal error").toString());
      case HANG_BEFORE, HANG_AFTER -> {
        wait(hang);
        ctx.status(201).result(good);
      }
      case RESET_BEFORE, RESET_AFTER -> reset(ctx);
      case HTML_AFTER ->
          ctx.status(200).contentType("text/html").result("<html><body>Bad gateway</body></html>");
      case HALF_ANSWER_AFTER -> half(ctx, good);
    }
  }

  private static void tooMany(Context ctx, String seconds) {
    ctx.status(429).header("Retry-After", seconds);
    ctx.result(MessageJson.error(429, 20429, "Too Many Requests").toString());
  }

  /// Lets go of whatever hangs.
  @Override
  public void close() {
    closing.countDown();
  }

  /// Keeps an answer back, unless the stand-in is closed meanwhile.
  void wait(Duration time) {
    if (time.isZero()) {
      return;
    }
    try {
      boolean _ = closing.await(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void half(Context ctx, String good) {
    try {
      byte[] whole = good.getBytes(StandardCharsets.UTF_8);
      ctx.res().setStatus(201);
      ctx.res().setContentLength(whole.length);
      ctx.res().getOutputStream().write(whole, 0, whole.length / 2);
      ctx.res().flushBuffer();
      reset(ctx);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void reset(Context ctx) {
    ServletContextRequest.getServletContextRequest(ctx.req())
        .getConnectionMetaData()
        .getConnection()
        .getEndPoint()
        .close();
  }
}
