package org.turnout.flow;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.turnout.flow.FlowRuns.Open;
import org.turnout.language.AnswerParser;
import org.turnout.language.Aside;
import org.turnout.language.Grade;

/// A wish about kinds of news: only these, no more of those, or these too. What is plainly to end
/// ends at once; what is to begin, and what is to stay, is asked back.
record TopicTalk(TurnContext table, FlowRuns runs, FlowStarter starter, AnswerParser ear) {
  /// The flow that asks which kinds of texts somebody keeps.
  private static final String FEWER = "fewer";

  /// The flow that asks which kinds somebody wants.
  private static final String ALERTS = "alerts";

  /// Whether there is such a flow for it.
  boolean hears(Aside aside) {
    return switch (aside) {
      case FEWER, WITHOUT -> flow(FEWER).isPresent();
      case NEWS -> flow(ALERTS).isPresent() && flow(FEWER).isPresent();
      default -> false;
    };
  }

  private Optional<Flow> flow(String name) {
    return Optional.ofNullable(table.sets.current().flows().get(name));
  }

  /// "the bargaining updates please": asked back, in the wording that a consent needs.
  void wants(ParsedInput heard) {
    starter.begin(ALERTS, keys(named(heard.words())));
  }

  /// "only picket notices".
  void wantsOnly(ParsedInput heard) {
    Set<String> named = named(heard.words());
    starter.begin(on().isEmpty() && !named.isEmpty() ? ALERTS : FEWER, keys(named));
  }

  /// "actions off": the others stay. What is named next to something else is asked.
  void wantsNoMore(ParsedInput heard) {
    List<String> parts = ear.parts(heard.text());
    var off = new LinkedHashSet<String>();
    parts.stream()
        .filter(part -> table.parts.languages().aside(part).equals(Optional.of(Aside.WITHOUT)))
        .forEach(part -> off.addAll(named(ParsedInput.of(part).words())));
    if (off.isEmpty() && parts.size() == 1) {
      off.addAll(named(heard.words()));
    }
    List<String> kept = on().stream().filter(topic -> !off.contains(topic)).toList();
    Open first = off.isEmpty() || on().isEmpty() ? null : runs.first(flow(FEWER).orElseThrow());
    if (first == null) {
      starter.begin(FEWER, "");
      return;
    }
    String keep = kept.isEmpty() ? "none" : String.join(", ", kept);
    var answer = new AnswerFit.Answer(new Value.Text(keep), first.ask().next(), true, Grade.SURE);
    runs.begin(flow(FEWER).orElseThrow(), first.walk().answer(first.ask(), answer));
  }

  /// The topics that the person is on, in the order of the question.
  private List<String> on() {
    return words().values().stream()
        .map(TopicTalk::topic)
        .distinct()
        .filter(
            topic -> table.facts.names().get("topics." + topic) instanceof Value.Flag(var on) && on)
        .sorted()
        .toList();
  }

  /// The topics that a text names in words of the question.
  private Set<String> named(String folded) {
    Map<String, Step.Word> words = words();
    var named = new LinkedHashSet<String>();
    for (String word : folded.split(" ")) {
      Step.Word known = words.get(word);
      if (known != null
          && !word.chars().allMatch(Character::isDigit)
          && table.facts.names().containsKey("topics." + topic(known))) {
        named.add(topic(known));
      }
    }
    return named;
  }

  private static String topic(Step.Word word) {
    return word.value().plain().toLowerCase(Locale.ROOT);
  }

  private static String keys(Set<String> topics) {
    return String.join(" ", new ArrayList<>(topics));
  }

  private Map<String, Step.Word> words() {
    var lexicon = table.parts.lexicons().of(table.sets.current());
    return flow(FEWER).map(Flow::steps).orElse(Map.of()).values().stream()
        .flatMap(step ->
            step instanceof Step.Ask ask && ask.several()
                ? lexicon.words(ask).entrySet().stream()
                    .filter(it -> it.getValue().isOneOfSeveral(ask))
                : Stream.empty())
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one));
  }
}
