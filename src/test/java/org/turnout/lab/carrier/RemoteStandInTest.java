package org.turnout.lab.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The carrier as a rehearsal in another process asks it.
class RemoteStandInTest {
  private final WiredStandIn rehearsal = new WiredStandIn();
  private final RemoteStandIn remote =
      new RemoteStandIn(rehearsal.standIn.api(), WiredStandIn.ACCOUNT, WiredStandIn.TOKEN);

  @AfterEach
  void stop() {
    remote.close();
    rehearsal.close();
  }

  @Test
  void itSeesWhatTheCarrierSees() {
    rehearsal.carrier.send(rehearsal.text("one"));
    rehearsal.carrier.send(rehearsal.text("two"));
    await().until(() -> remote.callbacks() == 0);
    assertThat(remote.counts()).isEqualTo(rehearsal.standIn.seen().counts());
    assertThat(remote.counts().notes()).containsEntry("callback 204", 6L);
    assertThat(remote.rows(LongStream.rangeClosed(1, 3)))
        .isEqualTo(new CarrierCounter.Rows(2, 1, List.of(), List.of(3L)));
  }

  @Test
  void aMillionRowsAreAskedForAtOnce() {
    assertThat(remote.rows(LongStream.range(1_000_000_000L, 1_001_000_000L)).missing())
        .hasSize(1_000_000);
  }

  @Test
  void phonesTextThroughItAndItsLogIsReadFromOutside() {
    String told = remote.text("+12135550101", "MENU").sid();
    String withheld = remote.withhold("", "who is it").sid();
    assertThat(remote.announce(withheld).sid()).isEqualTo(withheld);
    assertThat(remote.log()).extracting(CarrierEntry::sid).containsExactly(told, withheld);
    assertThat(remote.phone("+12135550101")).extracting(CarrierEntry::body).containsExactly("MENU");
  }

  @Test
  void conditionsAreChangedFromOutsideAndBadOnesChangeNothing() {
    remote.conditions("scenario: one\nabout: x\nrequests: {redirect: 100%}\n");
    assertThatThrownBy(() -> remote.conditions("scenario: two\nrequests: {nothing: 1%}\n"))
        .isInstanceOf(UncheckedIOException.class);
    rehearsal.carrier.send(rehearsal.text("one"));
    assertThat(remote.counts().notes()).containsKey("REDIRECT");
  }

  @Test
  void strangersLearnNothing() {
    try (var stranger =
        new RemoteStandIn(rehearsal.standIn.api(), WiredStandIn.ACCOUNT, "another token")) {
      assertThat(stranger.there()).isFalse();
      assertThatThrownBy(stranger::end).isInstanceOf(UncheckedIOException.class);
    }
    assertThat(remote.there()).isTrue();
  }

  @Test
  void itCallsThisMachineOnlyWhoeverAsks() {
    assertThatThrownBy(() ->
            remote.connect(
                URI.create("http://rehearsal.invalid"), URI.create("https://example.org")))
        .isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void itEndsWhenItIsTold() throws InterruptedException {
    assertThat(rehearsal.standIn.awaitEnd(Duration.ZERO)).isFalse();
    remote.end();
    assertThat(rehearsal.standIn.awaitEnd(Duration.ofSeconds(5))).isTrue();
  }
}
