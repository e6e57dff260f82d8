package org.turnout.lab.soak;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.turnout.lab.carrier.CarrierEntry;
import org.turnout.lab.judge.CheckList;

/// Holds what the carrier has in its log against what the program has in its records: nothing lost,
/// nothing twice, and every STOP kept.
final class SoakJudge {
  /// What was on its way to the carrier when the STOP was handled may still arrive.
  private static final Duration ON_ITS_WAY = Duration.ofSeconds(15);

  /// The words that end all texts at the carrier itself (Twilio's default opt-out keywords).
  private static final Set<String> STOPS =
      Set.of("STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT");

  private final List<CarrierEntry> log;
  private final SoakLedger ledger;
  private final Map<String, Instant> heard;
  private final CheckList checks = new CheckList();
  private final Map<String, List<CarrierEntry>> phones = new HashMap<>();

  /// @param heard when the webhook had answered a text
  private SoakJudge(List<CarrierEntry> log, SoakLedger ledger, Map<String, Instant> heard) {
    this.log = log;
    this.ledger = ledger;
    this.heard = heard;
    log.forEach(it ->
        phones.computeIfAbsent(it.inbound() ? it.from() : it.to(), _ -> new ArrayList<>()).add(it));
  }

  static List<CheckList.Check> checks(
      List<CarrierEntry> log, SoakLedger ledger, Map<String, Instant> heard) {
    var judge = new SoakJudge(log, ledger, heard);
    judge.everyTextWasHeardOnce();
    judge.theLedgerAgreesWithTheCarrier();
    judge.nothingWentTwice();
    judge.everyStopIsKept();
    judge.everySumIsWhole();
    return judge.checks.checks();
  }

  private void everyTextWasHeardOnce() {
    var lost = new ArrayList<String>();
    var twice = new ArrayList<String>();
    var without = new ArrayList<String>();
    long texts = 0;
    for (var text : log) {
      if (!text.inbound()) {
        continue;
      }
      texts++;
      var found = Optional.ofNullable(ledger.heard().get(text.sid()));
      if (found.isEmpty() && !ledger.aside().contains(text.sid())) {
        lost.add(text.sid());
      }
      found.filter(it -> it.times() > 1).ifPresent(it -> twice.add(it.carrierId()));
      found.filter(it -> it.turns() < it.times()).ifPresent(it -> without.add(it.carrierId()));
    }
    checks.check(lost, "%,d texts came from phones, %,d of them are lost", texts, lost.size());
    checks.check(twice, "%,d of them are in the records twice", twice.size());
    checks.check(without, "%,d of them have no turn", without.size());
  }

  private void theLedgerAgreesWithTheCarrier() {
    var seen = new HashMap<Long, Integer>();
    var strange = new ArrayList<String>();
    for (var text : log) {
      if (text.inbound()) {
        continue;
      }
      seen.merge(text.row(), 1, Integer::sum);
      var row = Optional.ofNullable(ledger.rows().get(text.row()));
      if (row.filter(it -> it.toValue().equals(text.to()) && (it.left() || it.unknown()))
          .isEmpty()) {
        strange.add(text.row() + row.map(it -> " " + it.state()).orElse(" unknown"));
      }
    }
    var missing =
        ledger.rows().values().stream()
            .filter(row -> row.left() && !seen.containsKey(row.id()))
            .map(SoakLedger.Row::toString)
            .toList();
    long left = ledger.rows().values().stream().filter(SoakLedger.Row::left).count();
    long unknown = ledger.rows().values().stream().filter(SoakLedger.Row::unknown).count();
    checks.check(
        missing,
        "%,d texts left by the ledger, %,d of them never reached the carrier; of %,d nobody knows",
        left,
        missing.size(),
        unknown);
    checks.check(
        strange,
        "%,d texts are at the carrier, of %,d the ledger says otherwise",
        seen.values().stream().mapToLong(it -> it).sum(),
        strange.size());
    var twice = seen.entrySet().stream().filter(it -> it.getValue() > 1).toList();
    checks.check(
        twice.stream().map(it -> "row " + it.getKey()).toList(),
        "%,d rows reached the carrier twice",
        twice.size());
  }

