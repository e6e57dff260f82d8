package org.turnout.lab.strike;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.turnout.lab.judge.CheckList;
import org.turnout.lab.strike.StrikeLedger.Came;
import org.turnout.lab.strike.StrikeLedger.Held;
import org.turnout.lab.strike.StrikeLedger.Records;
import org.turnout.lab.strike.StrikeLedger.Shift;
import org.turnout.lab.strike.TextPattern.Reading;

/// A judge that finds nothing is worth nothing: each thing that it is there for, done wrong once.
class StrikeJudgeTest {
  private static final String ANA = "+12135550142";
  private static final String BO = "+12135550143";
  private static final Seat SEAT = new Seat("Sunset", 19, "6am");
  private static final StrikeCalendar DAYS =
      new StrikeCalendar(LocalDate.of(2026, 10, 5), 1, ZoneId.of("America/Los_Angeles"));
  private static final Instant BEGINS = DAYS.at(DAYS.prepares(), "09:00");
  private static final Instant STARTS = DAYS.starts(SEAT);

  private final StrikeEvents events = new StrikeEvents();
  private final List<PhoneText> texts = new ArrayList<>();
  private final List<Held> held = new ArrayList<>();
  private final List<Came> came = new ArrayList<>();

  @BeforeEach
  void oneHasAShiftAndComes() {
    events.refusal = "no notice covers a shift";
    events.noticed = BEGINS.plus(Duration.ofHours(8));
    got(ANA, "shift/place.got_it", BEGINS.plus(Duration.ofDays(1)), SEAT);
    held.add(held(ANA, Optional.empty()));
    got(ANA, "here/arrive.here", STARTS, SEAT.on(0));
    came.add(new Came(ANA, 1, SEAT, true, true));
    events.allOff = new StrikeEvents.CallOff(DAYS.allOff(), List.of(ANA), 1);
    got(ANA, "roster/called off", DAYS.allOff(), SEAT);
  }

  @Test
  void whereAllIsWellNothingIsWrong() {
    assertThat(wrong()).isEmpty();
  }

  @Test
  void aTextOfAShiftBeforeTheNoticeIsNoticed() {
    got(BO, "roster/opening", BEGINS);
    events.refusal = "";
    assertThat(wrong())
        .anyMatch(said -> said.contains("1 of them offered"))
        .anyMatch(said -> said.contains("NOT refused"));
  }

  @Test
  void twoWhoAreToldOfOnePlaceAreNoticed() {
    got(BO, "take_place/place.got_it", BEGINS.plus(Duration.ofDays(2)), SEAT);
    assertThat(wrong())
        .anyMatch(said -> said.contains("over its room"))
        .anyMatch(said -> said.contains("told 1, recorded 0"));
  }

  @Test
  void aPlaceThatIsHandedToACoworkerIsNotOverItsRoom() {
    Instant now = BEGINS.plus(Duration.ofDays(2));
    got(BO, "trade_asked/take.done", now, SEAT);
    got(ANA, "trade_ended/how.given", now.plusSeconds(2), SEAT);
    held.set(0, held(ANA, Optional.of(now)));
    held.add(held(BO, Optional.empty()));
    assertThat(wrong()).isEmpty();
  }

  @Test
  void aCheckInThatIsLostIsNoticed() {
    came.clear();
    assertThat(wrong()).anyMatch(said -> said.contains("told by text that they are checked in"));
    came.add(new Came(ANA, 1, SEAT, true, true));
    came.add(new Came(BO, 1, SEAT, false, true));
    assertThat(wrong()).anyMatch(said -> said.contains("signed in by captains"));
  }

  @Test
  void aTextAfterStopIsNoticed() {
    events.stopped.put(BO, STARTS);
    got(BO, "system/stopped", STARTS.plusSeconds(1));
    assertThat(wrong()).isEmpty();
    got(BO, "roster/reminder", STARTS.plusSeconds(2), SEAT);
    assertThat(wrong()).anyMatch(said -> said.contains("1 texts after its confirmation"));
  }

  @Test
  void aHolderWhoHeardNothingOfTheCallOffOrHeardItTwiceIsNoticed() {
    events.allOff = new StrikeEvents.CallOff(DAYS.allOff(), List.of(ANA, BO), 2);
    assertThat(wrong()).anyMatch(said -> said.contains("heard it 0 times"));
    events.allOff = new StrikeEvents.CallOff(DAYS.allOff(), List.of(ANA), 1);
    got(ANA, "roster/called off", DAYS.allOff(), SEAT);
    assertThat(wrong()).anyMatch(said -> said.contains("heard it 2 times"));
  }

  private void got(String phone, String kind, Instant at, Seat... seats) {
    var says = new Reading(kind, List.of(seats), Map.of(), 0, 1);
    texts.add(new PhoneText(texts.size(), phone, false, kind, at, List.of(says)));
  }

  private static Held held(String phone, Optional<Instant> released) {
    return new Held(phone, 1, SEAT, BEGINS.plus(Duration.ofDays(1)), released, false);
  }

  private List<String> wrong() {
    var records = new Records(List.of(new Shift(1, SEAT, DAYS.first(), 1)), held, came, 1, 1, 0);
    return StrikeJudge.checks(DAYS, events, texts, records, List.of()).stream()
        .filter(check -> !check.holds())
        .map(CheckList.Check::said)
        .toList();
  }
}
