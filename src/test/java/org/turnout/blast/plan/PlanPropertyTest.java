package org.turnout.blast.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.turnout.blast.text.Blast;
import org.turnout.blast.text.BlastReader;
import org.turnout.channel.Address;
import org.turnout.channel.Segments;
import org.turnout.language.Languages;
import org.turnout.people.Contact;
import org.turnout.people.Person;
import org.turnout.testkit.Arbitrary;
import org.turnout.testkit.ForAll;

/// Whatever is planned, the plan adds up, and its hash is that of who gets what.
class PlanPropertyTest {
  private static final BlastContext SETUP =
      new BlastContext(
          BlastCampaign.FILES.settings(),
          BlastCampaign.catalog().directory(),
          BlastCampaign.FILES.topics(),
          Languages.builtIn(),
          Map.of(),
          BlastCampaign.catalog());

  private static final Blast BLAST =
      BlastReader.read(
              "blast: b\naudience: everyone\ntopic: actions\nvariants:\n  a: {en: One}\n  b: {en: Two}\n",
              "b.yaml",
              BlastCampaign.catalog())
          .blast()
          .orElseThrow();

  /// One row, small enough to compare.
  record Row(long address, String body, Optional<String> reason) {
    Recipient recipient() {
      var known =
          new Contact(
              address,
              Address.sms("+1213555" + (1_000 + address)),
              new Person(
                  address,
                  Optional.empty(),
                  Optional.of("tl"),
                  Optional.empty(),
                  OptionalLong.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty()),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              false,
              Optional.empty(),
              false,
              false,
              Set.of(),
              Map.of());
      var candidate = new Candidate(known, true, false, false, false);
      int variant = TextMerger.variant(address, 2);
      return reason
          .map(why -> Recipient.none(candidate, 1, why))
          .orElseGet(() ->
              Recipient.getting(
                  candidate,
                  1,
                  new TextMerger.Merged("en", variant, body, Segments.of(body)),
                  false));
    }
  }

  private static Arbitrary<List<Row>> plans() {
    Arbitrary<Long> addresses = Arbitrary.longs(1, 40);
    Arbitrary<String> bodies = Arbitrary.soundTexts(300).map(text -> text.isEmpty() ? "x" : text);
    Arbitrary<Optional<String>> reasons =
        Arbitrary.among(
            List.of(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("stopped"),
                Optional.of("twice")));
    Arbitrary<Row> row =
        random -> new Row(addresses.draw(random), bodies.draw(random), reasons.draw(random));
    return row.list(45).map(PlanPropertyTest::oneForEachAddress);
  }

  private static List<Row> oneForEachAddress(List<Row> rows) {
    var seen = new HashSet<Long>();
    return rows.stream().filter(row -> seen.add(row.address())).toList();
  }

  @Test
  void theTotalsAddUp() {
    ForAll.of(plans()).tries(200).check(PlanPropertyTest::addedUp);
  }

  private static void addedUp(List<Row> rows) {
    var counting = new PlanCounter(SETUP, BLAST);
    rows.forEach(row -> counting.add(row.recipient()));
    var totals = counting.totals(Optional.empty());
    assertThat(totals.audience()).isEqualTo(rows.size());
    assertThat(totals.getting() + sum(totals.skipped())).isEqualTo(rows.size());
    assertThat(sum(totals.variants())).isEqualTo(totals.getting());
    assertThat(sum(totals.locals())).isEqualTo(totals.getting());
    assertThat(sum(totals.encodings())).isEqualTo(totals.getting());
    assertThat(sum(totals.parts().recipients())).isEqualTo(totals.getting());
    assertThat(totals.parts().total())
        .isEqualTo(
            rows.stream()
                .filter(row -> row.reason().isEmpty())
                .mapToLong(row -> Segments.of(row.body()).segments())
                .sum());
    assertThat(PlanTotals.read(totals.json())).isEqualTo(totals);
  }

  private static int sum(Map<?, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  @Test
  void twoPlansHaveOneHashExactlyWhenTheyAreTheSame() {
    ForAll.of(plans().list(2, 2))
        .tries(300)
        .check(two -> comparedByHash(two.getFirst(), two.getLast()));
  }

  private static void comparedByHash(List<Row> one, List<Row> other) {
    assertThat(hash(one)).isEqualTo(hash(List.copyOf(one)));
    assertThat(hash(one).equals(hash(other))).isEqualTo(said(one).equals(said(other)));
    if (!one.isEmpty()) {
      var changed = new java.util.ArrayList<>(one);
      var first = changed.getFirst();
      changed.set(0, new Row(first.address(), first.body() + "!", Optional.empty()));
      assertThat(hash(changed)).isNotEqualTo(hash(one));
    }
  }

  /// People who get none are told nothing, whatever would have been said.
  private static List<Row> said(List<Row> rows) {
    return rows.stream()
        .map(row -> row.reason().isPresent() ? new Row(row.address(), "", row.reason()) : row)
        .toList();
  }

  private static String hash(List<Row> rows) {
    var hash = new PlanHash(List.of());
    rows.forEach(row -> {
      var one = row.recipient();
      hash.add(one, one.body());
    });
    return hash.hex();
  }

  @Test
  void aVariantStaysWithItsPhoneAndEachGetsItsShare() {
    ForAll.of(Arbitrary.longs()).tries(200).check(PlanPropertyTest::sharedOut);
  }

  private static void sharedOut(long seed) {
    var counts = new HashMap<Integer, Integer>();
    for (int i = 0; i < 3_000; i++) {
      int variant = TextMerger.variant(seed + i, 3);
      assertThat(variant).isEqualTo(TextMerger.variant(seed + i, 3)).isBetween(0, 2);
      counts.merge(variant, 1, Integer::sum);
    }
    assertThat(counts.values()).allMatch(n -> n > 850 && n < 1_150);
  }
}
