package org.turnout.api;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.turnout.api.http.Description;
import org.turnout.api.http.ProblemView.Fault;
import org.turnout.blast.text.Blast;
import org.turnout.blast.text.BlastStore.Stored;
import org.turnout.problem.Problem;

/// A blast as the interface shows it.
@Description("One text to many people, as it was written.")
record BlastView(
    String name,
    @Description("The whole of it, YAML, as docs/blasts.md describes it.") String yaml,
    @Description("Absent while the YAML cannot be read.") Optional<String> about,
    @Description("Who it is for, in one line.") Optional<String> audience,
    @Description("What its recipients said yes to.") Optional<String> topic,
    @Description("cli:ana, console:ana, api:ana; file: it comes from config/blasts.")
        String changedBy,
    Instant changedAt,
    @Description("The ETag's value, for If-Match.") String version,
    @Description("What is wrong or worth a look, as the campaign is now.") List<Fault> problems) {
  @Description("A blast in the list.")
  record BlastLine(String name, String changedBy, Instant changedAt, String version) {}

  @Description("What a check found.")
  record Checked(@Description("Whether it could be saved.") boolean good, List<Fault> problems) {}

  static BlastView of(Stored stored, Optional<Blast> blast, List<Problem> problems) {
    return new BlastView(
        stored.name(),
        stored.yaml(),
        blast.map(Blast::about).filter(about -> !about.isEmpty()),
        blast.map(Blast::audienceLine),
        blast.map(Blast::topic),
        stored.changedBy(),
        stored.changedAt(),
        stored.version(),
        faults(problems));
  }

  static BlastLine line(Stored stored) {
    return new BlastLine(stored.name(), stored.changedBy(), stored.changedAt(), stored.version());
  }

  /// Problems with their places in the text that was sent.
  static List<Fault> faults(List<Problem> problems) {
    return problems.stream().map(problem -> fault(problem, Optional.empty())).toList();
  }

  /// @param pointer to the field whose text the problem is in, where only a part was sent
  static Fault fault(Problem problem, Optional<String> pointer) {
    return new Fault(
        pointer,
        Optional.empty(),
        Optional.empty(),
        Optional.of(problem.place().line()).filter(line -> line > 0),
        Optional.of(problem.place().column()).filter(column -> column > 0),
        Optional.of(problem.code()),
        Optional.of(problem.severity().name().toLowerCase(Locale.ROOT)),
        problem.message(),
        problem.hint());
  }
}
