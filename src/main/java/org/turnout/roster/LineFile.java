package org.turnout.roster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.turnout.roster.Roster.Line;
import org.turnout.settings.Times;
import org.turnout.yaml.YamlBlock;

/// Reads the `line` of a roster: how an opened place is put to those who wait for it.
final class LineFile {
  private static final String SPAN = "a length of time such as 12h or 20 minutes";

  private LineFile() {}

  static Line read(YamlBlock item) {
    var deadline = item.value("deadline", SPAN, Duration.ofHours(12), Times::span);
    var line =
        new Line(
            deadline,
            item.block("called").inLanguages(),
            item.maybe("offered by").orElse(Line.USUAL_FLOW),
            nearer(item, deadline),
            item.maybe("lead", SPAN, Times::span).orElse(Duration.ZERO));
    item.done();
    return line;
  }

  /// From the last hours to the first. The nearer the start, the shorter a place is held; and it is
  /// passed on while somebody can still come.
  static List<Line.Nearer> nearer(YamlBlock line, Duration usual) {
    var all = new ArrayList<Line.Nearer>();
    for (var item : line.blocks("nearer")) {
      var within = item.maybe("within", SPAN, Times::span);
      var deadline = item.maybe("deadline", SPAN, Times::span);
      item.done();
      if (within.isEmpty() || deadline.isEmpty()) {
        wrong(item, "needs both 'within' and 'deadline'");
      } else if (deadline.get().compareTo(within.get()) >= 0) {
        wrong(item, "a place would be held until it starts, and nobody else could be asked");
      } else {
        all.add(new Line.Nearer(within.get(), deadline.get()));
      }
    }
    all.sort(Comparator.comparing(Line.Nearer::within));
    for (int i = 0; i < all.size(); i++) {
      var longer = i + 1 < all.size() ? all.get(i + 1).deadline() : usual;
      if (all.get(i).deadline().compareTo(longer) > 0) {
        wrong(line, "nearer to the start a place must not be held longer than before");
      }
    }
    return all;
  }

  private static void wrong(YamlBlock block, String message) {
    block
        .problems()
        .error(
            block.at(),
            "line-deadline",
            message,
            "write for instance within: 24h and deadline: 1h");
  }
}
