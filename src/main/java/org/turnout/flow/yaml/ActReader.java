package org.turnout.flow.yaml;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.turnout.flow.Action;
import org.turnout.flow.ActionCall;
import org.turnout.flow.Expression;
import org.turnout.flow.Outcome;
import org.turnout.flow.Parameters;
import org.turnout.flow.Step;
import org.turnout.problem.DidYouMean;
import org.turnout.problem.SourceLocation;
import org.turnout.yaml.YamlBlock;
import org.turnout.yaml.YamlNode;
import org.turnout.yaml.YamlNode.Entry;
import org.turnout.yaml.YamlNode.Listing;
import org.turnout.yaml.YamlNode.Mapping;
import org.turnout.yaml.YamlNode.Scalar;

/// Reads what asks something of the records, of a topic or of another flow.
record ActReader(FlowBuilder draft, BlockReader blocks) {
  /// An act with its outcomes as names next to it.
  Optional<String> act(
      Action action, Entry verb, YamlBlock block, ReadPosition at, Optional<String> next) {
    var words = blocks.words(verb.value());
    var place = verb.value().at();
    Supplier<ActionCall> call =
        switch (action.parameters()) {
          case Parameters.FormName _ -> {
            new FormFields(draft, words).check(place);
            yield () -> new ActionCall(action, words, Map.of());
          }
          case Parameters.RosterName _ -> {
            checkRoster(words, place);
            yield () -> new ActionCall(action, words, Map.of());
          }
          case Parameters.FilledForm filled -> filled(action, filled, words, block, at, place);
          case Parameters.OnRoster on -> onRoster(action, on, words, block, at, place);
        };
    var outcomes = outcomes(action, verb.at(), block, at, next);
    return draft.step(
        at.path(), verb.at(), () -> new Step.Act(at.path(), at.name(), call.get(), outcomes, next));
  }

  private Map<String, String> outcomes(
      Action action,
      SourceLocation place,
      YamlBlock block,
      ReadPosition at,
      Optional<String> next) {
    var answered = new HashMap<String, String>();
    for (var outcome : action.outcomes()) {
      var word = outcome.word();
      var node = block.node(word);
      if (node.isPresent()) {
        brings(outcome);
        blocks.block(node.get(), at.branch(word), next).ifPresent(path -> answered.put(word, path));
      } else if (action.outcomes().size() > 1) {
        draft.problems.error(
            place,
            "unanswered-outcome",
            "'" + action.verb() + "' can come out as '" + word + "', which is not answered",
            "add '" + word + ":' below it, with what to do or 'go on'");
      } else {
        brings(outcome);
      }
    }
    impossible(action, block);
    return answered;
  }

  /// Outcomes of other actions that are answered here though they never come.
  private void impossible(Action action, YamlBlock block) {
    draft.actions.all().stream()
        .flatMap(other -> other.outcomes().stream().map(Outcome::word))
        .distinct()
        .filter(word -> action.outcome(word).isEmpty())
        .forEach(word ->
            block
                .node(word)
                .ifPresent(node ->
                    draft.problems.error(
                        node.at(),
                        "impossible-outcome",
                        "'" + action.verb() + "' never comes out as '" + word + "'",
                        "it comes out as: "
                            + action.outcomes().stream()
                                .map(Outcome::word)
                                .sorted()
                                .collect(Collectors.joining(", ")))));
  }

  private void brings(Outcome outcome) {
    for (var brought : outcome.brings()) {
      var fields = new HashMap<String, FlowCatalog.Name>();
      brought.sure().forEach((field, type) -> fields.put(field, FlowCatalog.Name.sure(type)));
      brought.maybe().forEach((field, type) -> fields.put(field, FlowCatalog.Name.maybe(type)));
      draft.name(brought.row(), "row", fields);
    }
  }