  private void nothingWentTwice() {
    var notes = new ArrayList<String>();
    var words = new ArrayList<String>();
    phones.forEach((phone, texts) -> {
      long asked = Math.max(1, texts.stream().filter(CarrierEntry::inbound).count());
      texts.stream()
          .filter(it -> !it.inbound())
          .collect(Collectors.groupingBy(CarrierEntry::body))
          .forEach((body, copies) -> {
            if (body.contains(BlastTraffic.MARK) && copies.size() > 1) {
              notes.add("rows " + copies.stream().map(CarrierEntry::row).toList());
            } else if (copies.size() > asked) {
              words.add("rows " + copies.stream().map(CarrierEntry::row).toList());
            }
          });
    });
    checks.check(notes, "%,d times a phone got the same blast twice", notes.size());
    checks.check(
        words, "%,d times a phone got the same words more often than it texted", words.size());
    var answers = new HashSet<String>();
    var repeated =
        ledger.rows().values().stream()
            .filter(row -> row.left() && row.inboundId().isPresent())
            .filter(row -> !answers.add(row.inboundId().get() + " " + row.body()))
            .map(SoakLedger.Row::toString)
            .toList();
    checks.check(repeated, "%,d texts were answered twice with the same words", repeated.size());
  }

  private void everyStopIsKept() {
    var ignored = new ArrayList<String>();
    var after = new ArrayList<String>();
    long stops = 0;
    for (var phone : phones.entrySet()) {
      var texts = phone.getValue();
      var consent = texts.stream().filter(it -> stop(it) || start(it)).toList();
      stops += consent.stream().filter(SoakJudge::stop).count();
      if (consent.isEmpty() || tooClose(consent)) {
        continue;
      }
      boolean wants = stop(consent.getLast());
      if (ledger.stopped().getOrDefault(phone.getKey(), false) != wants) {
        ignored.add(consent.getLast().sid());
      }
      for (int i = 0; i < consent.size(); i++) {
        if (stop(consent.get(i))) {
          var until = i + 1 < consent.size() ? consent.get(i + 1).at() : Instant.MAX;
          after.addAll(after(texts, consent.get(i), until));
        }
      }
    }
    checks.check(ignored, "%,d texts said STOP, %,d did not take effect", stops, ignored.size());
    checks.check(after, "%,d texts left for a phone after its STOP was handled", after.size());
  }

  /// The log's dates have seconds only: what came first within one can't be known from it.
  private static boolean tooClose(List<CarrierEntry> consent) {
    for (int i = 1; i < consent.size(); i++) {
      if (Duration.between(consent.get(i - 1).at(), consent.get(i).at()).toSeconds() < 2) {
        return true;
      }
    }
    return false;
  }

  private List<String> after(List<CarrierEntry> texts, CarrierEntry stop, Instant until) {
    Optional<Instant> handled =
        Optional.ofNullable(heard.get(stop.sid())).or(() -> confirmed(texts, stop));
    if (handled.isEmpty()) {
      return List.of();
    }
    Instant quiet = handled.get().plus(ON_ITS_WAY);
    return texts.stream()
        .filter(it -> !it.inbound() && it.at().isAfter(quiet) && it.at().isBefore(until))
        .filter(it ->
            !Optional.ofNullable(ledger.rows().get(it.row()))
                .map(SoakLedger.Row::despiteStop)
                .orElse(false))
        .map(it -> "row " + it.row())
        .toList();
  }

  /// When the answer to it was at the carrier.
  private Optional<Instant> confirmed(List<CarrierEntry> texts, CarrierEntry stop) {
    long inbound =
        Optional.ofNullable(ledger.heard().get(stop.sid())).map(SoakLedger.Heard::id).orElse(-1L);
    return texts.stream()
        .filter(it -> !it.inbound())
        .filter(it ->
            Optional.ofNullable(ledger.rows().get(it.row()))
                .flatMap(SoakLedger.Row::inboundId)
                .filter(id -> id == inbound)
                .isPresent())
        .map(CarrierEntry::at)
        .findFirst();
  }

  private static boolean stop(CarrierEntry text) {
    return text.inbound() && STOPS.contains(text.body().strip().toUpperCase(Locale.ROOT));
  }

  private static boolean start(CarrierEntry text) {
    return text.inbound() && text.body().strip().equalsIgnoreCase("START");
  }

  private void everySumIsWhole() {
    var wrong = ledger.sums().stream().filter(sum -> !sum.whole()).map(Object::toString).toList();
    checks.check(
        wrong,
        "%,d blasts were started, the sum of %,d is not their audience",
        ledger.sums().size(),
        wrong.size());
    var open =
        ledger.sums().stream()
            .filter(sum -> !sum.state().equals("finished") && !sum.state().equals("cancelled"))
            .map(Object::toString)
            .toList();
    checks.check(open, "%,d of them are not finished", open.size());
  }
}
