package org.turnout.flow.yaml;

import static java.util.stream.Collectors.toSet;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.turnout.flow.Step;
import org.turnout.flow.Trigger;
import org.turnout.language.TextFold;
import org.turnout.problem.Problems;

/// A flow that has keywords and that no member hears of: neither MENU nor another flow names one of
/// them or leads there.
final class MenuCheck implements BundleChecker.Check {
  private static final String MENU = "menu";
  private static final Pattern CAPITALS = Pattern.compile("\\p{Lu}{2,}");

  @Override
  public void check(FlowSetReader.Read read, Problems problems) {
    if (read.flow(MENU).isEmpty() || !read.isComplete()) {
      return;
    }
    for (var flow : read.whole()) {
      var own = keywords(flow);
      if (!own.isEmpty() && !flow.unlisted() && !flow.name().equals(MENU)) {
        boolean named =
            read.flows().stream()
                .filter(other -> !other.name().equals(flow.name()))
                .anyMatch(other -> leadsTo(other, flow.name()) || named(other, own));
        if (!named) {
          problems.note(
              flow.place(),
              "not-in-menu",
              "no text tells members of '" + flow.name() + "': MENU does not name its keyword",
              "add it to flows/menu.yaml and its side files, or write 'menu: no' at the top here");
        }
      }
    }
  }

  private static Set<String> keywords(ReadFlow flow) {
    return flow.keywords().stream()
        .filter(keyword -> keyword.language().equals("en"))
        .map(keyword -> Trigger.of(keyword.word()))
        .filter(trigger -> trigger.kind() == Trigger.Kind.WORDS)
        .map(Trigger::words)
        .collect(toSet());
  }

  private static boolean leadsTo(ReadFlow other, String flow) {
    return other.flow().steps().values().stream()
        .anyMatch(step -> step instanceof Step.Run run && run.flow().equals(flow));
  }

  private static boolean named(ReadFlow other, Set<String> keywords) {
    return other.texts().stream()
        .filter(text -> text.language().equals("en") && text.isMessage())
        .flatMap(text -> capitals(text.words()))
        .anyMatch(keywords::contains);
  }

  private static Stream<String> capitals(String text) {
    return CAPITALS.matcher(text).results().map(found -> TextFold.words(found.group()));
  }
}
