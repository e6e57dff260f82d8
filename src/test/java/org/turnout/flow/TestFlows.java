package org.turnout.flow;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Flows built by hand, as the reader of the YAML files builds them.
final class TestFlows {
  private TestFlows() {}

  static MemberText text(String english) {
    return new MemberText(Map.of("en", Templates.parse(english).template()));
  }

  static MemberText text(String english, String spanish) {
    return new MemberText(
        Map.of(
            "en", Templates.parse(english).template(), "es", Templates.parse(spanish).template()));
  }

  static Step.Word word(String key, String value, String next) {
    return new Step.Word(
        key,
        new Value.Text(value),
        Map.of(),
        next.isEmpty() ? Optional.empty() : Optional.of(next));
  }

  static Expression name(String name) {
    return names -> Optional.ofNullable(names.get(name));
  }

  static Step.Say say(String path, String words, String next) {
    return new Step.Say(path, text(words), List.of(), false, to(next));
  }

  static Optional<String> to(String next) {
    return next.isEmpty() ? Optional.empty() : Optional.of(next);
  }

  static AskBuilder ask(String path, String words) {
    return new AskBuilder(path, text(words));
  }

  static Flow flow(String name, String keyword, Step... steps) {
    return flow(name, Flow.Audience.ANYONE, Map.of("en", List.of(keyword)), steps);
  }

  static Flow flow(
      String name, Flow.Audience audience, Map<String, List<String>> keywords, Step... steps) {
    var byPath = new LinkedHashMap<String, Step>();
    for (Step step : steps) {
      byPath.put(step.path(), step);
    }
    return new Flow(
        name,
        text(name),
        audience,
        keywords,
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        steps[0].path(),
        byPath,
        Map.of(),
        Map.of());
  }

  static FlowSet set(String hash, Flow... flows) {
    var byName = new LinkedHashMap<String, Flow>();
    for (Flow flow : flows) {
      byName.put(flow.name(), flow);
    }
    return new FlowSet(
        hash,
        byName,
        Map.of("petition", Map.of("en", "We stand together.", "es", "Estamos unidos.")));
  }

  static FlowSets only(FlowSet set) {
    return new FlowSets() {
      @Override
      public FlowSet current() {
        return set;
      }

      @Override
      public Optional<FlowSet> version(String hash) {
        return hash.equals(set.hash()) ? Optional.of(set) : Optional.empty();
      }
    };
  }

  static final class AskBuilder {
    private final String path;
    private final MemberText text;
    private Optional<AnswerType> type = Optional.empty();
    private List<Step.Word> words = List.of();
    private Optional<String> known = Optional.empty();
    private Optional<MemberText> retry = Optional.empty();
    private Optional<String> giveUp = Optional.empty();
    private Optional<Step.Reminder> reminder = Optional.empty();
    private Optional<String> expired = Optional.empty();

    private AskBuilder(String path, MemberText text) {
      this.path = path;
      this.text = text;
    }

    AskBuilder type(AnswerType is) {
      type = Optional.of(is);
      return this;
    }

    AskBuilder words(Step.Word... are) {
      words = List.of(are);
      return this;
    }

    AskBuilder known(String fact) {
      known = Optional.of(fact);
      return this;
    }

    AskBuilder retry(String words) {
      retry = Optional.of(text(words));
      return this;
    }

    AskBuilder giveUp(String to) {
      giveUp = Optional.of(to);
      return this;
    }

    AskBuilder reminder(Duration after, String words, int times) {
      reminder = Optional.of(new Step.Reminder(after, text(words), times));
      return this;
    }

    AskBuilder expired(String to) {
      expired = Optional.of(to);
      return this;
    }

    Step.Ask then(String next) {
      return new Step.Ask(
          path,
          path,
          text,
          type,
          words,
          known,
          retry,
          3,
          giveUp,
          reminder,
          Duration.ofDays(3),
          expired,
          false,
          false,
          to(next));
    }
  }
}
