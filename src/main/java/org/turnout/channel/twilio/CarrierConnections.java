package org.turnout.channel.twilio;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.ConnectionEndpoint;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Our connections to the carrier: bounded, and opened before they are needed, because a blast that
/// opens them as it goes arrives in bursts.
final class CarrierConnections implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CarrierConnections.class);

  /// A connection may have been closed by the other side since its last answer, and a request
  /// written to such a one is uncertain: each is looked at before it is used, for a millisecond.
  private static final TimeValue TRUSTED = TimeValue.ZERO_MILLISECONDS;

  /// Servers keep idle connections for a minute or so; we close ours well before.
  static final TimeValue KEPT = TimeValue.ofSeconds(20);

  /// Opened at the same time, so that opening does not become a storm of its own.
  private static final int AT_ONCE = 64;

  private final PoolingHttpClientConnectionManager manager;
  private final HttpRoute route;
  private final int most;
  private final Timeout connect;
  private final ExecutorService opening =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("twilio-open-", 0).factory());

  CarrierConnections(URI api, TwilioLimits limits) {
    this.most = limits.inFlight();
    this.connect = Timeout.of(limits.connect());
    boolean tls = "https".equals(api.getScheme());
    int port = api.getPort() >= 0 ? api.getPort() : tls ? 443 : 80;
    this.route = new HttpRoute(new HttpHost(api.getScheme(), api.getHost(), port), null, tls);
    this.manager =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setMaxConnTotal(most)
            .setMaxConnPerRoute(most)
            .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
            .setConnPoolPolicy(PoolReusePolicy.LIFO)
            .setDefaultSocketConfig(
                SocketConfig.custom()
                    .setTcpNoDelay(true)
                    .setSoTimeout(Timeout.of(limits.answer()))
                    .build())
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(connect)
                    .setSocketTimeout(Timeout.of(limits.answer()))
                    .setValidateAfterInactivity(TRUSTED)
                    .build())
            .setDefaultTlsConfig(TlsConfig.custom().setHandshakeTimeout(connect).build())
            .build();
  }

  PoolingHttpClientConnectionManager manager() {
    return manager;
  }

  /// Makes sure that so many are open, in use or not; more than the bound are never opened. Fails
  /// silently: the calls themselves will say what is wrong.
  void open(int wanted) {
    manager.closeIdle(KEPT);
    int missing = Math.min(wanted, most) - manager.getTotalStats().getLeased();
    if (missing <= manager.getTotalStats().getAvailable()) {
      return;
    }
    var held = new CountDownLatch(missing);
    var permits = new Semaphore(AT_ONCE);
    List<? extends Future<?>> tasks =
        IntStream.range(0, missing)
            .mapToObj(_ -> opening.submit(() -> hold(held, permits)))
            .toList();
    tasks.forEach(task -> {
      try {
        task.get(connect.toMilliseconds() * 2, TimeUnit.MILLISECONDS);
      } catch (ExecutionException | TimeoutException e) {
        LOG.debug("a connection to the carrier could not be opened beforehand", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
  }

  /// Holds one connection until all are held, so that each is another one.
  private Optional<ConnectionEndpoint> hold(CountDownLatch held, Semaphore permits)
      throws Exception {
    ConnectionEndpoint endpoint;
    try {
      endpoint = manager.lease("open", route, null).get(connect);
    } catch (TimeoutException busy) {
      held.countDown();
      return Optional.empty();
    }
    try {
      permits.acquire();
      try {
        if (!endpoint.isConnected()) {
          manager.connect(endpoint, connect, HttpClientContext.create());
        }
      } finally {
        permits.release();
        held.countDown();
      }
      held.await(connect.toMilliseconds(), TimeUnit.MILLISECONDS);
      return Optional.of(endpoint);
    } catch (IOException notThere) {
      endpoint.close(CloseMode.IMMEDIATE);
      throw notThere;
    } finally {
      manager.release(endpoint, null, KEPT);
    }
  }

  @Override
  public void close() {
    opening.shutdownNow();
    manager.close(CloseMode.IMMEDIATE);
  }
}
