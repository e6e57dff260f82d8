package org.turnout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.turnout.testkit.program.BlastKillPoint;
import org.turnout.testkit.program.BlastKillTest;

/// Nodes that send blasts are killed with -9 at every edge of the protocol, and anywhere. Nobody
/// gets two copies, nobody is lost, and only what a dead node had claimed and not heard an answer
/// for can be uncertain.
///
/// The suite has every edge once; with `-Dturnout.crash.full=true` it is twenty times each on one
/// node and on two, and a hundred times anywhere. What it measured is in `target/crash/blast.txt`.
class BlastCrashIT {
  private static final boolean FULL = Boolean.getBoolean("turnout.crash.full");
  private static final List<BlastKillPoint.Edge> EDGES = List.of(BlastKillPoint.Edge.values());
  private static final int EACH = Integer.getInteger("turnout.crash.each", FULL ? 20 : 1);
  private static final int ANYWHERE = Integer.getInteger("turnout.crash.anywhere", FULL ? 50 : 1);
  private static final long SEED = 20_261_122;
  private static final Path FIGURES = Path.of("target", "crash", "blast.txt");

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void killedAtAnyEdgeNobodyGetsTwoCopiesAndNobodyIsLost(int nodes) {
    try (var rig = new BlastKillTest(nodes)) {
      // The suite has every other edge on one node, and those in between on two.
      for (int edge = FULL ? 0 : nodes - 1; edge < EDGES.size(); edge += FULL ? 1 : 2) {
        for (int i = 0; i < EACH; i++) {
          rig.killAt(EDGES.get(edge), i % nodes);
        }
        if (FULL) {
          judge(rig, EDGES.get(edge).name().toLowerCase(Locale.ROOT).replace('_', ' '), nodes);
        }
      }
      var random = new Random(SEED + nodes);
      for (int i = 0; i < ANYWHERE; i++) {
        rig.kill(victims(random, nodes), Duration.ofMillis(random.nextInt(10, 1_200)));
      }
      judge(rig, FULL ? "anywhere" : "edges and anywhere", nodes);
    }
  }

  /// One of them; now and then all at once.
  private static List<Integer> victims(Random random, int nodes) {
    return random.nextInt(5) == 0
        ? IntStream.range(0, nodes).boxed().toList()
        : List.of(random.nextInt(nodes));
  }

  private static void judge(BlastKillTest rig, String edge, int nodes) {
    var verdict = rig.judge();
    var back = verdict.kills().stream().map(BlastKillTest.Kill::back).sorted().toList();
    var line =
        String.format(
            Locale.ROOT,
            "%-22s %d node%s %3d kills %6d recipients: 0 doubled, 0 lost, %d unanswered at the kills, %d uncertain (most of one kill %d); next send after %.2f s (median), %.2f s (longest)",
            edge,
            nodes,
            nodes == 1 ? " " : "s",
            back.size(),
            verdict.recipients(),
            verdict.unanswered(),
            verdict.uncertain(),
            verdict.most(),
            seconds(back.get(back.size() / 2)),
            seconds(back.getLast()));
    try {
      Files.createDirectories(FIGURES.getParent());
      Files.writeString(FIGURES, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1_000.0;
  }
}
