package org.turnout.lab.bench;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.turnout.channel.Segments;
import org.turnout.lab.bench.load.BenchFailed;
import org.turnout.lab.bench.load.BenchPlan;
import org.turnout.lab.bench.load.BenchResult;
import org.turnout.lab.bench.load.BenchResult.Figure;
import org.turnout.lab.bench.load.Goal;
import org.turnout.lab.bench.load.Spread;

/// What counting a text's segments costs, next to the usual loop over a hash set, which is not even
/// exact: it looks each character up and divides the sum. Measured by this thread's processor time.
public final class SegmentsBench {
  /// 106 and 176 characters; the second has an extension character and needs two segments.
  private static final List<String> TEXTS =
      List.of(
          "You are in! Sat Oct 3, 6am-10am, Sunset. Captain: Dolores. Can't come? Text DROP. "
              + "A person: text STEWARD.",
          "The bargaining team meets on Monday at 5 pm in the main hall. Bring one co-worker, "
              + "coffee for € 1 is there. Reply YES if you come, NO if you can't, or STEWARD to "
              + "talk to a person.");

  private static final Set<Character> NARROW = new HashSet<>();

  static {
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
        .chars()
        .forEach(SegmentsBench::narrow);
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà€"
        .chars()
        .forEach(SegmentsBench::narrow);
  }

  private SegmentsBench() {}

  private static void narrow(int c) {
    NARROW.add((char) c);
  }

  /// Runs `segments`.
  public static List<BenchResult> run(BenchPlan plan) {
    var ours = new Loop("product", plan, text -> Segments.of(text).segments());
    var peer = new Loop("HashSet", plan, SegmentsBench::bySet);
    ours.warmUp();
    peer.warmUp();
    double[] product = new double[plan.rounds()];
    double[] set = new double[plan.rounds()];
    double[] ratio = new double[plan.rounds()];
    for (int round = 0; round < plan.rounds(); round++) {
      boolean first = round % 2 == 0;
      product[round] = first ? ours.nanosPerCharacter() : 0;
      set[round] = peer.nanosPerCharacter();
      product[round] = first ? product[round] : ours.nanosPerCharacter();
      ratio[round] = set[round] / product[round];
    }
    return List.of(
        new BenchResult(
            "segments",
            List.of(
                Figure.of("product", Spread.of(product), " ns/char", Goal.atMost(3)),
                Figure.of("HashSet", Spread.of(set), " ns/char"),
                Figure.of("times as fast", Spread.of(ratio), "")),
            Map.of()));
  }

  private static int bySet(String text) {
    int units = 0;
    for (int i = 0; i < text.length(); i++) {
      units += NARROW.contains(text.charAt(i)) ? 1 : 1_000;
    }
    return units > 160 ? (units + 152) / 153 : 1;
  }

  private record Loop(String name, BenchPlan plan, ToIntFunction<String> count) {
    private static final int AT_ONCE = 1_000;

    void warmUp() {
      nanosPerCharacter(plan.warmUp().dividedBy(3));
    }

    double nanosPerCharacter() {
      return nanosPerCharacter(plan.slice().dividedBy(3));
    }

    private double nanosPerCharacter(Duration time) {
      var clock = ManagementFactory.getThreadMXBean();
      long start = clock.getCurrentThreadCpuTime();
      long until = start + time.toNanos();
      long characters = 0;
      long parts = 0;
      long now = start;
      while (now < until) {
        for (int i = 0; i < AT_ONCE; i++) {
          String text = TEXTS.get(i & 1);
          parts += count.applyAsInt(text);
          characters += text.length();
        }
        now = clock.getCurrentThreadCpuTime();
      }
      if (parts == 0) {
        throw new BenchFailed(name + " counted nothing");
      }
      return (double) (now - start) / Math.max(1, characters);
    }
  }
}
