package org.turnout.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// `GET /health/live` says whether another start of this program would cure anything: 200 with
/// `live`, 503 with `ended` and why. `GET /health/ready` says whether it should get traffic: 200
/// with `ready` or `degraded`, 503 with `unavailable`, and what is the matter with each check. A
/// server of somebody else's that is away is a matter of readiness alone. Neither needs a token and
/// neither names more than the checks.
public final class Health implements Routes {
  private static final String AWAY = "away";

  /// A check that has said nothing by then counts as away.
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final List<Check> checks;
  private final Supplier<List<String>> ended;

  /// For a program whose end needs no watch.
  public Health(List<Check> checks) {
    this(checks, List::of);
  }

  /// @param ended what another start would cure, in words
  public Health(List<Check> checks, Supplier<List<String>> ended) {
    this.checks = List.copyOf(checks);
    this.ended = ended;
  }

  /// Something the program leans on.
  ///
  /// @param needed without it nothing can be served; otherwise its absence is reported as degraded
  /// @param trouble tries what it is for, and may block for a moment: what is the matter, empty
  ///   when nothing is; an exception counts as away
  public record Check(String name, Need needed, Supplier<Optional<String>> trouble) {
    /// One of which is known only whether it is there.
    public static Check there(String name, Need needed, BooleanSupplier there) {
      return new Check(
          name, needed, () -> there.getAsBoolean() ? Optional.empty() : Optional.of(AWAY));
    }
  }

  /// Whether the program can do without.
  public enum Need {
    NEEDED,
    HELPFUL
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/health/live", this::live);
    routes.get("/health/ready", this::ready);
  }

  private void live(Context context) {
    List<String> why = ended.get();
    context.status(why.isEmpty() ? 200 : 503);
    context.json(why.isEmpty() ? Map.of("status", "live") : new Ended("ended", why));
  }

  private void ready(Context context) throws InterruptedException {
    Map<Check, Optional<String>> results = ask();
    boolean serving =
        results.entrySet().stream()
            .allMatch(e -> e.getValue().isEmpty() || e.getKey().needed() == Need.HELPFUL);
    boolean whole = results.values().stream().allMatch(Optional::isEmpty);
    var named = new LinkedHashMap<String, String>();
    results.forEach((check, trouble) -> named.put(check.name(), trouble.orElse("ok")));
    context.status(serving ? 200 : 503);
    context.json(new Report(whole ? "ready" : serving ? "degraded" : "unavailable", named));
  }

  private Map<Check, Optional<String>> ask() throws InterruptedException {
    var results = new LinkedHashMap<Check, Optional<String>>();
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      List<Callable<Optional<String>>> questions =
          checks.stream().<Callable<Optional<String>>>map(check -> check.trouble()::get).toList();
      List<Future<Optional<String>>> answers =
          threads.invokeAll(questions, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      for (int i = 0; i < answers.size(); i++) {
        results.put(checks.get(i), answer(answers.get(i)));
      }
    } finally {
      // Not close(): that would wait for a check that hangs.
      threads.shutdownNow();
    }
    return results;
  }

  private static Optional<String> answer(Future<Optional<String>> answer) {
    return answer.state() == Future.State.SUCCESS ? answer.resultNow() : Optional.of(AWAY);
  }

  record Report(String status, Map<String, String> checks) {}

  record Ended(String status, List<String> why) {}
}