  private Supplier<ActionCall> filled(
      Action action,
      Parameters.FilledForm filled,
      String form,
      YamlBlock block,
      ReadPosition at,
      SourceLocation place) {
    var known = new FormFields(draft, form);
    known.check(place);
    var fields = new LinkedHashMap<String, YamlNode>();
    block
        .node("fields")
        .ifPresent(node -> {
          switch (node) {
            case Mapping(_, var entries) ->
                entries.forEach(entry -> fields.put(entry.key(), entry.value()));
            case Listing(_, var items) ->
                items.forEach(item -> fields.put(blocks.words(item), item));
            case Scalar scalar -> fields.put(scalar.text().strip(), scalar);
          }
        });
    known.check(fields, place, filled.whole());
    return () -> {
      var compiled = new HashMap<String, Expression>();
      fields.forEach(known::checkChoices);
      fields.forEach((field, node) ->
          compiled.put(
              field,
              known.required(field)
                  ? needed(at, blocks.words(node), node.at())
                  : draft.expression(blocks.words(node), node.at())));
      return new ActionCall(action, form, compiled);
    };
  }

  private void checkRoster(String roster, SourceLocation place) {
    if (!draft.catalog.rosters().contains(roster)) {
      draft.problems.error(
          place,
          "unknown-roster",
          "there is no roster '" + roster + "'",
          DidYouMean.hint(roster, draft.catalog.rosters()));
    }
  }

  private Supplier<ActionCall> onRoster(
      Action action,
      Parameters.OnRoster on,
      String subject,
      YamlBlock block,
      ReadPosition at,
      SourceLocation place) {
    var roster = roster(place);
    draft.needs(at.path(), subject);
    on.more().keySet().forEach(block::node);
    return () -> {
      var compiled = new HashMap<String, Expression>();
      compiled.put(on.subject(), needed(at, subject, place));
      on.more()
          .forEach((key, name) ->
              block
                  .maybe(key)
                  .ifPresent(words -> compiled.put(name, draft.expression(words, block.at(key)))));
      return new ActionCall(action, roster, compiled);
    };
  }

  /// An expression that the act can't do without.
  private Expression needed(ReadPosition at, String words, SourceLocation place) {
    draft.needs(at.path(), words);
    return draft.expression(words, place);
  }

  private String roster(SourceLocation place) {
    if (draft.roster.isEmpty()) {
      draft.problems.error(
          place,
          "missing",
          "the flow does not say which roster this is about",
          "add a line 'roster: picket' at the top");
    }
    return draft.roster.orElse("");
  }

  Optional<String> join(
      String topic, ReadPosition at, SourceLocation place, YamlBlock block, Optional<String> next) {
    checkTopic(topic, place);
    var wording =
        block.maybe("wording").orElseGet(() -> draft.catalog.topics().getOrDefault(topic, topic));
    if (draft.catalog.topics().containsKey(topic)
        && !draft.catalog.wordings().containsKey(wording)) {
      draft.problems.error(
          block.at("wording"),
          "unknown-wording",
          "no wording '" + wording + "' is filed",
          DidYouMean.hint(wording, draft.catalog.wordings().keySet()));
    }
    return draft.step(at.path(), place, () -> new Step.Subscribe(at.path(), topic, wording, next));
  }

  Optional<String> leave(
      String topic, ReadPosition at, SourceLocation place, Optional<String> next) {
    checkTopic(topic, place);
    return draft.step(at.path(), place, () -> new Step.Unsubscribe(at.path(), topic, next));
  }

  private void checkTopic(String topic, SourceLocation place) {
    if (!draft.catalog.topics().containsKey(topic)) {
      draft.problems.error(
          place,
          "unknown-topic",
          "there is no topic '" + topic + "'",
          DidYouMean.hint(topic, draft.catalog.topics().keySet())
              .or(() -> Optional.of("topics are in config/topics.yaml")));
    }
  }

  Optional<String> run(
      String flow, YamlBlock block, ReadPosition at, SourceLocation place, Optional<String> next) {
    var with = block.node("with");
    var inputs = with.map(node -> YamlBlock.of(node, draft.problems).all()).orElse(null);
    return draft.step(
        at.path(),
        place,
        () -> {
          var compiled = new HashMap<String, Expression>();
          if (inputs != null) {
            inputs.forEach((name, node) ->
                compiled.put(name, draft.expression(blocks.words(node), node.at())));
          }
          return new Step.Run(at.path(), flow, compiled, next);
        });
  }
}
