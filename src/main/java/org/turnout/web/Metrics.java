package org.turnout.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// `GET /metrics` in Prometheus' text format. Labels are route templates, words of our own and
/// status codes: never a person, a number or a text.
public final class Metrics implements Routes {
  private static final String TEXT_FORMAT = "text/plain; version=0.0.4; charset=utf-8";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Map<Served, Timer> timers = new ConcurrentHashMap<>();

  public Metrics() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ClassLoaderMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
  }

  /// Where features register counters and timers of their own.
  public MeterRegistry registry() {
    return registry;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get(
        "/metrics",
        context -> {
          context.contentType(TEXT_FORMAT);
          context.result(registry.scrape(TEXT_FORMAT));
        });
  }

  /// Takes one served request down.
  void request(Context context, @Nullable Float milliseconds) {
    Endpoint endpoint = context.endpoints().matchedHttpEndpoint();
    var served =
        new Served(
            context.method().name(),
            // Paths that match no route are one label: anyone can make up new ones.
            endpoint == null ? "none" : endpoint.path,
            context.statusCode());
    timers
        .computeIfAbsent(served, this::timer)
        .record(Duration.ofNanos((long) ((milliseconds == null ? 0 : milliseconds) * 1_000_000)));
  }

  private Timer timer(Served served) {
    return Timer.builder("http.requests")
        .description("Requests served, by route template and status")
        .tag("method", served.method())
        .tag("route", served.route())
        .tag("status", Integer.toString(served.status()))
        .serviceLevelObjectives(
            Duration.ofMillis(5),
            Duration.ofMillis(25),
            Duration.ofMillis(100),
            Duration.ofMillis(500),
            Duration.ofSeconds(3))
        .register(registry);
  }

  private record Served(String method, String route, int status) {}
}
