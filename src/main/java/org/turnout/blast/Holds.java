package org.turnout.blast;

import java.time.Duration;
import java.util.Optional;
import org.turnout.problem.Problems;
import org.turnout.settings.Times;
import org.turnout.yaml.Node;
import org.turnout.yaml.YamlFile;

/// The time to think again that a blast asks for itself.
public final class Holds {
  private Holds() {}

  /// `hold: 5 minutes` of a blast's text, which was checked when it was planned.
  public static Optional<Duration> of(String spec) {
    return YamlFile.parse(spec, "plan", new Problems())
        .flatMap(root ->
            root instanceof Node.Mapping blast
                    && blast.get("hold").orElse(null) instanceof Node.Scalar(_, var text, _)
                ? Times.parse(text)
                : Optional.empty());
  }
}
