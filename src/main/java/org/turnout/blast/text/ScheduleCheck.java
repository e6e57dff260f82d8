package org.turnout.blast.text;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.turnout.people.QuietHours;
import org.turnout.problem.Problem;
import org.turnout.problem.Problems;
import org.turnout.yaml.YamlBlock;
import org.turnout.yaml.YamlNode;

/// What a schedule says that is well written and still sends nothing.
public final class ScheduleCheck {
  private static final QuietHours HOURS = QuietHours.builtIn();

  /// Where a day ends last of all.
  private static final ZoneOffset LAST = ZoneOffset.ofHours(-12);

  private ScheduleCheck() {}

  /// The times at which no blast may leave for anybody.
  static List<Problem> quiet(YamlNode node, BlastSchedule every) {
    var days = YamlBlock.of(node, new Problems()).blocks("days");
    var found = new Problems();
    for (int i = 0; i < Math.min(days.size(), every.slots().size()); i++) {
      var slot = every.slots().get(i);
      if (!HOURS.everAt(slot.sent(), slot.at())) {
        found.warning(
            days.get(i).at("at"),
            "quiet-hours",
            "at " + slot.at() + " no blast may reach anybody",
            "it waits until the hours begin, and is not sent if its day ends first");
      }
    }
    return found;
  }

  /// A schedule whose last day has been.
  public static Optional<Problem> over(Blast blast, Instant campaignNow) {
    var today = LocalDate.ofInstant(campaignNow, LAST);
    return blast
        .every()
        .flatMap(node ->
            BlastSchedule.read(node, new Problems())
                .until()
                .filter(until -> until.isBefore(today))
                .map(until ->
                    Problem.warning(
                        YamlBlock.of(node, new Problems()).at("until"),
                        "over",
                        "the last day of this schedule, " + until + ", is over",
                        "write a later one, or leave 'until' out")));
  }
}
