package org.turnout.blast.text;

import java.time.Duration;
import java.util.Optional;
import org.turnout.problem.Problems;
import org.turnout.settings.Times;
import org.turnout.yaml.YamlFile;
import org.turnout.yaml.YamlNode;

/// The time to think again that a blast asks for itself.
public final class StartDelay {
  private StartDelay() {}

  /// `hold: 5 minutes` of a blast's text, which was checked when it was planned.
  public static Optional<Duration> of(String spec) {
    return YamlFile.parse(spec, "plan", new Problems())
        .flatMap(root ->
            root instanceof YamlNode.Mapping blast
                    && blast.get("hold").orElse(null) instanceof YamlNode.Scalar(_, var text, _)
                ? Times.parse(text)
                : Optional.empty());
  }
}
