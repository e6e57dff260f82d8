package org.turnout.flow.yaml;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.turnout.flow.AnswerType;
import org.turnout.flow.Expression;
import org.turnout.problem.DidYouMean;
import org.turnout.yaml.YamlBlock;
import org.turnout.yaml.YamlNode;
import org.turnout.yaml.YamlNode.Listing;
import org.turnout.yaml.YamlNode.Mapping;
import org.turnout.yaml.YamlNode.Scalar;

/// Reads what belongs to `choose:`: which rows of a list, in which order, and how they are shown.
record ChoiceReader(FlowBuilder draft, TextReader texts, BlockReader blocks) {
  /// How many rows of a list fit a text that is still read.
  private static final int PAGE = 6;

  /// The type of a question with `choose:`, finished when all names are known.
  Supplier<AnswerType> choice(
      String list, YamlBlock block, ReadPosition at, String name, Optional<String> next) {
    var fields = draft.catalog.lists().get(list);
    if (fields == null) {
      draft.problems.error(
          block.at("choose"),
          "unknown-list",
          "there is no list '" + list + "'",
          DidYouMean.hint(list, draft.catalog.lists().keySet()));
      fields = Map.of();
    }
    draft.name(name, "row", fields);
    var matching = matching(block.node("matching"), fields);
    var sort = block.maybe("sort");
    var show =
        block
            .node("show")
            .map(node -> texts.text(node, at.path(), "show", at.trail("show")))
            .orElseGet(() -> TextReader.plain("{name}"));
    var more = block.maybe("more");
    int page = block.maybe("page", "a number from 1 to 9", AskReader::upToNine).orElse(PAGE);
    var one = block.node("if one").flatMap(node -> blocks.block(node, at.branch("if one"), next));
    var none =
        block.node("if none").flatMap(node -> blocks.block(node, at.branch("if none"), next));
    var full =
        block.node("if full").flatMap(node -> blocks.block(node, at.branch("if full"), next));
    return () -> {
      var compiled = new HashMap<String, Expression>();
      matching.forEach(
          (field, node) -> compiled.put(field, draft.expression(blocks.words(node), node.at())));
      return new AnswerType.Choice(list, compiled, sort, show, more, page, one, none, full);
    };
  }

  /// `matching: day` stands for `matching: {day: day}`.
  private Map<String, YamlNode> matching(
      Optional<YamlNode> node, Map<String, FlowCatalog.Name> fields) {
    var all = new LinkedHashMap<String, YamlNode>();
    node.ifPresent(found -> {
      switch (found) {
        case Scalar scalar -> all.put(scalar.text().strip(), scalar);
        case Mapping(_, var entries) ->
            entries.forEach(entry -> all.put(entry.key(), entry.value()));
        case Listing(_, var items) -> items.forEach(item -> all.put(blocks.words(item), item));
      }
    });
    all.forEach((field, at) -> {
      if (!fields.isEmpty() && !fields.containsKey(field)) {
        draft.problems.error(
            at.at(),
            "unknown-field",
            "the list has no field '" + field + "'",
            DidYouMean.hint(field, fields.keySet())
                .orElse(
                    "it has: " + String.join(", ", fields.keySet().stream().sorted().toList())));
      }
    });
    return all;
  }
}
