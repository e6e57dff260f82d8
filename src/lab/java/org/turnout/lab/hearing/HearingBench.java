package org.turnout.lab.hearing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.turnout.app.ActionTable;
import org.turnout.campaign.LoadedCampaign;
import org.turnout.flow.FlowKeywords;
import org.turnout.flow.FlowSet;
import org.turnout.lab.bench.load.BenchFailed;
import org.turnout.lab.bench.load.BenchResult;
import org.turnout.lab.bench.load.BenchResult.Figure;
import org.turnout.lab.bench.load.Spread;
import org.turnout.lab.hearing.HearingScore.Mark;
import org.turnout.language.Languages;

/// Hears the labeled inputs and counts: right, asked back, wrong.
public final class HearingBench {
  private static final List<String> LANGUAGES = List.of("en", "es", "tl");
  private static final Path HOME = Path.of(".");

  private final HearingQuestions questions;
  private final Map<String, HearingScore> scores = new TreeMap<>();
  private final List<String> misses = new ArrayList<>();

  private HearingBench(LabeledInput.Set set) {
    var campaign = LoadedCampaign.around(HOME, Map.of(), ActionTable.language());
    FlowSet flows =
        campaign.flows().orElseThrow(() -> new BenchFailed("the flows here have problems"));
    questions =
        new HearingQuestions(
            Languages.builtIn(),
            HOME.resolve("config").resolve("locals.yaml"),
            new FlowKeywords(flows));
    inputs(set).forEach(this::hear);
  }

  private List<LabeledInput> inputs(LabeledInput.Set set) {
    return switch (set) {
      case WRITTEN, LATER, SECOND, THIRD, REPORTED ->
          questions.kinds().stream()
              .flatMap(kind ->
                  LANGUAGES.stream()
                      .flatMap(language -> LabeledInput.of(set, kind, language).stream()))
              .toList();
      case VECTORS -> SpokenVectors.read();
      case GENERATED -> GeneratedInputs.all();
    };
  }

  private void hear(LabeledInput input) {
    HeardOutcome heard = questions.hear(input);
    Mark mark = questions.mark(input, heard);
    scores.computeIfAbsent(input.kind(), _ -> new HearingScore()).add(mark);
    if (mark != Mark.RIGHT) {
      misses.add(input.missed(mark, heard.grade() + " " + heard.value()));
    }
  }

  /// The scores by kind of question; none where the inputs are not here.
  public static Map<String, HearingScore> scores(LabeledInput.Set set) {
    return Map.copyOf(new HearingBench(set).scores);
  }

  /// Runs `hearing`: a case for each set and kind, in percent.
  ///
  /// @param folder where `hearing-misses-SET.tsv` go: a line for each input that was not heard
  ///   right
  public static List<BenchResult> run(Path folder) {
    var results = new ArrayList<BenchResult>();
    for (LabeledInput.Set set : LabeledInput.Set.values()) {
      var bench = new HearingBench(set);
      if (bench.scores.isEmpty()) {
        results.add(missing(set));
        continue;
      }
      Path file = written(folder, set.folder(), bench.misses);
      bench.scores.forEach(
          (kind, score) -> results.add(result(set.folder() + "." + kind, score, file)));
    }
    results.addAll(talks(folder));
    return results;
  }

  private static List<BenchResult> talks(Path folder) {
    var misses = new ArrayList<String>();
    Map<String, HearingScore> scores = TalkBench.scores(misses);
    Path file = written(folder, "talks", misses);
    return scores.entrySet().stream()
        .map(entry -> result("talks." + entry.getKey(), entry.getValue(), file))
        .toList();
  }

  private static Path written(Path folder, String name, List<String> misses) {
    Path file = folder.resolve("hearing-misses-" + name + ".tsv");
    try {
      Files.createDirectories(folder);
      return Files.write(file, misses);
    } catch (IOException e) {
      throw new UncheckedIOException("writing " + file, e);
    }
  }

  private static BenchResult missing(LabeledInput.Set set) {
    if (set != LabeledInput.Set.VECTORS) {
      throw new BenchFailed("the labeled inputs " + set.folder() + " are not in the program");
    }
    return new BenchResult(
        set.folder(),
        List.of(),
        Map.of("skipped", "there is no folder `shared` next to the project"));
  }

  private static BenchResult result(String kind, HearingScore score, Path file) {
    return new BenchResult(
        kind,
        List.of(
            Figure.of("inputs", Spread.of(score.total()), ""),
            Figure.of("right", Spread.of(100 * score.share(Mark.RIGHT)), " %"),
            Figure.of("asked back", Spread.of(100 * score.share(Mark.ASKED)), " %"),
            Figure.of("wrong", Spread.of(100 * score.share(Mark.WRONG)), " %")),
        score.count(Mark.RIGHT) == score.total() ? Map.of() : Map.of("misses", file.toString()));
  }
}
