package org.turnout.blast.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.turnout.blast.audience.Audiences;
import org.turnout.blast.plan.PlanTotals.Cost;
import org.turnout.blast.plan.PlanTotals.Parts;
import org.turnout.blast.plan.PlanTotals.Spoken;
import org.turnout.blast.text.Blast;
import org.turnout.language.Language;
import org.turnout.people.Local;
import org.turnout.people.Whereabouts;
import org.turnout.settings.Prices;

/// Adds a plan up while it streams past: a few maps of a few entries, however many recipients.
final class PlanCounter {
  private final BlastContext setup;
  private final Blast blast;
  private final Map<String, Integer> skipped = new TreeMap<>();
  private final Map<Tongue, Integer> tongues = new HashMap<>();
  private final Map<Optional<Local>, Integer> locals = new HashMap<>();
  private final Map<String, Integer> encodings = new TreeMap<>();
  private final Map<Integer, Long> waiting = new HashMap<>();
  private final TreeMap<Integer, Integer> parts = new TreeMap<>();
  private final int[] variants;
  private int audience;
  private int getting;
  private int first;
  private int shared;
  private int longest;

  private record Tongue(String language, String text) {}

  PlanCounter(BlastContext setup, Blast blast) {
    this.setup = setup;
    this.blast = blast;
    this.variants = new int[blast.variants().size()];
  }

  void add(Recipient one) {
    audience++;
    if (one.reason().isPresent()) {
      skipped.merge(one.reason().get(), 1, Integer::sum);
      return;
    }
    getting++;
    var known = one.candidate().known();
    first += one.candidate().first() ? 1 : 0;
    shared += one.candidate().shared() ? 1 : 0;
    longest = Math.max(longest, one.body().length());
    variants[one.variant()]++;
    tongues.merge(new Tongue(known.language(), one.language()), 1, Integer::sum);
    locals.merge(known.local(setup.directory()), 1, Integer::sum);
    encodings.merge(one.encoding().label(), 1, Integer::sum);
    parts.merge(one.segments(), 1, Integer::sum);
    waiting.merge(one.whereabouts(), (long) one.segments(), Long::sum);
  }

  int audience() {
    return audience;
  }

  /// Characters of the longest text.
  int longest() {
    return longest;
  }

  /// Segments by where their recipients may be.
  Map<Whereabouts, Long> waiting(Regions places) {
    var all = new HashMap<Whereabouts, Long>();
    waiting.forEach((id, segments) -> all.put(places.where(id), segments));
    return all;
  }

  /// Without findings, which come from it.
  PlanTotals totals(Optional<PlanTotals.Finish> finish) {
    return new PlanTotals(
        Optional.of(BlastSummary.of(blast, setup)),
        audience,
        getting,
        skipped,
        languages(),
        named(),
        variants(),
        encodings,
        parts(),
        first,
        shared,
        cost(),
        finish,
        List.of());
  }

  private List<Spoken> languages() {
    return tongues.entrySet().stream()
        .map(entry ->
            new Spoken(
                entry.getKey().language(),
                Language.inEnglish(entry.getKey().language()),
                entry.getKey().text(),
                entry.getValue()))
        .sorted(Comparator.comparingInt(Spoken::people).reversed().thenComparing(Spoken::language))
        .toList();
  }

  private Map<String, Integer> named() {
    var named = new TreeMap<String, Integer>();
    locals.forEach(
        (local, people) -> named.merge(local.map(Local::name).orElse("-"), people, Integer::sum));
    return named;
  }

  private Map<String, Integer> variants() {
    var named = new TreeMap<String, Integer>();
    for (int i = 0; i < variants.length; i++) {
      named.put(blast.variants().get(i).name(), variants[i]);
    }
    return named;
  }

  private Parts parts() {
    if (parts.isEmpty()) {
      return new Parts(0, 0, 0, 0, Map.of());
    }
    int middle = (getting + 1) / 2;
    int typical = parts.firstKey();
    long total = 0;
    int seen = 0;
    for (var entry : parts.entrySet()) {
      typical = seen < middle ? entry.getKey() : typical;
      seen += entry.getValue();
      total += (long) entry.getKey() * entry.getValue();
    }
    return new Parts(parts.firstKey(), typical, parts.lastKey(), total, parts);
  }

  /// A picture message costs the same whatever it says; a text costs by the segment. A price of
  /// zero is not a price.
  private Optional<Cost> cost() {
    Prices prices = setup.settings().prices();
    boolean picture = !blast.media().isEmpty() && Audiences.CHANNEL.traits().attachedPictures() > 0;
    BigDecimal each = picture ? prices.mmsOut() : prices.smsOut();
    if (each.signum() == 0) {
      return Optional.empty();
    }
    var measured = parts();
    var units = new ArrayList<Long>();
    units.add(picture ? 1L : measured.least());
    units.add(picture ? 1L : measured.typical());
    units.add(picture ? 1L : measured.most());
    units.add(picture ? getting : measured.total());
    var costs = units.stream().map(unit -> each.multiply(BigDecimal.valueOf(unit))).toList();
    return Optional.of(
        new Cost(costs.get(0), costs.get(1), costs.get(2), costs.get(3), prices.asOf()));
  }
}
