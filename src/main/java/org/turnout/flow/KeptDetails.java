package org.turnout.flow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.turnout.language.AnswerParser;
import org.turnout.language.ParsedAnswer.Understood;
import org.turnout.language.TextFold;

/// What a text that begins a flow says of the person besides, where that flow does not ask for it:
/// "36 stickers, sterile processing, Sal DeMarco". A ZIP code and a place of work that we do not
/// know yet are kept and said back; a name is asked back once the flow is done.
record KeptDetails(TurnContext table, FlowRuns runs, AnswerParser ear) {
  void keep(Flow flow, String text) {
    List<String> parts =
        Stream.of(text.split("[,;\\n]|\\.\\s"))
            .map(String::strip)
            .filter(it -> !it.isEmpty())
            .toList();
    if (parts.size() < 2 || isClosed(flow)) {
      return; // a detail is a part of its own
    }
    if (isMissing("zip") && !asks(flow, AnswerType.Zip.class)) {
      parts.stream()
          .flatMap(part -> zip(part).stream())
          .findFirst()
          .ifPresent(zip -> remember("zip", new Value.Text(zip), zip));
    }
    if (isMissing("site") && flow.steps().values().stream().noneMatch(KeptDetails::asksSite)) {
      parts.stream().filter(this::isPlace).findFirst().ifPresent(this::site);
    }
    if (!table.stuck() && isMissing("name") && !asks(flow, AnswerType.Name.class)) {
      parts.stream().filter(this::isName).findFirst().ifPresent(this::name);
    }
  }

  private boolean isClosed(Flow flow) {
    return flow.audience() == Flow.Audience.MEMBERS && !table.facts.member();
  }

  private boolean isMissing(String fact) {
    return !table.facts.names().containsKey(fact) && !table.remembered.containsKey(fact);
  }

  private static boolean asks(Flow flow, Class<? extends AnswerType> type) {
    return flow.steps().values().stream()
        .anyMatch(step ->
            step instanceof Step.Ask ask && ask.type().filter(type::isInstance).isPresent());
  }

  private static boolean asksSite(Step step) {
    return step instanceof Step.Ask ask
        && ask.type().orElse(null) instanceof AnswerType.Choice choice
        && choice.list().equals("sites");
  }

  /// Five digits and nothing else.
  private Optional<String> zip(String part) {
    return part.matches("\\d{5}") ? ear.zip(part).known() : Optional.empty();
  }

  /// A place, alone or behind an employer: "kaiser oakland".
  private boolean isPlace(String part) {
    return !placeIn(part).isEmpty();
  }

  private String placeIn(String part) {
    String words = TextFold.words(part);
    String place =
        table.facts.employers().stream()
            .flatMap(it -> Stream.concat(Stream.of(it.name()), it.aliases().stream()))
            .map(TextFold::words)
            .filter(name -> words.startsWith(name + " "))
            .map(name -> words.substring(name.length() + 1))
            .min((a, b) -> a.length() - b.length())
            .orElse(words);
    return names().anyMatch(place::equals) ? place : "";
  }

  private Stream<String> names() {
    return table.facts.places().stream()
        .flatMap(it -> Stream.concat(Stream.of(it.name()), it.aliases().stream()))
        .map(TextFold::words);
  }

  private void site(String part) {
    String place = placeIn(part);
    ActionResult sites = table.ask(new ActionRequest.Look("sites", Map.of(), Optional.empty()));
    List<Value.Row> found =
        sites == null
            ? List.of()
            : sites.rows().stream().filter(row -> isCalled(row, place)).toList();
    if (found.size() == 1) {
      remember("site", found.getFirst(), name(found.getFirst()));
    }
  }

  private static String name(Value.Row site) {
    return site.fields().get("name") instanceof Value.Text(String text) ? text : "";
  }

  private static boolean isCalled(Value.Row row, String place) {
    return Stream.of("name", "city", "aliases")
        .flatMap(field ->
            row.fields().get(field) instanceof Value.Text(String text)
                ? Stream.of(text.split(","))
                : Stream.empty())
        .map(TextFold::words)
        .anyMatch(place::equals);
  }

  private void remember(String fact, Value value, String words) {
    table.remembered.put(fact, value);
    table.does(new Effect.Remember(fact, value));
    table.notes(words);
  }

  /// Two words or more with capitals that are no place.
  private boolean isName(String part) {
    return ear.name(part) instanceof Understood<String>(String name)
        && name.equals(part)
        && ear.mentionedName(part).isPresent()
        && names().noneMatch(TextFold.words(part)::equals);
  }

  /// The flow that changes a name asks for it later.
  private void name(String name) {
    table.sets.current().flows().values().stream()
        .filter(KeptDetails::changesName)
        .findFirst()
        .ifPresent(flow -> runs.later(flow, name));
  }

  private static boolean changesName(Flow flow) {
    return !flow.keywords().isEmpty()
        && flow.step(flow.start()) instanceof Step.Ask ask
        && ask.type().filter(AnswerType.Name.class::isInstance).isPresent()
        && flow.steps().values().stream().noneMatch(Step.Act.class::isInstance);
  }
}
