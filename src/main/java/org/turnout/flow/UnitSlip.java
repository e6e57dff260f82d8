package org.turnout.flow;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.turnout.language.AnswerParser;
import org.turnout.language.CoreReader.Core;
import org.turnout.language.Led;
import org.turnout.language.OwnWordReader;

/// A unit that somebody corrects by the one that it is not: "wait no its 5 west not 3 west, im so
/// tired".
record UnitSlip(TurnContext table, AnswerParser ear) {
  private static final Pattern CLAUSE = Pattern.compile("[,.;!]");

  /// The right unit, if a text says it in place of another: both must be alike.
  Optional<String> of(String text) {
    String better = ear.correction(text).orElse(text);
    OwnWordReader.Contrast said =
        ear.own().contrast(CLAUSE.split(better.strip(), 2)[0]).orElse(null);
    return said == null || text.indexOf('?') >= 0
        ? Optional.empty()
        : ear.cores()
            .of(said.meant())
            .map(Core::text)
            .filter(unit -> ear.own().areUnits(unit, said.not()) && !isElse(unit));
  }

  /// The flow that changes whom an order is for, and the right unit.
  Optional<Led<List<FlowKeywords.Start>>> led(String text) {
    return of(text)
        .flatMap(unit ->
            table.sets.current().flows().values().stream()
                .filter(UnitSlip::changesWords)
                .findFirst()
                .map(flow ->
                    new Led<>(
                        List.of(new FlowKeywords.Start(flow.name(), table.language())), unit)));
  }

  /// Whether its first question takes any words, and it changes an order.
  private static boolean changesWords(Flow flow) {
    return flow.step(flow.start()) instanceof Step.Ask ask
        && ask.type().filter(AnswerType.FreeText.class::isInstance).isPresent()
        && flow.steps().values().stream()
            .anyMatch(step ->
                step instanceof Step.Act act && act.call().action().verb().equals("change"));
  }

  /// A day, an hour or a place of work is another answer.
  private boolean isElse(String unit) {
    var today = table.now.atZone(table.facts.zone()).toLocalDate();
    return ear.mentionedDay(unit, today).isPresent()
        || ear.mentionedTime(unit).isPresent()
        || ear.mentionedOption(unit, table.facts.places(), today).isPresent();
  }
}
