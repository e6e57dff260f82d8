package org.turnout.roster;

import java.time.Duration;
import java.util.Optional;
import org.turnout.settings.Times;
import org.turnout.yaml.YamlBlock;

/// Reads the `cover` of a roster; without one nobody is asked to step in.
final class CoverFile {
  private static final String SPAN = "a length of time such as 12h or 20 minutes";

  private CoverFile() {}

  static Optional<Cover> read(YamlBlock roster) {
    if (roster.node("cover").isEmpty()) {
      return Optional.empty();
    }
    var item = roster.block("cover");
    var deadline = item.value("deadline", SPAN, Duration.ofMinutes(30), Times::span);
    var cover =
        new Cover(
            item.value("within", SPAN, Duration.ofHours(12), Times::span),
            deadline,
            LineFile.nearer(item, deadline),
            item.value("least", SPAN, Duration.ofHours(1), Times::span),
            item.maybe("asked by").orElse(Cover.USUAL_FLOW));
    item.done();
    return Optional.of(cover);
  }
}
