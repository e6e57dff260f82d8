package org.turnout.lab.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.turnout.lab.bench.load.BenchFailed;
import org.turnout.lab.bench.load.BenchResult;

/// Says what a benchmark found: a line for people or JSON on the given writer, and always JSON
/// Lines in a file of the benchmark's name, to which later runs add.
public record BenchReport(Path folder, PrintWriter out, boolean json) {
  /// @return whether no goal was missed by every round
  public boolean say(String benchmark, List<BenchResult> outcomes) {
    for (BenchResult outcome : outcomes) {
      out.println(json ? outcome.json() : outcome.line());
    }
    out.flush();
    try {
      Files.createDirectories(folder);
      Files.write(
          folder.resolve(benchmark + ".jsonl"),
          outcomes.stream().map(BenchResult::json).toList(),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new BenchFailed("writing figures to " + folder, e);
    }
    return outcomes.stream().noneMatch(BenchResult::failed);
  }
}
