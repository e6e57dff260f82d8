package org.turnout.lab.bench.load;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/// Runs contenders in turns and compares them round by round: what slows the machine for a minute
/// slows both sides of a ratio.
///
/// @param slices by contender, one per round
/// @param noisy rounds that stayed noisy however often they were repeated
public record Rounds(Map<String, List<Slice>> slices, int noisy) {
  /// A round in which others used more than this share of the machine is run again.
  static final double NOISE = 0.10;

  private static final int REPEATS = 3;

  /// The order turns from round to round (ABBA), so that no contender always goes first.
  public static Rounds run(int rounds, List<? extends Contender> contenders) {
    Map<String, List<Slice>> slices = new LinkedHashMap<>();
    contenders.forEach(contender -> slices.put(contender.name(), new ArrayList<>()));
    int noisy = 0;
    int repeats = REPEATS;
    for (int round = 0; round < rounds; round++) {
      var order = new ArrayList<Contender>(contenders);
      if (round % 2 == 1) {
        Collections.reverse(order);
      }
      Map<String, Slice> taken = new LinkedHashMap<>();
      order.forEach(contender -> taken.put(contender.name(), contender.run()));
      boolean quiet = taken.values().stream().allMatch(slice -> slice.foreign() <= NOISE);
      if (!quiet && repeats > 0) {
        repeats--;
        round--;
        continue;
      }
      noisy += quiet ? 0 : 1;
      taken.forEach((name, slice) -> slices.getOrDefault(name, new ArrayList<>()).add(slice));
    }
    return new Rounds(slices, noisy);
  }

  List<Slice> of(String contender) {
    return slices.getOrDefault(contender, List.of());
  }

  /// A figure of one contender over the rounds.
  public Spread spread(String contender, ToDoubleFunction<Slice> figure) {
    return Spread.of(of(contender).stream().mapToDouble(figure).toArray());
  }

  /// The same figure of two contenders, divided within each round.
  public Spread ratio(String above, String below, ToDoubleFunction<Slice> figure) {
    List<Slice> over = of(above);
    List<Slice> under = of(below);
    double[] ratios = new double[over.size()];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = figure.applyAsDouble(over.get(i)) / figure.applyAsDouble(under.get(i));
    }
    return Spread.of(ratios);
  }

  /// What belongs next to a contender's figures: processor time by process, the load of others, and
  /// rounds that stayed noisy.
  public Map<String, String> notes(String contender) {
    Map<String, String> notes = new LinkedHashMap<>();
    notes.put(
        "by",
        of(contender).stream()
            .flatMap(slice -> slice.cpu().keySet().stream())
            .collect(Collectors.toCollection(TreeSet::new))
            .stream()
            .map(process -> process + " " + Math.round(cpu(contender, process)))
            .collect(Collectors.joining(", ", "(", ")")));
    double foreign = spread(contender, Slice::foreign).median();
    notes.put("foreign", String.format(Locale.ROOT, "%.0f%%", 100 * foreign));
    if (noisy > 0) {
      notes.put("noisy", noisy + " of " + of(contender).size() + " rounds");
    }
    return notes;
  }

  private double cpu(String contender, String process) {
    return spread(contender, slice -> slice.cpu().getOrDefault(process, 0.0)).median();
  }
}
