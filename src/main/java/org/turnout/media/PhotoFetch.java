package org.turnout.media;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.turnout.media.PhotoSource.Download;
import org.turnout.postgres.PostgresUnavailable;

/// Fetches planned photos, a few at once, on every node; what one node holds the others leave
/// alone.
///
/// A carrier that does not answer is asked again after 30 s, a minute, two, ..., eight times in
/// all; then the photo is refused with that reason.
public final class PhotoFetch implements AutoCloseable {
  /// At 5 MB each, what a small machine can hold at once.
  private static final int WORKERS = 2;

  private static final int MAX_ATTEMPTS = 8;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);

  /// Longer than any download may take, so that two workers never fetch the same photo.
  private static final Duration HOLD = Duration.ofMinutes(3);

  private static final Logger log = LoggerFactory.getLogger(PhotoFetch.class);

  private final Photos photos;
  private final PhotoSource source;
  private final Duration poll;
  private final Semaphore bell = new Semaphore(0);
  private volatile boolean stopping;

  PhotoFetch(Photos photos, PhotoSource source, Duration poll) {
    this.photos = photos;
    this.source = source;
    this.poll = poll;
  }

  /// Starts the workers.
  ///
  /// @param poll how often they look when nobody rings
  public static PhotoFetch start(Photos photos, PhotoSource source, Duration poll) {
    PhotoFetch fetch = new PhotoFetch(photos, source, poll);
    IntStream.range(0, WORKERS)
        .forEach(i -> Thread.ofVirtual().name("photos-" + i).start(fetch::run));
    return fetch;
  }

  /// Ends after the photo at hand.
  @Override
  public void close() {
    stopping = true;
    bell.release(WORKERS);
  }

  private void run() {
    while (!stopping) {
      try {
        while (!stopping && once()) {
          bell.drainPermits();
        }
      } catch (PostgresUnavailable e) {
        log.warn("photos wait: Postgres is down");
      } catch (Throwable e) { // the thread's top: a picture that a library fails at is one picture
        log.error("photos wait: {}", e.getClass().getName());
      }
      if (!rested()) {
        return;
      }
    }
  }

  private boolean rested() {
    try {
      boolean _ = !stopping && bell.tryAcquire(poll.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// Deals with one photo; false when none is due.
  boolean once() {
    Optional<Photos.Claimed> claimed = photos.claim(HOLD);
    claimed.ifPresent(this::fetch);
    return claimed.isPresent();
  }

  private void fetch(Photos.Claimed photo) {
    switch (source.fetch(photo.address())) {
      case Download.Got got -> keep(photo, got.bytes());
      case Download.Refused refused -> refuse(photo, refused.reason());
      case Download.Moved _ -> refuse(photo, "it was redirected too often");
      case Download.Later later -> {
        if (photo.attempts() >= MAX_ATTEMPTS) {
          refuse(photo, later.reason());
        } else {
          photos.later(photo.id(), FIRST_PAUSE.multipliedBy(1L << (photo.attempts() - 1)));
        }
      }
    }
  }

  private void keep(Photos.Claimed photo, byte[] file) {
    switch (Picture.examine(file)) {
      case Picture.Examined.Good good -> {
        photos.fetched(photo.id(), good.picture());
        log.info("photo fetched: photo={} type={}", photo.id(), good.picture().type());
      }
      case Picture.Examined.Bad bad -> refuse(photo, bad.reason());
    }
  }

  private void refuse(Photos.Claimed photo, String reason) {
    photos.refused(photo.id(), reason);
    log.info("photo refused: photo={} reason={}", photo.id(), reason);
  }
}
