package org.turnout.flow.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.turnout.flow.Actions;
import org.turnout.flow.Flow;
import org.turnout.flow.Step;
import org.turnout.problem.DidYouMean;
import org.turnout.problem.Problems;
import org.turnout.problem.SourceLocation;
import org.turnout.yaml.YamlBlock;
import org.turnout.yaml.YamlFile;
import org.turnout.yaml.YamlNode;
import org.turnout.yaml.YamlNode.Entry;
import org.turnout.yaml.YamlNode.Listing;
import org.turnout.yaml.YamlNode.Mapping;
import org.turnout.yaml.YamlNode.Scalar;

/// Reads one flow: its English file and the side files of its translations.
final class FlowReader {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");
  private static final List<String> INPUT_TYPES =
      List.of("text", "number", "yes/no", "day", "time", "moment", "photo", "row");

  private final FlowBuilder draft;
  private final Mapping root;

  private FlowReader(FlowBuilder draft, Mapping root) {
    this.draft = draft;
    this.root = root;
  }

  /// The flow, or the part that could be read; whether it may be served, the problems tell.
  static Optional<ReadFlow> read(
      FlowFile file,
      List<FlowFile> translations,
      FlowCatalog catalog,
      Actions actions,
      Problems problems) {
    var english = mapping(file, problems);
    var sides = new ArrayList<SideFile>();
    for (var side : translations) {
      mapping(side, problems)
          .ifPresent(root -> sides.add(new SideFile(side.language().orElseThrow(), side, root)));
    }
    return english.map(root ->
        new FlowReader(new FlowBuilder(file, sides, catalog, actions, problems), root).flow());
  }

  private static Optional<Mapping> mapping(FlowFile file, Problems problems) {
    var root = YamlFile.parse(file.text(), file.name(), problems);
    if (root.isPresent() && !(root.get() instanceof Mapping)) {
      problems.error(
          root.get().at(),
          "wrong-shape",
          "a flow begins with names, this file is " + root.get().called(),
          "the first line is 'flow: ' and its name");
      return Optional.empty();
    }
    return root.map(Mapping.class::cast);
  }

  private ReadFlow flow() {
    var block = YamlBlock.of(root, draft.problems);
    var name = block.text("flow");
    if (!name.isEmpty()) {
      checkName(name, block.at("flow"), "flow");
    }
    var about = block.maybe("about").orElse("");
    draft.form = reference(block, "form", "unknown-form", draft.catalog.forms().keySet());
    draft.roster = reference(block, "roster", "unknown-roster", draft.catalog.rosters());
    var audience = audience(block);
    var inputs = inputs(block);
    var texts = new TextReader(draft);
    var title =
        block
            .node("title")
            .map(node -> texts.text(node, "", "title", List.of("title")))
            .orElseGet(() -> TextReader.plain(name.replace('_', ' ')));
    var keywords = new ArrayList<ReadFlow.Keyword>();
    block.node("keywords");
    words("keywords", "en", root, keywords);
    draft.sides.forEach(side -> words("keywords", side.language(), side.root(), keywords));
    var examples = new ArrayList<ReadFlow.Keyword>();
    block.node("examples");
    words("examples", "en", root, examples);
    draft.sides.forEach(side -> words("examples", side.language(), side.root(), examples));
    var renamed = renamed(block);
    boolean unlisted = block.maybe("menu", "the word no", FlowReader::no).isPresent();
    var start = steps(block);
    block.done();
    var steps = draft.finish();
    draft.sides.forEach(side -> side.reportUnused(draft.problems));
    draft.bare.report(draft);
    var flow =
        new Flow(
            name,
            title,
            audience,
            byLanguage(keywords),
            inputs,
            draft.form,
            draft.roster,
            start.orElse(""),
            steps,
            now(renamed, steps),
            byLanguage(examples));
    var sides = new HashMap<String, SideFile>();
    draft.sides.forEach(side -> sides.put(side.language(), side));
    return new ReadFlow(
        draft.file,
        flow,
        about,
        block.at("flow"),
        draft.places,
        draft.texts,
        draft.names,
        keywords,
        examples,
        sides,
        draft.uses,
        draft.gaps,
        draft.guards,
        renamed,
        unlisted);
  }

