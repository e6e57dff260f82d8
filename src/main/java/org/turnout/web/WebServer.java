package org.turnout.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.SizeUnit;
import io.javalin.json.JavalinJackson3;
import io.javalin.util.JavalinException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.component.LifeCycle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.cfg.DateTimeFeature;

/// The program's HTTP server: started once, stopped once.
///
/// It serves each request on a virtual thread, takes bodies up to [#MAX_BODY], and on [#close] lets
/// running requests finish for [#GRACE] while new ones are turned away.
public final class WebServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

  /// A webhook has a few kilobytes; 64 KiB is ample for every form and JSON body we take.
  public static final int MAX_BODY = 64 * 1024;

  /// One uploaded photo or CSV; a carrier takes photos up to 5 MB.
  public static final int MAX_UPLOAD_MB = 8;

  /// Twilio gives a webhook 15 s, and a turn takes milliseconds: what is not done by then hangs.
  public static final Duration GRACE = Duration.ofSeconds(10);

  /// How long one request may take to come: 8 MB at half a megabit a second.
  static final Duration LONGEST_REQUEST = Duration.ofMinutes(3);

  private final Javalin javalin;
  private final RequestDeadline deadline;

  private WebServer(Javalin javalin, RequestDeadline deadline) {
    this.javalin = javalin;
    this.deadline = deadline;
  }

  /// Starts to serve.
  ///
  /// @param host the address to listen on: `127.0.0.1` in rehearsal
  /// @param port 0 for any free one, see [#port]
  /// @throws io.javalin.util.JavalinBindException the port is taken
  public static WebServer start(String host, int port, Metrics metrics, List<Routes> features) {
    return start(host, port, metrics, features, new Patience(LONGEST_REQUEST, GRACE));
  }

  /// How long requests may take.
  ///
  /// @param longest to come
  /// @param grace to finish when the program stops
  record Patience(Duration longest, Duration grace) {}

  static WebServer start(
      String host, int port, Metrics metrics, List<Routes> features, Patience patience) {
    var deadline = new RequestDeadline(patience.longest);
    Javalin javalin =
        Javalin.create(config -> {
          limits(config, patience.grace);
          config.jetty.modifyServer(server -> server.addEventListener(watching(server, deadline)));
          config.jsonMapper(
              new JavalinJackson3()
                  .updateMapper(json -> json.disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)));
          config.staticFiles.enableWebjars();
          config.staticFiles.add(files -> {
            files.hostedPath = "/assets";
            files.directory = "/assets";
            files.headers = Map.of("Cache-Control", "no-cache");
          });
          PageRenderer.renderOn(config);
          SecurityHeaders.addTo(config.routes);
          new Doors(features).addTo(config.routes);
          ErrorResponses.addTo(config.routes);
          config.requestLogger.http(metrics::request);
          features.forEach(feature -> feature.addTo(config.routes));
          config.events.serverStopping(() -> features.forEach(Routes::stopping));
        });
    return new WebServer(javalin.start(host, port), deadline);
  }

  /// The connectors are made after the server and before its start.
  private static LifeCycle.Listener watching(Server server, RequestDeadline deadline) {
    return new LifeCycle.Listener() {
      @Override
      public void lifeCycleStarting(LifeCycle starting) {
        for (Connector connector : server.getConnectors()) {
          connector.addEventListener(deadline);
        }
      }
    };
  }

  private static void limits(JavalinConfig config, Duration grace) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.concurrency.useVirtualThreads = true;
    config.http.maxRequestSize = MAX_BODY;
    config.jetty.multipartConfig.maxFileSize(MAX_UPLOAD_MB, SizeUnit.MB);
    config.jetty.multipartConfig.maxTotalRequestSize(MAX_UPLOAD_MB + 1, SizeUnit.MB);
    config.jetty.multipartConfig.maxInMemoryFileSize(MAX_UPLOAD_MB + 1, SizeUnit.MB);
    config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
    config.jetty.modifyServer(server -> {
      server.setStopTimeout(grace.toMillis());
      server.setErrorHandler(new BareErrors());
      server.insertHandler(new GracefulHandler());
    });
  }

  /// The port it really listens on.
  public int port() {
    return javalin.port();
  }

  /// A request that hangs is cut off; that keeps nothing else from ending.
  @Override
  public void close() {
    try {
      javalin.stop();
    } catch (JavalinException hung) {
      LOG.warn("requests were cut off when the program stopped");
    }
    deadline.close();
  }
}
