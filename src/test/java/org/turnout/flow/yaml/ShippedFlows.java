package org.turnout.flow.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.turnout.campaign.CampaignFiles;
import org.turnout.problem.ProblemFormat;
import org.turnout.problem.Problems;
import org.turnout.problem.SourceLines;

/// The campaign of the repository: its flows with its own files around them.
public final class ShippedFlows {
  static final CampaignFiles FILES = read();

  private ShippedFlows() {}

  private static CampaignFiles read() {
    var problems = new Problems();
    var files = CampaignFiles.read(Path.of(""), Map.of(), problems);
    assertThat(print(problems)).isEmpty();
    return files.orElseThrow();
  }

  public static FlowBundle bundle() {
    return FILES.flows();
  }

  static String print(Problems problems) {
    return ProblemFormat.TEXT.print(problems.sorted(), SourceLines.under(Path.of("")));
  }
}