  private Optional<String> steps(YamlBlock block) {
    var node = block.node("steps");
    if (!(node.orElse(null) instanceof Mapping(_, var entries)) || entries.isEmpty()) {
      draft.problems.error(
          block.at("steps"), "missing", "the flow has no steps", "add 'steps:' with named steps");
      return Optional.empty();
    }
    var reader = new BlockReader(draft);
    Optional<String> next = Optional.empty();
    for (Entry entry : entries.reversed()) {
      checkName(entry.key(), entry.at(), "step");
      var begins = reader.block(entry.value(), ReadPosition.step(entry.key()), next);
      draft.places.computeIfPresent(entry.key(), (_, _) -> entry.at());
      next = begins;
    }
    return next;
  }

  private Optional<String> reference(
      YamlBlock block, String key, String code, java.util.Set<String> known) {
    var name = block.maybe(key);
    name.filter(word -> !known.contains(word))
        .ifPresent(word ->
            draft.problems.error(
                block.at(key),
                code,
                "there is no " + key + " '" + word + "'",
                DidYouMean.hint(word, known)
                    .or(() -> Optional.of(key + "s are in config/" + key + "s/"))));
    return name;
  }

  private static boolean no(String word) {
    if (!word.equals("no")) {
      throw new IllegalArgumentException(word);
    }
    return true;
  }

  private Flow.Audience audience(YamlBlock block) {
    return block
        .maybe(
            "for",
            "members or anyone",
            word ->
                switch (word) {
                  case "members" -> Flow.Audience.MEMBERS;
                  case "anyone" -> Flow.Audience.ANYONE;
                  default -> throw new IllegalArgumentException(word);
                })
        .orElse(Flow.Audience.ANYONE);
  }

  private Map<String, String> inputs(YamlBlock block) {
    var inputs = new LinkedHashMap<String, String>();
    if (block.node("inputs").isPresent()) {
      var types = block.block("inputs");
      types
          .allTexts()
          .forEach((name, type) -> {
            checkName(name, types.at(name), "input");
            if (!INPUT_TYPES.contains(type)) {
              draft.problems.error(
                  types.at(name),
                  "unknown-type",
                  "'" + type + "' is not a type",
                  DidYouMean.hint(type, INPUT_TYPES)
                      .orElse("one of: " + String.join(", ", INPUT_TYPES)));
            }
            inputs.put(name, type);
            draft.name(name, type, Map.of());
          });
    }
    return inputs;
  }

  /// Old path to new, as the engine wants it.
  private Map<String, String> now(Map<String, String> renamed, Map<String, Step> steps) {
    var now = new HashMap<String, String>();
    renamed.forEach((path, old) -> {
      if (!steps.containsKey(path)) {
        draft.problems.error(
            root.get("renamed_from").map(YamlNode::at).orElse(root.at()),
            "unknown-step",
            "step '" + path + "' does not exist",
            DidYouMean.hint(path, steps.keySet()));
      }
      now.put(old, path);
    });
    return now;
  }

  /// `renamed_from: {new_path: old_path}` lets conversations that are on the old path move along.
  private Map<String, String> renamed(YamlBlock block) {
    return block.node("renamed_from").isPresent()
        ? new LinkedHashMap<>(block.block("renamed_from").allTexts())
        : Map.of();
  }

  private void words(String list, String language, Mapping file, List<ReadFlow.Keyword> all) {
    var seen = new HashSet<String>();
    var nodes =
        switch (file.get(list).orElse(null)) {
          case null -> List.<YamlNode>of();
          case Listing(_, var items) -> items;
          case Scalar scalar -> List.<YamlNode>of(scalar);
          case Mapping other -> {
            draft.problems.error(
                other.at(), "wrong-shape", "expected a list of words", list + ": [shift, shifts]");
            yield List.<YamlNode>of();
          }
        };
    for (var node : nodes) {
      if (node instanceof Scalar(var at, var text, _) && seen.add(text.strip())) {
        all.add(new ReadFlow.Keyword(language, text.strip(), at));
      }
    }
  }

  private static Map<String, List<String>> byLanguage(List<ReadFlow.Keyword> keywords) {
    var all = new HashMap<String, List<String>>();
    keywords.forEach(keyword ->
        all.computeIfAbsent(keyword.language(), _ -> new ArrayList<>()).add(keyword.word()));
    return all;
  }

  private void checkName(String name, SourceLocation place, String what) {
    if (!NAME.matcher(name).matches()) {
      draft.problems.error(
          place,
          "bad-name",
          "'" + name + "' can't be the name of a " + what,
          "small letters, digits and _ only, a letter first: thank_you");
    }
  }
}
