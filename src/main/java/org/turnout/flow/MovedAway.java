package org.turnout.flow;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.turnout.language.AnswerParser;
import org.turnout.language.Option;
import org.turnout.language.TextFold;

/// Somebody who has left a site says where it was, and not where they work now: "I transferred out
/// of Fontana". They are asked.
record MovedAway(TurnContext table, AnswerParser ear, FlowKeywords keywords) {
  private static final String SITE = "site";

  /// A shorter name is another word in a sentence.
  private static final int SHORTEST = 4;

  /// The flow that asks for the new site, if the text names the old one only.
  Optional<Flow> asks(ParsedInput heard) {
    return table.facts.places().stream().filter(place -> names(heard.words(), place)).count() == 1
            && keywords.led(heard.text(), ear).isEmpty()
            && !ear.wonders(heard.text())
        ? table.sets.current().flows().values().stream()
            .filter(MovedAway::keepsSite)
            .min(Comparator.comparing(Flow::name))
        : Optional.empty();
  }

  /// Whether the words have one of the place's names.
  private static boolean names(String words, Option place) {
    return Stream.concat(Stream.of(place.name()), place.aliases().stream())
        .map(TextFold::words)
        .filter(name -> name.length() >= SHORTEST)
        .anyMatch(name -> (" " + words + " ").contains(" " + name + " "));
  }

  /// Whether it begins with the list of sites, and keeps what is chosen.
  private static boolean keepsSite(Flow flow) {
    return RosterFlows.list(flow).filter(list -> list.list().equals("sites")).isPresent()
        && flow.steps().values().stream()
            .anyMatch(
                step -> step instanceof Step.Remember remember && remember.fact().equals(SITE));
  }
}
