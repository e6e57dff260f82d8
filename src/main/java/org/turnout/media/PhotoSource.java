package org.turnout.media;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;

/// Downloads a photo by the rules of `facts/twilio.md` 1: the first address lies under the
/// carrier's API and alone gets our credentials; redirects are followed over HTTPS, to public
/// addresses only. Sizes are counted while reading, whatever the header says.
public final class PhotoSource implements AutoCloseable {
  /// Twilio's own limit for pictures.
  public static final int MAX_BYTES = 5 * 1024 * 1024;

  private static final int MAX_REDIRECTS = 4;

  private final List<Origin> origins;
  private final Duration limit;
  private final CloseableHttpClient world = client(FetchReach.PUBLIC);
  private final CloseableHttpClient machine = client(FetchReach.LOOPBACK);

  /// @param origins where photos may come from
  /// @param limit for one whole download
  public PhotoSource(List<Origin> origins, Duration limit) {
    this.origins = List.copyOf(origins);
    this.limit = limit;
  }

  /// What a download came to.
  sealed interface Download {
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Got(byte[] bytes) implements Download {}

    /// It will never be fetched; the reason is for a steward.
    record Refused(String reason) implements Download {}

    /// It may come later.
    record Later(String reason) implements Download {}

    /// It lies elsewhere.
    record Moved(URI to) implements Download {}
  }

  /// Fetches one photo; blocks for at most the limit and a connection's time.
  Download fetch(URI photo) {
    for (Origin origin : origins) {
      Optional<URI> actual = origin.locate(photo);
      if (actual.isPresent()) {
        return follow(origin, actual.get());
      }
    }
    return new Download.Refused("its address is not the carrier's");
  }

  @Override
  public void close() {
    try {
      world.close();
      machine.close();
    } catch (IOException e) {
      throw new UncheckedIOException("closing the photo client", e);
    }
  }

  private Download follow(Origin origin, URI first) {
    long deadline = System.nanoTime() + limit.toNanos();
    Download download = get(origin, first, origin.authorization().isPresent(), deadline);
    for (int i = 0; i < MAX_REDIRECTS && download instanceof Download.Moved moved; i++) {
      boolean safe = "https".equals(moved.to().getScheme()) || origin.local();
      if (!safe || moved.to().getHost() == null || moved.to().getRawUserInfo() != null) {
        return new Download.Refused("it was redirected to an address that is not safe");
      }
      download = get(origin, moved.to(), false, deadline);
    }
    return download instanceof Download.Moved
        ? new Download.Refused("it was redirected too often")
        : download;
  }

  private Download get(Origin origin, URI address, boolean authorized, long deadline) {
    HttpGet request = new HttpGet(address);
    request.setHeader("Accept", "image/*");
    request.setHeader("User-Agent", "turnout");
    if (authorized) {
      origin.authorization().ifPresent(a -> request.setHeader("Authorization", a.value()));
    }
    // Unless the whole picture was read, the connection is cut: the client would otherwise read a
    // body of any length to its end before it lets go.
    AtomicReference<Download> verdict = new AtomicReference<>();
    try {
      return (origin.local() ? machine : world)
          .execute(
              request,
              response -> {
                Download download = read(response, address, deadline);
                if (!(download instanceof Download.Got)) {
                  verdict.set(download);
                  request.abort();
                }
                return download;
              });
    } catch (FetchReach.OutOfReach e) {
      return new Download.Refused("it was redirected to an address that may not be called");
    } catch (IOException e) {
      Download known = verdict.get();
      return known == null ? new Download.Later("the carrier did not answer") : known;
    }
  }

  private static Download read(ClassicHttpResponse response, URI asked, long deadline)
      throws IOException {
    int status = response.getCode();
    return switch (status / 100) {
      case 2 -> body(response.getEntity(), deadline);
      case 3 -> moved(response.getFirstHeader("Location"), asked);
      case 4 ->
          status == 429 || status == 408
              ? new Download.Later("the carrier is busy")
              : new Download.Refused("the carrier does not have it (" + status + ")");
      default -> new Download.Later("the carrier failed (" + status + ")");
    };
  }

  private static Download moved(@Nullable Header location, URI asked) {
    try {
      return location == null
          ? new Download.Refused("the redirect has no address")
          : new Download.Moved(asked.resolve(location.getValue()));
    } catch (IllegalArgumentException e) {
      return new Download.Refused("it was redirected to something that is not an address");
    }
  }

  private static Download body(@Nullable HttpEntity entity, long deadline) throws IOException {
    if (entity == null || entity.getContentLength() > MAX_BYTES) {
      return new Download.Refused(entity == null ? "it is empty" : "it is larger than 5 MB");
    }
    // Not closed here: closing reads on to the end.
    InputStream in = entity.getContent();
    var out = new ByteArrayOutputStream();
    byte[] part = new byte[16 * 1024];
    for (int n = in.read(part); n >= 0; n = in.read(part)) {
      out.write(part, 0, n);
      if (out.size() > MAX_BYTES) {
        return new Download.Refused("it is larger than 5 MB");
      }
      if (System.nanoTime() > deadline) {
        return new Download.Later("the carrier was too slow");
      }
    }
    return new Download.Got(out.toByteArray());
  }

  /// Nothing is retried, followed, unpacked or remembered below this class.
  private static CloseableHttpClient client(FetchReach reach) {
    var connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setDnsResolver(reach)
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(5, TimeUnit.SECONDS)
                    .setSocketTimeout(10, TimeUnit.SECONDS)
                    .build())
            .build();
    return HttpClients.custom()
        .setConnectionManager(connections)
        .setDefaultRequestConfig(
            RequestConfig.custom().setResponseTimeout(10, TimeUnit.SECONDS).build())
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableContentCompression()
        .disableCookieManagement()
        .disableAuthCaching()
        .build();
  }
}
