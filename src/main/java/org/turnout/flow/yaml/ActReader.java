package org.turnout.flow.yaml;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.turnout.flow.Deed;
import org.turnout.flow.Expression;
import org.turnout.flow.Outcome;
import org.turnout.flow.Step;
import org.turnout.problem.DidYouMean;
import org.turnout.problem.Place;
import org.turnout.yaml.Block;
import org.turnout.yaml.Node;
import org.turnout.yaml.Node.Entry;
import org.turnout.yaml.Node.Listing;
import org.turnout.yaml.Node.Mapping;
import org.turnout.yaml.Node.Scalar;

/// Reads what asks something of the records, of a topic or of another flow.
final class ActReader {
  private final Draft draft;
  private final BlockReader blocks;

  ActReader(Draft draft, BlockReader blocks) {
    this.draft = draft;
    this.blocks = blocks;
  }

  /// An act with its outcomes as names beside it.
  Optional<String> act(Entry verb, Block block, At at, Optional<String> next) {
    var words = blocks.words(verb.value());
    var place = verb.value().at();
    Supplier<Deed> deed =
        switch (verb.key()) {
          case "submit" -> submit(words, block, at, place);
          case "withdraw" -> {
            checkForm(words, place);
            yield () -> new Deed.Withdraw(words);
          }
          case "reserve" -> reserve(words, block, at, place);
          case "release" -> {
            var roster = roster(place);
            draft.needs(at.path(), words);
            yield () -> new Deed.Release(roster, needed(at, words, place));
          }
          case "waitlist" -> {
            var roster = roster(place);
            draft.needs(at.path(), words);
            yield () -> new Deed.Waitlist(roster, needed(at, words, place));
          }
          default -> throw new IllegalStateException("no such act: " + verb.key());
        };
    var outcomes = outcomes(verb, block, at, next);
    return draft.step(
        at.path(), verb.at(), () -> new Step.Act(at.path(), at.name(), deed.get(), outcomes, next));
  }

  private Map<Outcome, String> outcomes(Entry verb, Block block, At at, Optional<String> next) {
    var possible = Acts.outcomes(verb.key());
    var answered = new EnumMap<Outcome, String>(Outcome.class);
    for (var outcome : possible) {
      var node = block.node(outcome.word());
      if (node.isPresent()) {
        brings(verb.key(), outcome);
        blocks
            .block(node.get(), at.branch(outcome.word()), next)
            .ifPresent(path -> answered.put(outcome, path));
      } else if (possible.size() > 1) {
        draft.problems.error(
            verb.at(),
            "unanswered-outcome",
            "'" + verb.key() + "' can come out as '" + outcome.word() + "', which is not answered",
            "add '" + outcome.word() + ":' below it, with what to do or 'go on'");
      } else {
        brings(verb.key(), outcome);
      }
    }
    for (var outcome : Outcome.values()) {
      if (!possible.contains(outcome)) {
        block
            .node(outcome.word())
            .ifPresent(node ->
                draft.problems.error(
                    node.at(),
                    "impossible-outcome",
                    "'" + verb.key() + "' never comes out as '" + outcome.word() + "'",
                    "it comes out as: "
                        + possible.stream()
                            .map(Outcome::word)
                            .sorted()
                            .collect(Collectors.joining(", "))));
      }
    }
    return answered;
  }

  private void brings(String verb, Outcome outcome) {
    Acts.brings(verb, outcome).forEach((name, fields) -> draft.name(name, "row", fields));
  }

  private Supplier<Deed> submit(String form, Block block, At at, Place place) {
    checkForm(form, place);
    var fields = new LinkedHashMap<String, Node>();
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
    checkFields(form, fields, place);
    return () -> {
      var compiled = new HashMap<String, Expression>();
      fields.forEach((field, node) ->
          compiled.put(
              field,
              required(form, field)
                  ? needed(at, blocks.words(node), node.at())
                  : draft.expression(blocks.words(node), node.at())));
      return new Deed.Submit(form, compiled);
    };
  }

  private boolean required(String form, String field) {
    var shape = draft.catalog.forms().get(form);
    var known = shape == null ? null : shape.fields().get(field);
    return known != null && known.required();
  }

  private void checkForm(String form, Place place) {
    if (!draft.catalog.forms().containsKey(form)) {
      draft.problems.error(
          place,
          "unknown-form",
          "there is no form '" + form + "'",
          DidYouMean.hint(form, draft.catalog.forms().keySet())
              .or(() -> Optional.of("forms stand in config/forms/")));
    }
  }

  private void checkFields(String form, Map<String, Node> fields, Place place) {
    var shape = draft.catalog.forms().get(form);
    if (shape == null) {
      return;
    }
    fields.forEach((field, node) -> {
      if (!shape.fields().containsKey(field)) {
        draft.problems.error(
            node.at(),
            "unknown-field",
            "the form '" + form + "' has no field '" + field + "'",
            DidYouMean.hint(field, shape.fields().keySet()));
      }
    });
    shape
        .fields()
        .forEach((field, known) -> {
          if (known.required() && !fields.containsKey(field)) {
            draft.problems.error(
                place,
                "missing-field",
                "the form '" + form + "' needs the field '" + field + "'",
                "add it under 'fields:'");
          }
        });
  }

  private Supplier<Deed> reserve(String place, Block block, At at, Place where) {
    var roster = roster(where);
    draft.needs(at.path(), place);
    var duty = block.maybe("as");
    var dutyAt = block.at("as");
    return () ->
        new Deed.Reserve(
            roster,
            needed(at, place, where),
            duty.map(words -> draft.expression(words, dutyAt)).orElse(_ -> Optional.empty()));
  }

  /// An expression that the act can't do without.
  private Expression needed(At at, String words, Place place) {
    draft.needs(at.path(), words);
    return draft.expression(words, place);
  }

  private String roster(Place place) {
    if (draft.roster.isEmpty()) {
      draft.problems.error(
          place,
          "missing",
          "the flow does not say which roster this is about",
          "add a line 'roster: picket' at the top");
    }
    return draft.roster.orElse("");
  }

  Optional<String> join(String topic, At at, Place place, Block block, Optional<String> next) {
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

  Optional<String> leave(String topic, At at, Place place, Optional<String> next) {
    checkTopic(topic, place);
    return draft.step(at.path(), place, () -> new Step.Unsubscribe(at.path(), topic, next));
  }

  private void checkTopic(String topic, Place place) {
    if (!draft.catalog.topics().containsKey(topic)) {
      draft.problems.error(
          place,
          "unknown-topic",
          "there is no topic '" + topic + "'",
          DidYouMean.hint(topic, draft.catalog.topics().keySet())
              .or(() -> Optional.of("topics stand in config/topics.yaml")));
    }
  }

  Optional<String> run(String flow, Block block, At at, Place place, Optional<String> next) {
    var with = block.node("with");
    var inputs = with.map(node -> Block.of(node, draft.problems).all()).orElse(null);
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
