package org.turnout.flow.yaml;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.turnout.flow.AnswerKind;
import org.turnout.flow.AnswerType;
import org.turnout.flow.MemberText;
import org.turnout.flow.Step;
import org.turnout.flow.Value;
import org.turnout.problem.DidYouMean;
import org.turnout.problem.SourceLocation;
import org.turnout.settings.Times;
import org.turnout.yaml.YamlBlock;
import org.turnout.yaml.YamlNode;
import org.turnout.yaml.YamlNode.Listing;
import org.turnout.yaml.YamlNode.Mapping;
import org.turnout.yaml.YamlNode.Scalar;

/// Reads a question and all that belongs to it: what counts as an answer, what happens when none
/// comes.
final class AskReader {
  /// Questions stay open three days unless a flow says otherwise.
  private static final Duration OPEN = Duration.ofDays(3);

  /// After the third answer that is not understood somebody looks.
  private static final int TRIES = 2;

  private final FlowBuilder draft;
  private final TextReader texts;
  private final BlockReader blocks;
  private final ChoiceReader choices;

  AskReader(FlowBuilder draft, TextReader texts, BlockReader blocks) {
    this.draft = draft;
    this.texts = texts;
    this.blocks = blocks;
    this.choices = new ChoiceReader(draft, texts, blocks);
  }

  Optional<String> ask(
      YamlNode node,
      YamlBlock block,
      ReadPosition at,
      SourceLocation place,
      Optional<String> next) {
    var path = at.path();
    var name = block.maybe("keep as").orElse(at.name());
    var text = texts.text(node, path, "ask", at.trail("ask"));
    var type = type(block, at, name, next);
    boolean several = block.maybe("several", "yes or no", AskReader::yes).orElse(false);
    var words = words(block, at, name, next, type.isPresent() || several);
    var known = block.maybe("known");
    known.ifPresent(fact -> checkFact(fact, block.at("known")));
    var retry = block.node("retry").map(said -> texts.text(said, path, "retry", at.trail("retry")));
    int tries = block.maybe("tries", "a number from 1 to 9", AskReader::upToNine).orElse(TRIES);
    var giveUp = branch(block, "give up", at, next);
    var reminder = reminder(block, at);
    var expires = block.maybe("expires", "a time such as 13h or 3 days", Times::span).orElse(OPEN);
    var expired = branch(block, "if expired", at, next);
    boolean raised =
        block
            .maybe(
                "stake", "the word high: a flow can raise the stake, not lower it", AskReader::high)
            .orElse(false);
    if (type.isEmpty() && words.isEmpty()) {
      draft.problems.error(
          place,
          "no-answers",
          "nothing is said about what counts as an answer",
          "add 'answers:' with words, 'choose:' with a list, or 'answer:' with one of: "
              + String.join(", ", AnswerKind.words()));
    }
    if (type.isEmpty()) {
      draft.name(name, "text", Map.of());
    }
    return draft.step(
        path,
        place,
        () -> {
          var kind = type.map(Supplier::get);
          return new Step.Ask(
              path,
              name,
              text,
              kind,
              numbered(node, kind, words),
              known,
              retry,
              tries,
              giveUp,
              reminder,
              expires,
              expired,
              several,
              raised,
              next);
        });
  }

  /// A question that lists its answers with numbers takes the numbers, unless a number is an answer
  /// of its own.
  private static List<Step.Word> numbered(
      YamlNode text, Optional<AnswerType> type, List<Step.Word> words) {
    return type.isPresent() && !(type.get() instanceof AnswerType.FreeText)
        ? words
        : NumberedList.of(TextReader.words(text)).numbered(words);
  }

  private Optional<String> branch(
      YamlBlock block, String word, ReadPosition at, Optional<String> next) {
    return block.node(word).flatMap(node -> blocks.block(node, at.branch(word), next));
  }

  private Optional<Supplier<AnswerType>> type(
      YamlBlock block, ReadPosition at, String name, Optional<String> next) {
    var choose = block.maybe("choose");
    if (choose.isPresent()) {
      return Optional.of(choices.choice(choose.get(), block, at, name, next));
    }
    var word = block.maybe("answer");
    var min = block.maybe("min", "a whole number", Long::parseLong);
    var max = block.maybe("max", "a whole number", Long::parseLong);
    if (word.isEmpty()) {
      return Optional.empty();
    }
    var type =
        AnswerKind.of(word.get())
            .map(kind -> kind.type(new AnswerKind.Bounds(min, max)))
            .orElseGet(() -> unknownType(word.get(), block.at("answer")));
    draft.name(name, type.kept(), Map.of());
    draft.free.put(name, block.at("answer"));
    return Optional.of(() -> type);
  }

  private AnswerType unknownType(String word, SourceLocation place) {
    draft.problems.error(
        place,
        "unknown-type",
        "'" + word + "' is not a kind of answer",
        DidYouMean.hint(word, AnswerKind.words())
            .orElse("one of: " + String.join(", ", AnswerKind.words())));
    return new AnswerType.FreeText(1_000);
  }

