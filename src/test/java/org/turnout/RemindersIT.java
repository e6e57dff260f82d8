package org.turnout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.testkit.program.ClusterLinks;
import org.turnout.testkit.program.TestCluster;

/// Texts that come by the clock of a shift, and those of its opening, on two nodes.
class RemindersIT {
  private static final ZoneId LA = ZoneId.of("America/Los_Angeles");
  private static final AtomicInteger NUMBER = new AtomicInteger();

  /// Without the law of notices: the places of these tests are on days that no notice names.
  private static final ClusterLinks UNGATED =
      ClusterLinks.STRAIGHT.edited(
          "config/rosters/picket.yaml", "health care employer: yes", "health care employer: no");

  @AutoClose
  private static final TestCluster HOUSE = TestCluster.open(TestCluster.CALM, 2, UNGATED);

  private final String phone = TestCluster.phone();

  @Test
  void theReminderComesTheEveningBeforeAndOnce() {
    var day = today().plusDays(10);
    long place = place(day);
    hold(phone, place);
    HOUSE.clock.push(until(evening(day).minusSeconds(60)));
    assertThat(reminders()).isEmpty();
    HOUSE.clock.push(Duration.ofSeconds(61));
    seenTo(place, 1);
    assertThat(HOUSE.got(phone, 1))
        .singleElement()
        .asString()
        .startsWith("Your picket shift is tomorrow: ")
        .contains("7am-11am, Sunset. Meet at the sign-in table. Check-in code: ")
        .endsWith(". Can't come? Text DROP.");
    HOUSE.clock.push(Duration.ofHours(3));
    HOUSE.settled();
    assertThat(reminders()).hasSize(1);
  }

  @Test
  void whoeverDroppedTheShiftOrTookItLaterGetsNone() {
    var day = today().plusDays(10);
    long place = place(day);
    hold(phone, place);
    var late = TestCluster.phone();
    HOUSE.sql("update reservation set released_at = now() where place_id = " + place);
    HOUSE.clock.push(until(evening(day)).plusSeconds(1));
    seenTo(place, 1);
    hold(late, place);
    HOUSE.clock.push(Duration.ofMinutes(10));
    HOUSE.settled();
    assertThat(reminders()).isEmpty();
    assertThat(HOUSE.carrier.received(late)).isEmpty();
  }

  @Test
  void itMovesWithTheShift() {
    var day = today().plusDays(10);
    long place = place(day);
    hold(phone, place);
    HOUSE.sql(
        "update place set day = day + 1, starts_at = starts_at + interval '1 day', ends_at = ends_at + interval '1 day' where id = "
            + place);
    HOUSE.clock.push(until(evening(day)).plusSeconds(1));
    assertThat(reminders()).isEmpty();
    HOUSE.clock.push(Duration.ofDays(1));
    seenTo(place, 1);
    assertThat(HOUSE.got(phone, 1))
        .singleElement()
        .asString()
        .startsWith("Your picket shift is tomorrow: ");
    HOUSE.sql(
        "update place set day = day + 2, starts_at = starts_at + interval '2 days', ends_at = ends_at + interval '2 days' where id = "
            + place);
    HOUSE.clock.push(Duration.ofDays(2));
    assertThat(HOUSE.got(phone, 2)).as("moved after it was told: told again").hasSize(2);
  }

  @Test
  void aStoppedPhoneGetsNone() {
    var day = today().plusDays(10);
    long place = place(day);
    hold(phone, place);
    HOUSE.say(phone, "STOP");
    HOUSE.clock.push(until(evening(day)).plusSeconds(1));
    seenTo(place, 1);
    HOUSE.settled();
    assertThat(reminders()).isEmpty();
  }

  @Test
  void thoseWhoAskedHearOfAnOpeningInTheOrderOfAskingAndNoMoreThanThereIsRoomFor() {
    HOUSE.clock.push(until(today().plusDays(1).atTime(12, 0).atZone(LA).toInstant()));
    // Nothing to take but one place, which two may be told of.
    HOUSE.sql("update place set closed = true");
    var phones = Stream.generate(TestCluster::phone).limit(5).toList();
    for (int i = 0; i < phones.size(); i++) {
      known(phones.get(i));
      HOUSE.sql(
          "insert into opening_wish (person_id, about, since) select speaker_id, 'picket.opening', now() - interval '1 hour' * "
              + (10 - i)
              + " from address where value = '"
              + phones.get(i)
              + "'");
    }
    place(today().plusDays(10));
    assertThat(HOUSE.got(phones.get(0), 1))
        .allMatch(text -> text.contains("picket shifts have opened"));
    HOUSE.got(phones.get(1), 1);
    HOUSE.settled();
    assertThat(told(phones)).isEqualTo(List.of(1, 1, 0, 0, 0));
    // Nobody took it within the time that a place in line has: the next two hear of it.
    HOUSE.clock.push(Duration.ofHours(24));
    HOUSE.got(phones.get(3), 1);
    HOUSE.settled();
    assertThat(told(phones)).isEqualTo(List.of(1, 1, 1, 1, 0));
    place(today().plusDays(12)); // one more
    HOUSE.got(phones.get(4), 1);
    HOUSE.settled();
    assertThat(told(phones)).isEqualTo(List.of(1, 1, 1, 1, 1));
  }

  private static List<Integer> told(List<String> phones) {
    return phones.stream().map(one -> HOUSE.carrier.received(one).size()).toList();
  }

  private List<String> reminders() {
    return HOUSE.carrier.received(phone).stream()
        .filter(text -> text.startsWith("Your picket shift is tomorrow: "))
        .toList();
  }

  private static LocalDate today() {
    return LocalDate.ofInstant(HOUSE.clock.instant(), LA);
  }

  private static Instant evening(LocalDate day) {
    return day.minusDays(1).atTime(18, 0).atZone(LA).toInstant();
  }

  private static Duration until(Instant moment) {
    return Duration.between(HOUSE.clock.instant(), moment);
  }

  /// A shift of the picket at Sunset, from 7 to 11, with room for one.
  private static long place(LocalDate day) {
    return HOUSE.count(
        """
        insert into place (roster, slug, site_id, day, starts_at, ends_at, room)
        select 'picket', 'test-%d', id, '%s', timestamp '%s 07:00' at time zone zone, timestamp '%s 11:00' at time zone zone, 1
        from site where slug = 'sunset' returning id
        """
            .formatted(NUMBER.incrementAndGet(), day, day, day));
  }

  private static void known(String phone) {
    HOUSE.text(phone, "thanks");
    HOUSE.sql(
        "update person set zone = 'America/Los_Angeles' where id = (select speaker_id from address where value = '"
            + phone
            + "')");
  }

  private static void hold(String phone, long place) {
    known(phone);
    HOUSE.sql(
        "insert into reservation (place_id, person_id, reserved_at) select %d, speaker_id, '%s' from address where value = '%s'"
            .formatted(place, HOUSE.clock.instant(), phone));
    HOUSE.sql("update place set taken = taken + 1 where taken < room and id = " + place);
  }

  private static void seenTo(long place, int times) {
    Awaitility.await()
        .atMost(TestCluster.PATIENCE)
        .until(() ->
            HOUSE.count("select count(*) from place_reminded where place_id = " + place) == times);
    HOUSE.settled();
  }
}
