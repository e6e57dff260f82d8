package org.turnout.flow.yaml;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.turnout.flow.Step;
import org.turnout.problem.SourceLocation;
import org.turnout.settings.Times;
import org.turnout.yaml.YamlBlock;
import org.turnout.yaml.YamlNode;
import org.turnout.yaml.YamlNode.Entry;
import org.turnout.yaml.YamlNode.Listing;
import org.turnout.yaml.YamlNode.Mapping;
import org.turnout.yaml.YamlNode.Scalar;

/// Reads a block: a few acts in their order, each with what belongs to it. Blocks are read from
/// their end, so that each act knows what comes after it; a branch that does not say otherwise goes
/// on after the step it belongs to.
final class BlockReader {
  private final FlowBuilder draft;
  private final TextReader texts;
  private final AskReader asks;
  private final ActReader acts;
  private final List<String> verbs;

  BlockReader(FlowBuilder draft) {
    this.draft = draft;
    this.texts = new TextReader(draft);
    this.asks = new AskReader(draft, texts, this);
    this.acts = new ActReader(draft, this);
    this.verbs = Verb.all(draft.actions);
  }

  /// The path a block begins with, or where a block that does nothing leads.
  Optional<String> block(YamlNode node, ReadPosition at, Optional<String> next) {
    return switch (node) {
      case Scalar scalar -> word(scalar, at, next);
      case Mapping mapping -> mapping(mapping, at, next);
      case Listing(_, var items) -> {
        var entry = next;
        for (int i = items.size(); i > 0; i--) {
          entry = block(items.get(i - 1), at.item(i), entry);
        }
        yield entry;
      }
    };
  }

  /// `go on` and `end` need no block of their own.
  private Optional<String> word(Scalar scalar, ReadPosition at, Optional<String> next) {
    return switch (scalar.text().strip()) {
      case "go on" -> next;
      case "end" -> end("end", at, scalar.at());
      default -> {
        draft.problems.error(
            scalar.at(),
            "wrong-shape",
            "expected what to do here, found "
                + (scalar.text().isBlank() ? "nothing" : "'" + scalar.text().strip() + "'"),
            "write 'go on', 'end', or a block such as 'say: |'");
        yield next;
      }
    };
  }

  private Optional<String> mapping(Mapping mapping, ReadPosition at, Optional<String> next) {
    var here = mapping.entries().stream().filter(entry -> verbs.contains(entry.key())).toList();
    var block = YamlBlock.of(mapping, draft.problems);
    verbs.forEach(block::node);
    var entry = next;
    for (var verb : here.reversed()) {
      boolean first = verb.equals(here.getFirst());
      if (Verb.of(verb.key()).filter(Verb::leaves).isPresent() && !verb.equals(here.getLast())) {
        var lost = here.get(here.indexOf(verb) + 1);
        draft.problems.error(
            lost.at(),
            "unreachable-step",
            "'" + lost.key() + "' comes after '" + verb.key() + "' and never happens",
            "put it before '" + verb.key() + "'");
      }
      entry = verb(verb, block, first ? at : at.then(verb.key()), entry);
    }
    if (here.isEmpty()) {
      draft.problems.error(
          mapping.at(),
          "nothing-to-do",
          "nothing happens here",
          "a block has at least one of: " + String.join(", ", verbs));
    }
    block.done();
    return entry;
  }

  private Optional<String> verb(
      Entry entry, YamlBlock block, ReadPosition at, Optional<String> next) {
    return draft
        .actions
        .of(entry.key())
        .map(action -> acts.act(action, entry, block, at, next))
        .orElseGet(() -> verb(Verb.of(entry.key()).orElseThrow(), entry, block, at, next));
  }

  private Optional<String> verb(
      Verb verb, Entry entry, YamlBlock block, ReadPosition at, Optional<String> next) {
    var place = entry.at();
    var node = entry.value();
    return switch (verb) {
      case SAY -> say(node, block, at, place, next);
      case ASK -> asks.ask(node, block, at, place, next);
      case IF -> check(node, block, at, place, next);
      case REMEMBER -> remember(node, at, next);
      case JOIN -> acts.join(words(node), at, node.at(), block, next);
      case LEAVE -> acts.leave(words(node), at, node.at(), next);
      case NOTIFY -> {
        var about = words(node);
        yield draft.step(at.path(), place, () -> new Step.Notify(at.path(), about, next));
      }
      case HAND_OVER -> {
        var reason = words(node);
        yield draft.step(at.path(), place, () -> new Step.HandOver(at.path(), reason, next));
      }
      case RUN -> acts.run(words(node), block, at, node.at(), next);
      case WAIT -> pause(block, at, place, next);
      case BACK_TO -> back(words(node), at, node.at());
      case GO_TO -> draft.jump(words(node), node.at());
      case END -> end(words(node), at, place);
    };
  }

  private Optional<String> say(
      YamlNode node,
      YamlBlock block,
      ReadPosition at,
      SourceLocation place,
      Optional<String> next) {
    var text = texts.text(node, at.path(), "say", at.trail("say"));
    var media = block.texts("media");
    boolean apart = block.yes("apart");
    return draft.step(at.path(), place, () -> new Step.Say(at.path(), text, media, apart, next));
  }

  private Optional<String> check(
      YamlNode node,
      YamlBlock block,
      ReadPosition at,
      SourceLocation place,
      Optional<String> next) {
    var source = words(node);
    var then =
        block.node("then").map(branch -> block(branch, at.branch("then"), next)).orElse(next);
    var otherwise =
        block.node("else").map(branch -> block(branch, at.branch("else"), next)).orElse(next);
    return draft.step(
        at.path(),
        place,
        () ->
            new Step.Check(
                at.path(), draft.condition(at.path(), source, node.at()), then, otherwise));
  }

  private Optional<String> remember(YamlNode node, ReadPosition at, Optional<String> next) {
    var facts = YamlBlock.of(node, draft.problems).all().entrySet().stream().toList();
    var entry = next;
    for (int i = facts.size() - 1; i >= 0; i--) {
      var fact = facts.get(i).getKey();
      var value = facts.get(i).getValue();
      var path = i == 0 ? at.path() : at.path() + "." + fact;
      var then = entry;
      entry =
          draft.step(
              path,
              value.at(),
              () ->
                  new Step.Remember(path, fact, draft.expression(words(value), value.at()), then));
    }
    return entry;
  }

  private Optional<String> pause(
      YamlBlock block, ReadPosition at, SourceLocation place, Optional<String> next) {
    var duration = block.maybe("wait", "a time such as 20 min, 13h or 3 days", Times::span);
    return duration.isEmpty()
        ? next
        : draft.step(at.path(), place, () -> new Step.Wait(at.path(), duration.get(), next));
  }

  private Optional<String> back(String target, ReadPosition at, SourceLocation place) {
    draft.jump(target, place);
    return draft.step(at.path(), place, () -> new Step.BackTo(at.path(), target));
  }

  private Optional<String> end(String label, ReadPosition at, SourceLocation place) {
    return draft.step(at.path(), place, () -> new Step.End(at.path(), label));
  }

  /// A plain word or expression, or nothing after the problem is noted.
  String words(YamlNode node) {
    if (node instanceof Scalar(_, var text, _)) {
      return text.strip();
    }
    draft.problems.error(node.at(), "wrong-shape", "expected a text here, found " + node.called());
    return "";
  }

  /// A word that a member can send is written in capitals.
  static boolean isCapitals(String word) {
    return !word.isBlank() && word.equals(word.toUpperCase(Locale.ROOT));
  }
}
