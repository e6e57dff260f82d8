package org.turnout.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.turnout.channel.Address;
import org.turnout.roster.Roster;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.TestPeople;

/// A place opens for two members who stand in line for it.
class OfferTurnsIT {
  private static final String ASKED =
      "Good news: a place opened. Tue Oct 20, 9am-12pm, Sunset. Reply PLACE by ";
  private static final String TAKEN = "You are in! Tue Oct 20, 9am-12pm, Sunset.";

  @AutoClose private final TestDatabase db = TestDatabase.fresh();
  private final Roster picket = EventRosters.of("picket", 1, Optional.empty());

  @AutoClose
  private final CampaignDoor campaign = new CampaignDoor(db, () -> Map.of("picket", picket));

  private final Address holder = TestPeople.someone(db).address();
  private final Address first = TestPeople.someone(db).address();
  private final Address second = TestPeople.someone(db).address();

  @BeforeEach
  void standInLine() {
    campaign.store(picket);
    db.database()
        .with(handle ->
            handle.execute(
                """
                insert into membership (person_id, local_id, since, source)
                select p.id, l.id, now(), 'test' from person p, local l
                """));
    db.database().with(handle -> handle.execute("update person set zone = 'America/Los_Angeles'"));
    campaign.reserve(holder, "picket");
    campaign.waitlist(first, "picket");
    campaign.waitlist(second, "picket");
    campaign.release(holder, "picket");
  }

  @Test
  void theFirstInLineIsAskedOnceAndAPlainYesTakesThePlace() {
    assertThat(campaign.rounds().offer()).isOne();
    assertThat(campaign.rounds().offer()).isZero();
    assertThat(campaign.texts(first))
        .singleElement()
        .asString()
        .startsWith("service planned: " + ASKED + "11:10pm on Fri Oct 2");
    assertThat(campaign.texts(second)).isEmpty();
    assertThat(said(first, "yes")).startsWith(TAKEN);
    assertThat(said(first, "seat")).isEqualTo("Thank you! See you there.");
    assertThat(campaign.column("select duty from reservation where released_at is null"))
        .containsExactly("seat");
  }

  @Test
  void aYesThatAnotherQuestionTakesIsAskedAboutAndTheWordIsNot() {
    campaign.say(first, "ALERTS");
    campaign.rounds().offer();
    assertThat(said(first, "yes")).contains("open place").doesNotContain(TAKEN);
    assertThat(said(first, "place")).startsWith(TAKEN);
  }

  @Test
  void whoWaitsForAStewardTakesItByAPlainYesToo() {
    campaign.say(first, "STEWARD");
    campaign.pass(Duration.ofSeconds(1));
    campaign.rounds().offer();
    assertThat(said(first, "yes")).startsWith(TAKEN);
  }

  @Test
  void passGivesThePlaceToTheNextInLineAtOnce() {
    campaign.rounds().offer();
    assertThat(said(first, "pass")).contains("goes to the next in line");
    assertThat(campaign.rounds().offer()).isOne();
    assertThat(campaign.texts(second)).singleElement().asString().contains(ASKED);
    assertThat(said(second, "place")).startsWith(TAKEN);
  }

  @Test
  void aLapseIsToldOnceByDayAndALateWordIsAnsweredTruly() {
    campaign.rounds().offer();
    campaign.pass(EventRosters.DEADLINE.plusMinutes(5));
    assertThat(campaign.rounds().lapse()).isOne();
    assertThat(campaign.rounds().tellOfLapses()).as("at night").isZero();
    campaign.pass(Duration.ofHours(10));
    assertThat(campaign.rounds().tellOfLapses()).isOne();
    assertThat(campaign.rounds().tellOfLapses()).isZero();
    assertThat(campaign.texts(first))
        .last()
        .isEqualTo("service planned: Your time to take Tue Oct 20 at Sunset is up.");
    assertThat(said(first, "place"))
        .startsWith("Your time to take Tue Oct 20, 9am-12pm at Sunset is up");
    assertThat(campaign.column("select count(*)::text from reservation where released_at is null"))
        .containsExactly("0");
  }

  @Test
  void severalNodesAskOnce() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var rounds =
          IntStream.range(0, 8)
              .mapToObj(_ -> (Callable<Integer>) () -> campaign.anotherNode().offer())
              .toList();
      int asked = 0;
      for (var result : threads.invokeAll(rounds)) {
        asked += result.get();
      }
      assertThat(asked).isOne();
    }
    assertThat(campaign.texts(first)).hasSize(1);
  }

  @Test
  void whoStoppedBeforeIsNotAskedAndTheNextIs() {
    campaign.say(first, "STOP");
    campaign.rounds().offer();
    campaign.rounds().offer();
    assertThat(texts(first)).doesNotContain("Good news");
    assertThat(texts(second)).contains(ASKED);
  }

  @Test
  void whoStopsMeanwhileTakesNothingAndHearsOfNoLapse() {
    campaign.rounds().offer();
    campaign.say(first, "STOP");
    assertThat(said(first, "place")).doesNotContain(TAKEN);
    campaign.pass(Duration.ofHours(24));
    campaign.rounds().lapse();
    assertThat(campaign.rounds().tellOfLapses()).isZero();
    assertThat(texts(first)).doesNotContain("Your time to take");
  }

  private String said(Address who, String text) {
    return String.join("\n", campaign.say(who, text));
  }

  private String texts(Address who) {
    return campaign.texts(who).stream().collect(Collectors.joining("\n"));
  }
}
