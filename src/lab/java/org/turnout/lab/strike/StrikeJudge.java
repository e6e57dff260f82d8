package org.turnout.lab.strike;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.turnout.lab.judge.CheckList;

/// Holds what the phones of a strike got against what the records say.
final class StrikeJudge {
  /// Both sides of a trade are told within this.
  private static final Duration TOLD = Duration.ofMinutes(5);

  private final StrikeCalendar days;
  private final StrikeEvents events;
  private final List<PhoneText> texts;
  private final StrikeLedger.Records records;
  private final CheckList checks = new CheckList();

  /// Something that was said to a phone of a shift.
  private record Told(String phone, Instant at, long turn, SeatMove move) {
    String of() {
      return "text " + turn;
    }
  }

  private StrikeJudge(
      StrikeCalendar days,
      StrikeEvents events,
      List<PhoneText> texts,
      StrikeLedger.Records records) {
    this.days = days;
    this.events = events;
    this.texts = texts;
    this.records = records;
  }

  static List<CheckList.Check> checks(
      StrikeCalendar days,
      StrikeEvents events,
      List<PhoneText> texts,
      StrikeLedger.Records records,
      List<String> repeated) {
    var judge = new StrikeJudge(days, events, texts, records);
    judge.nothingBeforeTheNotice();
    judge.neverOverRoom();
    judge.toldIsWhatIsRecorded();
    judge.checkInsAreKept();
    judge.stopIsKept();
    judge.callOffsAreHeard();
    judge.theAlarmWasTaken();
    judge.everyTextCounts(repeated);
    return judge.checks.checks();
  }

  private void nothingBeforeTheNotice() {
    var early =
        texts.stream()
            .filter(it -> !it.mine() && it.at().isBefore(events.noticed))
            .filter(it -> it.says().stream().anyMatch(StrikeJudge::speaksOfShifts))
            .map(PhoneText::toString)
            .toList();
    long reserved =
        records.held().stream().filter(it -> it.reserved().isBefore(events.noticed)).count();
    checks.check(
        early,
        "Before the notice %,d texts left, %,d of them offered or gave a shift",
        texts.stream().filter(it -> !it.mine() && it.at().isBefore(events.noticed)).count(),
        early.size());
    checks.check(
        reserved == 0 ? List.of() : List.of("reservations"),
        "%,d places were taken before it",
        reserved);
    boolean refused = events.refusal.contains("notice");
    checks.check(
        refused ? List.of() : List.of("no word of a notice"),
        "A blast that invites was %s before it",
        refused ? "refused" : "NOT refused");
  }

  private static boolean speaksOfShifts(TextPattern.Reading says) {
    return !says.seats().isEmpty()
        || says.kind().equals("blast")
        || says.kind().equals("roster/opening")
        || says.kind().equals("shift/shift");
  }

  /// In the order of the texts; who handed a place over gave it away a moment before the other got
  /// it, and hears a moment later.
  private List<Told> told() {
    var all = new ArrayList<Told>();
    for (var text : texts) {
      for (var says : text.says()) {
        for (var move : SeatMove.of(says)) {
          Instant at = move.isHandedOver() && !move.got() ? text.at().minus(TOLD) : text.at();
          all.add(new Told(text.phone(), at, text.turn(), move));
        }
      }
    }
    all.sort(Comparator.comparing(Told::at).thenComparingLong(Told::turn));
    return all;
  }

  private void neverOverRoom() {
    var room =
        records.shifts().stream()
            .collect(Collectors.toMap(StrikeLedger.Shift::seat, StrikeLedger.Shift::room));
    var taken = new HashMap<Seat, Integer>();
    var over = new ArrayList<String>();
    int most = 0;
    for (var one : told()) {
      if (one.move().kind().startsWith("cover_asked/")) {
        continue; // for somebody who did not come
      }
      int now = taken.merge(one.move().seat(), one.move().got() ? 1 : -1, Integer::sum);
      most = Math.max(most, now);
      if (now > room.getOrDefault(one.move().seat(), 0)) {
        over.add(one.of());
      }
    }
    checks.check(
        over,
        "Of %,d shifts none was over its room at any moment, as the phones were told; the fullest"
            + " had %,d",
        records.shifts().size(),
        most);
  }

