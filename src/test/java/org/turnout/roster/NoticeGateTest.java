package org.turnout.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.turnout.roster.Roster.Kind;
import org.turnout.roster.Roster.Shift;
import org.turnout.testkit.ForAll;

/// Invariant 9: nothing before the noticed time, nothing later than noticed or after a gap, at any
/// site, for any local, whatever the files say.
class NoticeGateTest {
  private static final LocalDate FIRST = LocalDate.parse("2026-10-05");
  private static final Instant SERVED = Instant.parse("2026-09-20T17:00:00Z");
  private static final Instant NOW = Instant.parse("2026-10-01T17:00:00Z");
  private static final Optional<String> NURSES = Optional.of("nurses");

  @Test
  void daysOnTheLineBeginExactlyWhenNoticed() {
    var gate = gate(List.of(notice(at(0, 6))), at(0, 6), at(0, 10), at(1, 6), at(3, 6));
    assertThat(cover(gate, at(0, 6))).isEqualTo(NoticeCover.COVERED);
    assertThat(cover(gate, at(1, 6))).isEqualTo(NoticeCover.COVERED);
    assertThat(cover(gate, at(3, 6))).isEqualTo(NoticeCover.AFTER_A_GAP);
    assertThat(cover(gate(List.of(notice(at(0, 6))), at(0, 10)), at(0, 10)))
        .isEqualTo(NoticeCover.LATE);
    assertThat(cover(gate(List.of(notice(at(0, 8))), at(0, 6), at(0, 8)), at(0, 6)))
        .isEqualTo(NoticeCover.TOO_EARLY);
    assertThat(cover(gate(List.of()), at(0, 6))).isEqualTo(NoticeCover.NOT_SERVED);
  }

  @Test
  void aNoticeOfOneLocalOpensNothingToAnother() {
    var theirs =
        new StrikeNotice(
            "nurses",
            Set.of(Kind.PICKET),
            "KP",
            Optional.of(Set.of("nurses")),
            Optional.of(Set.of("sunset")),
            SERVED,
            List.of(at(0, 6)),
            List.of(),
            "counsel",
            "KP",
            "00");
    var gate = gate(List.of(theirs), at(0, 6));
    assertThat(cover(gate, at(0, 6))).isEqualTo(NoticeCover.COVERED);
    assertThat(gate.cover("sunset", at(0, 6), Optional.of("techs"), NOW))
        .isEqualTo(NoticeCover.NOT_SERVED);
    assertThat(gate.cover("harbor", at(0, 6), NURSES, NOW)).isEqualTo(NoticeCover.NOT_SERVED);
    assertThat(gate.coverOfAnybody("sunset", at(0, 6), NOW)).isEqualTo(NoticeCover.COVERED);
  }

  private record Line(Set<LocalDateTime> shifts, Set<LocalDateTime> noticed) {}

  @Test
  void noPlaceIsOpenUnlessEachDayBackToANoticedStartHasAShift() {
    ForAll.<Line>of(random -> new Line(some(random, 12), some(random, 3)))
        .check(line -> opensWhatIsNoticed(line.shifts(), line.noticed()));
  }

  private static void opensWhatIsNoticed(Set<LocalDateTime> shifts, Set<LocalDateTime> noticed) {
    var gate = gate(List.of(notice(noticed.toArray(LocalDateTime[]::new))), shifts);
    for (var start : shifts) {
      boolean open =
          noticed.stream()
              .anyMatch(begin ->
                  !begin.isAfter(start)
                      && shifts.contains(begin)
                      && everyDay(begin.toLocalDate(), start.toLocalDate(), shifts));
      assertThat(cover(gate, start) == NoticeCover.COVERED).as("%s", start).isEqualTo(open);
      if (noticed.stream().noneMatch(begin -> !begin.isAfter(start))) {
        assertThat(cover(gate, start).mayBeAllowed()).isFalse();
      }
    }
  }

  private static boolean everyDay(LocalDate from, LocalDate to, Set<LocalDateTime> shifts) {
    return from.datesUntil(to.plusDays(1))
        .allMatch(day -> shifts.stream().anyMatch(it -> it.toLocalDate().equals(day)));
  }

  private static Set<LocalDateTime> some(RandomGenerator random, int most) {
    var all = new TreeSet<LocalDateTime>();
    for (int i = 0, many = 1 + random.nextInt(most); i < many; i++) {
      all.add(at(random.nextInt(8), 6 + 4 * random.nextInt(3)));
    }
    return all;
  }

  private static NoticeCover cover(NoticeGate gate, LocalDateTime start) {
    return gate.cover("sunset", start, NURSES, NOW);
  }

  private static NoticeGate gate(List<StrikeNotice> notices, LocalDateTime... starts) {
    return gate(notices, new TreeSet<>(List.of(starts)));
  }

  private static NoticeGate gate(List<StrikeNotice> notices, Set<LocalDateTime> starts) {
    var shifts = new ArrayList<Shift>();
    for (var start : starts) {
      shifts.add(
          new Shift(
              "sunset" + start,
              "sunset",
              start.toLocalDate(),
              start.toLocalTime(),
              LocalTime.of(23, 0),
              1,
              Optional.empty(),
              Optional.empty(),
              Optional.empty()));
    }
    return NoticeGate.of(Kind.PICKET, notices, shifts);
  }

  private static StrikeNotice notice(LocalDateTime... starts) {
    return new StrikeNotice(
        "all",
        Set.of(Kind.PICKET),
        "KP",
        Optional.empty(),
        Optional.empty(),
        SERVED,
        Stream.of(starts).toList(),
        List.of(),
        "counsel",
        "KP",
        "00");
  }

  private static LocalDateTime at(int day, int hour) {
    return FIRST.plusDays(day).atTime(hour, 0);
  }
}
