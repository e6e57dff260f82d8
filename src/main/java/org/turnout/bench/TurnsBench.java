package org.turnout.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.turnout.bench.Outcome.Figure;

/// A whole turn over HTTP: a plain answer in a running flow. The product stands beside a bare
/// Javalin form handler and the textbook handler.
public final class TurnsBench {
  /// Enough that the same person does not write twice within a second.
  static final int PHONES = 8_000;

  /// The rate at which latencies are compared, turns per second.
  static final int STEADY = 500;

  private TurnsBench() {}

  /// Runs `turns.max` (closed loop) and `turns.latency` (open loop at [#STEADY]).
  public static List<Outcome> run(BenchPlan plan, Ground ground) {
    ServerJvm limits = ground.limits();
    Machine machine = ground.machine();
    var bare = limit("bare", limits, OptionalInt.empty(), plan, machine);
    var textbook = limit("textbook", limits, OptionalInt.empty(), plan, machine);
    bare.warmUp();
    textbook.warmUp();
    return List.of(max(Rounds.run(plan.rounds(), List.of(textbook, bare)), "textbook"));
  }

  static LoadContender limit(
      String name, ServerJvm limits, OptionalInt rate, BenchPlan plan, Machine machine) {
    String path = "/" + name + "/message";
    var phones = new MadeUpPhones(PHONES);
    var requests = new TwilioRequests();
    return new LoadContender(
        name,
        limits.port(),
        new Expected(200, "<Message"),
        () -> requests.text(path, phones.next(), "4"),
        rate,
        plan,
        machine);
  }

  static Outcome max(Rounds rounds, String who) {
    return new Outcome(
        "turns.max",
        List.of(
            Figure.of(who, rounds.spread(who, slice -> slice.load().perSecond()), "/s"),
            Figure.of("bare", rounds.spread("bare", slice -> slice.load().perSecond()), "/s"),
            Figure.of(
                "ratio",
                rounds.ratio(who, "bare", slice -> slice.load().perSecond()),
                "",
                Goal.atLeast(0.15)),
            Figure.of("cpu", rounds.spread(who, Slice::cpuOfAll), " us", Goal.atMost(350))),
        notes(rounds, who));
  }

  /// Processor time by process, the load of others, and rounds that stayed noisy.
  static Map<String, String> notes(Rounds rounds, String who) {
    Map<String, String> notes = new TreeMap<>();
    notes.put(
        "by",
        rounds.of(who).stream()
            .flatMap(slice -> slice.cpu().keySet().stream())
            .collect(Collectors.toCollection(TreeSet::new))
            .stream()
            .map(process -> process + " " + Math.round(median(rounds, who, process)))
            .collect(Collectors.joining(", ", "(", ")")));
    double foreign = rounds.spread(who, Slice::foreign).median();
    notes.put("foreign", String.format(Locale.ROOT, "%.0f%%", 100 * foreign));
    if (rounds.noisy() > 0) {
      notes.put("noisy", rounds.noisy() + " of " + rounds.of(who).size() + " rounds");
    }
    return notes;
  }

  private static double median(Rounds rounds, String who, String process) {
    return rounds.spread(who, slice -> slice.cpu().getOrDefault(process, 0.0)).median();
  }
}
