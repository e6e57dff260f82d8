package org.turnout.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.channel.Photo;
import org.turnout.lab.carrier.WiredStandIn;
import org.turnout.postgres.Database;
import org.turnout.testkit.TestDatabase;

/// From a phone's picture to the record, over the stand-in's redirect.
class PhotoFetchIT {
  @AutoClose static final TestDatabase db = TestDatabase.fresh();

  private final Database database = db.database();
  private final Photos photos = new Photos(database);
  private final WiredStandIn carrier = new WiredStandIn();
  private final PhotoSource source =
      new PhotoSource(List.of(carrier.access.photoOrigin()), Duration.ofSeconds(10));

  @AfterEach
  void stop() {
    database.with(handle -> handle.execute("delete from photo"));
    carrier.close();
    source.close();
  }

  @Test
  void aPictureIsKeptWithoutItsPlaceAndALieIsRefused() {
    List<Long> ids =
        plan(
            send(
                new org.turnout.lab.carrier.SentPicture(SamplePictures.jpeg(6), "image/png"),
                new org.turnout.lab.carrier.SentPicture(
                    SamplePictures.ascii("<svg onload=alert(1)>"), "image/jpeg")));
    try (PhotoFetch _ = PhotoFetch.start(photos, source, Duration.ofHours(1))) {
      await().until(() -> stored().stream().noneMatch(p -> p.status().equals("planned")));
    }
    assertThat(stored())
        .containsExactly(
            new Stored(ids.get(1), "refused", Optional.empty(), Optional.of("it is not a picture")),
            new Stored(ids.get(0), "fetched", Optional.of("image/jpeg"), Optional.empty()));
    assertThat(new String(content(ids.get(0)).orElseThrow(), ISO_8859_1))
        .doesNotContain(SamplePictures.PLACE);
    assertThat(content(ids.get(1))).isEmpty();
  }

  @Test
  void planningTheSameTextAgainChangesNothing() {
    List<Photo> sent =
        send(new org.turnout.lab.carrier.SentPicture(SamplePictures.png(), "image/png"));
    assertThat(plan(sent)).isEqualTo(plan(sent)).hasSize(1);
    assertThat(stored()).hasSize(1);
  }

  @Test
  void aPhotoIsHeldByOneWorkerOnlyAndComesBackWhenTheWorkerDies() {
    plan(send(new org.turnout.lab.carrier.SentPicture(SamplePictures.png(), "image/png")));
    assertThat(photos.claim(Duration.ZERO)).isPresent();
    assertThat(photos.claim(Duration.ofMinutes(3)))
        .hasValueSatisfying(claimed -> assertThat(claimed.attempts()).isEqualTo(2));
    assertThat(photos.claim(Duration.ofMinutes(3))).isEmpty();
  }

  @Test
  void aCarrierThatIsAwayIsAskedAgainAndThenNoMore() {
    List<Long> ids =
        plan(List.of(new Photo(carrier.access.api().resolve("/2010-04-01/gone"), "image/png")));
    carrier.standIn.close();
    PhotoFetch fetch = new PhotoFetch(photos, source, Duration.ofHours(1));
    for (int attempt = 1; attempt <= 8; attempt++) {
      assertThat(stored().getFirst().status()).isEqualTo("planned");
      database.with(handle -> handle.execute("update photo set try_at = now()"));
      assertThat(fetch.once()).isTrue();
    }
    assertThat(stored())
        .containsExactly(
            new Stored(
                ids.getFirst(),
                "refused",
                Optional.empty(),
                Optional.of("the carrier did not answer")));
  }

  private record Stored(long id, String status, Optional<String> type, Optional<String> reason) {}

  /// All of them, the newest first.
  private List<Stored> stored() {
    return database.with(handle ->
        handle
            .createQuery("select id, status, type, reason from photo order by id desc")
            .map((row, _) ->
                new Stored(
                    row.getLong("id"),
                    row.getString("status"),
                    Optional.ofNullable(row.getString("type")),
                    Optional.ofNullable(row.getString("reason"))))
            .list());
  }

  private Optional<byte[]> content(long id) {
    return database.with(handle ->
        handle
            .createQuery("select bytes from photo where id = :id and bytes is not null")
            .bind("id", id)
            .map((row, _) -> row.getBytes("bytes"))
            .findOne());
  }

  private List<Photo> send(org.turnout.lab.carrier.SentPicture... pictures) {
    carrier.standIn.text(WiredStandIn.PHONE, "look", pictures);
    return carrier.received.getLast().photos();
  }

  private List<Long> plan(List<Photo> sent) {
    return database.inTransaction(handle -> Photos.plan(handle, "MM1", 1, sent));
  }
}
