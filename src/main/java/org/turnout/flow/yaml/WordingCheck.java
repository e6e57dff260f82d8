package org.turnout.flow.yaml;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.turnout.flow.Parameters;
import org.turnout.flow.Step;
import org.turnout.problem.Problems;
import org.turnout.problem.SourceLocation;

/// What people agree to is what they were shown: a topic is joined, and a text signed, only behind
/// a question that says the filed wording; and the filed wording of a topic says how to stop.
final class WordingCheck implements BundleChecker.Check {
  @Override
  public void check(FlowSetReader.Read read, Problems problems) {
    var catalog = read.bundle().catalog();
    var joined = new HashSet<String>();
    for (var flow : read.whole()) {
      for (var path : flow.paths()) {
        switch (flow.flow().step(path)) {
          case Step.Subscribe subscribe -> {
            joined.add(subscribe.wording());
            shown(flow, path, subscribe.wording(), problems);
          }
          case Step.Act act
              when act.call().action().parameters() instanceof Parameters.FilledForm
                  && catalog.wordings().containsKey(act.call().about()) ->
              shown(flow, path, act.call().about(), problems);
          case Step _ -> {}
        }
      }
    }
    joined.forEach(wording -> saysHowToStop(wording, catalog, problems));
  }

  private static void shown(ReadFlow flow, String path, String wording, Problems problems) {
    if (reachesWithout(flow, path, "{wording." + wording + "}")) {
      problems.error(
          flow.placeOf(path),
          "wording-not-shown",
          "there is a path to this step on which nobody was shown the wording '" + wording + "'",
          "put {wording." + wording + "} into the question before it");
    }
  }

  /// Whether the step can be reached without passing a text that holds this.
  private static boolean reachesWithout(ReadFlow flow, String path, String words) {
    var showing = new HashSet<String>();
    for (var text : flow.texts()) {
      if (text.language().equals("en") && text.words().contains(words)) {
        showing.add(text.path());
      }
    }
    var seen = new HashSet<>(Set.of(flow.flow().start()));
    var todo = new ArrayDeque<>(List.of(flow.flow().start()));
    while (!todo.isEmpty()) {
      var here = todo.remove();
      if (here.equals(path)) {
        return true;
      }
      if (!showing.contains(here)) {
        for (var edge : flow.graph().from(here)) {
          edge.to().filter(seen::add).ifPresent(todo::add);
        }
      }
    }
    return false;
  }

  private static void saysHowToStop(String wording, FlowCatalog catalog, Problems problems) {
    var texts = catalog.wordings().get(wording);
    if (texts == null) {
      return;
    }
    texts.forEach((language, text) -> {
      var upper = text.toUpperCase(Locale.ROOT);
      if (!upper.contains("STOP") || !upper.contains("HELP")) {
        problems.error(
            SourceLocation.of("config/topics.yaml"),
            "missing-opt-out",
            "the wording '" + wording + "' (" + language + ") does not say how to stop",
            "carriers want STOP and HELP named in the first text of a subscription");
      }
    });
  }
}