  /// @param mixed whether an answer may be kept as something else than one of them
  private List<Step.Word> words(
      YamlBlock block, ReadPosition at, String name, Optional<String> next, boolean mixed) {
    var answers = block.node("answers");
    if (answers.isEmpty()) {
      return List.of();
    }
    var words = new ArrayList<Step.Word>();
    for (var entry :
        answers.get() instanceof Mapping(_, var entries) ? entries : List.<YamlNode.Entry>of()) {
      var word = word(entry, at.branch("answers", entry.key()), next);
      words.add(word);
      if (!mixed) {
        draft.bare.add(name, entry);
      }
      draft
          .kept
          .computeIfAbsent(name, _ -> new LinkedHashMap<>())
          .put(word.value().plain(), entry.at());
    }
    if (!(answers.get() instanceof Mapping)) {
      draft.problems.error(
          answers.get().at(),
          "wrong-shape",
          "expected answers in capitals with what they do, found " + answers.get().called(),
          "YES: go on");
    }
    return words;
  }

  private Step.Word word(YamlNode.Entry entry, ReadPosition at, Optional<String> next) {
    var key = entry.key();
    if (!BlockReader.isCapitals(key)) {
      draft.problems.error(
          entry.at(),
          "not-capitals",
          "the answer '" + key + "' is in small letters",
          "write " + key.toUpperCase(Locale.ROOT) + ", as the text shows it");
    }
    var also = also(entry.value(), at);
    var value = new Value.Text(key.toLowerCase(Locale.ROOT));
    return switch (entry.value()) {
      case Scalar(_, var text, _) when text.isBlank() || text.strip().equals("go on") ->
          new Step.Word(key, value, also, next);
      case Scalar scalar when scalar.text().strip().equals("end") ->
          new Step.Word(key, value, also, blocks.block(scalar, at, next));
      case Scalar(_, var text, _) -> new Step.Word(key, new Value.Text(text.strip()), also, next);
      case Listing _ -> new Step.Word(key, value, also, next);
      case Mapping mapping -> {
        var kept = mapping.get("value").map(node -> new Value.Text(blocks.words(node)));
        var rest =
            mapping.entries().stream()
                .filter(part -> !part.key().equals("also") && !part.key().equals("value"))
                .toList();
        var then = rest.isEmpty() ? next : blocks.block(new Mapping(mapping.at(), rest), at, next);
        yield new Step.Word(key, kept.orElse(value), also, then);
      }
    };
  }

  /// Further words for an answer: English ones next to it, the others in the side files.
  private Map<String, List<String>> also(YamlNode node, ReadPosition at) {
    var all = new HashMap<String, List<String>>();
    further(node).ifPresent(words -> all.put("en", words));
    for (var side : draft.sides) {
      side.find(at.trail())
          .flatMap(found -> {
            if (found instanceof Mapping mapping) {
              mapping.get("also").ifPresent(side::useAll);
            } else {
              side.useAll(found);
            }
            return further(found);
          })
          .ifPresent(words -> all.put(side.language(), words));
    }
    return all;
  }

  private Optional<List<String>> further(YamlNode node) {
    return switch (node) {
      case Scalar _ -> Optional.empty();
      case Listing(_, var items) -> Optional.of(items.stream().map(blocks::words).toList());
      case Mapping mapping -> mapping.get("also").flatMap(this::further);
    };
  }

  private Optional<Step.Reminder> reminder(YamlBlock block, ReadPosition at) {
    if (block.node("remind").isEmpty()) {
      return Optional.empty();
    }
    var remind = block.block("remind");
    var after = remind.maybe("after", "a time such as 20h", Times::span);
    var times = remind.maybe("times", "a number from 1 to 9", AskReader::upToNine).orElse(1);
    Optional<MemberText> text =
        remind
            .node("say")
            .map(node -> texts.text(node, at.path(), "remind", at.trail("remind", "say")));
    if (after.isEmpty() || text.isEmpty()) {
      draft.problems.error(
          remind.at(), "missing", "a reminder needs 'after:' and 'say:'", "after: 20h");
    }
    remind.done();
    return after.isPresent() && text.isPresent()
        ? Optional.of(new Step.Reminder(after.get(), text.get(), times))
        : Optional.empty();
  }

  private void checkFact(String fact, SourceLocation place) {
    if (!draft.catalog.facts().isEmpty() && !draft.catalog.facts().containsKey(fact)) {
      draft.problems.error(
          place,
          "unknown-fact",
          "nothing is known of a person under '" + fact + "'",
          DidYouMean.hint(fact, draft.catalog.facts().keySet()));
    }
  }

  private static boolean yes(String word) {
    return switch (word) {
      case "yes", "true" -> true;
      case "no", "false" -> false;
      default -> throw new IllegalArgumentException(word);
    };
  }

  private static boolean high(String word) {
    if (!word.equals("high")) {
      throw new IllegalArgumentException(word);
    }
    return true;
  }

  static int upToNine(String word) {
    int many = Integer.parseInt(word);
    if (many < 1 || many > 9) {
      throw new IllegalArgumentException("from 1 to 9");
    }
    return many;
  }
}