  /// Everybody who was told that a place is theirs has it in the records, once, and the other way
  /// around; so has everybody who was told that it is theirs no more.
  private void toldIsWhatIsRecorded() {
    var told = told();
    var got =
        SeatCounts.of(
            told.stream().filter(it -> it.move().got()).toList(),
            Told::phone,
            it -> it.move().seat());
    var has = SeatCounts.of(records.held(), StrikeLedger.Held::phone, StrikeLedger.Held::seat);
    checks.check(
        SeatCounts.differences(got, has),
        "%,d times a place became somebody's by the records, %,d times a phone was told so",
        records.held().size(),
        SeatCounts.total(got));
    var lost =
        SeatCounts.of(
            told.stream().filter(it -> !it.move().got()).toList(),
            Told::phone,
            it -> it.move().seat());
    var gone =
        records.held().stream().filter(it -> it.released().isPresent() && !it.quietly()).toList();
    checks.check(
        SeatCounts.differences(
            lost, SeatCounts.of(gone, StrikeLedger.Held::phone, StrikeLedger.Held::seat)),
        "%,d times it was given back, %,d times a phone was told so",
        gone.size(),
        SeatCounts.total(lost));
  }

  private void checkInsAreKept() {
    var told =
        texts.stream()
            .flatMap(text ->
                text.says().stream()
                    .filter(it ->
                        it.kind().equals("here/arrive.here")
                            || it.kind().equals("here/arrive.walk_in"))
                    .filter(it -> !it.seats().isEmpty())
                    .map(it ->
                        Map.entry(text.phone(), it.seats().getFirst().on(days.dayOf(text.at())))))
            .distinct() // back again after LEAVING is said in the same words
            .toList();
    var bySelf = records.came().stream().filter(StrikeLedger.Came::bySelf).toList();
    checks.check(
        SeatCounts.differences(
            SeatCounts.of(told, Map.Entry::getKey, Map.Entry::getValue),
            SeatCounts.of(bySelf, StrikeLedger.Came::phone, StrikeLedger.Came::seat)),
        "%,d people were told by text that they are checked in, %,d are so in the records",
        told.size(),
        bySelf.size());
    long signed =
        texts.stream().filter(it -> it.says("system/captain_in").isPresent()).count()
            + events.marks;
    int byCaptain = records.came().size() - bySelf.size();
    checks.check(
        byCaptain == signed ? List.of() : List.of("by captains"),
        "%,d were signed in by captains (%,d on the page, pressed and sent twice), %,d are so in"
            + " the records",
        signed,
        events.marks,
        byCaptain);
  }

  private void stopIsKept() {
    var after = new ArrayList<String>();
    for (var text : texts) {
      var stopped = Optional.ofNullable(events.stopped.get(text.phone()));
      boolean late = stopped.filter(at -> text.at().isAfter(at)).isPresent();
      if (late && !text.mine() && text.says("system/stopped").isEmpty()) {
        after.add(text.toString());
      }
    }
    checks.check(
        after,
        "%,d people texted STOP, and got %,d texts after its confirmation",
        events.stopped.size(),
        after.size());
  }

  private void callOffsAreHeard() {
    for (var off :
        java.util.stream.Stream.of(events.siteOff, events.allOff)
            .filter(Objects::nonNull)
            .toList()) {
      var wrong = new ArrayList<String>();
      int heard = 0;
      for (String phone : off.holders()) {
        long times = after(phone, off.at(), "roster/called off");
        heard += times > 0 ? 1 : 0;
        if (times != (events.stopped.containsKey(phone) ? 0 : 1)) {
          wrong.add("a holder heard it " + times + " times");
        }
      }
      checks.check(
          wrong,
          "%,d people had a shift when it was called off, %,d of them heard; the others have said"
              + " STOP",
          off.holders().size(),
          heard);
    }
    Optional.ofNullable(events.back)
        .ifPresent(back -> {
          long heard =
              texts.stream()
                  .filter(it -> it.says("roster/back").isPresent())
                  .map(PhoneText::phone)
                  .distinct()
                  .count();
          checks.check(
              heard == 0 ? List.of("nobody") : List.of(),
              "%,d people heard that they go back to work",
              heard);
        });
  }

  private long after(String phone, Instant at, String kind) {
    Instant until = at.plus(Duration.ofHours(2));
    return texts.stream()
        .filter(it -> it.phone().equals(phone) && !it.at().isBefore(at) && it.at().isBefore(until))
        .filter(it -> it.says(kind).isPresent())
        .count();
  }

  private void theAlarmWasTaken() {
    checks.check(
        records.incidents() == 1 && records.taken() == 1
            ? List.of()
            : List.of("alarms taken: " + records.taken()),
        "%,d incident was reported, and a captain took its alarm",
        records.incidents());
  }

  private void everyTextCounts(List<String> repeated) {
    long sent = texts.stream().filter(PhoneText::mine).count();
    checks.check(
        sent == records.heard() ? List.of() : List.of("by the records " + records.heard()),
        "%,d texts of phones came in, and each has its turn",
        sent);
    checks.check(repeated, "No row of ours reached the carrier twice");
  }
}
