package org.turnout.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// `GET /health/live` says that the process serves; `GET /health/ready` says whether it should get
/// traffic: 200 with `ready` or `degraded`, 503 with `unavailable`. Neither needs a token and
/// neither names more than the checks.
public final class Health implements Routes {
  /// A check that has said nothing by then counts as failed.
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final List<Check> checks;

  public Health(List<Check> checks) {
    this.checks = List.copyOf(checks);
  }

  /// Something the program leans on.
  ///
  /// @param needed without it nothing can be served; otherwise its absence is reported as degraded
  /// @param reachable asks it, may block for a moment; an exception counts as no
  public record Check(String name, Need needed, BooleanSupplier reachable) {}

  /// Whether the program can do without.
  public enum Need {
    NEEDED,
    HELPFUL
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/health/live", context -> context.json(Map.of("status", "live")));
    routes.get("/health/ready", this::ready);
  }

  private void ready(Context context) throws InterruptedException {
    Map<Check, Boolean> results = ask();
    boolean serving =
        results.entrySet().stream()
            .allMatch(e -> e.getValue() || (e.getKey().needed() == Need.HELPFUL));
    boolean whole = !results.containsValue(false);
    var named = new LinkedHashMap<String, String>();
    results.forEach((check, ok) -> named.put(check.name(), ok ? "ok" : "away"));
    context.status(serving ? 200 : 503);
    context.json(new Report(whole ? "ready" : serving ? "degraded" : "unavailable", named));
  }

  private Map<Check, Boolean> ask() throws InterruptedException {
    var results = new LinkedHashMap<Check, Boolean>();
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      List<Callable<Boolean>> questions =
          checks.stream().<Callable<Boolean>>map(check -> check.reachable()::getAsBoolean).toList();
      List<Future<Boolean>> answers =
          threads.invokeAll(questions, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      for (int i = 0; i < answers.size(); i++) {
        results.put(checks.get(i), isYes(answers.get(i)));
      }
    } finally {
      // Not close(): that would wait for a check that hangs.
      threads.shutdownNow();
    }
    return results;
  }

  private static boolean isYes(Future<Boolean> answer) {
    return answer.state() == Future.State.SUCCESS && answer.resultNow();
  }

  record Report(String status, Map<String, String> checks) {}
}
