package org.turnout.flow.yaml;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.turnout.problem.Problems;
import org.turnout.yaml.YamlNode;
import org.turnout.yaml.YamlNode.Entry;
import org.turnout.yaml.YamlNode.Listing;
import org.turnout.yaml.YamlNode.Mapping;
import org.turnout.yaml.YamlNode.Scalar;

/// The translation of one flow into one language. It has the same names as the English file and
/// nothing but texts and words below them; what the English has no place for is a problem.
final class SideFile {
  private final String language;
  private final FlowFile file;
  private final Mapping root;
  private final Set<YamlNode> used = Collections.newSetFromMap(new IdentityHashMap<>());

  SideFile(String language, FlowFile file, Mapping root) {
    this.language = language;
    this.file = file;
    this.root = root;
    List.of("translates", "keywords", "examples", "english", "title")
        .forEach(name -> root.get(name).ifPresent(this::useAll));
  }

  String language() {
    return language;
  }

  FlowFile file() {
    return file;
  }

  Mapping root() {
    return root;
  }

  /// What is at the end of these names. A first name with dots (`place.full.WAIT`) leads there in
  /// one go.
  Optional<YamlNode> find(List<String> trail) {
    return find(root, trail).map(this::use);
  }

  private static Optional<YamlNode> find(YamlNode node, List<String> trail) {
    if (trail.isEmpty()) {
      return Optional.of(node);
    }
    return switch (node) {
      case Scalar _ -> Optional.empty();
      case Listing(_, var items) -> item(items, trail);
      case Mapping mapping -> {
        for (int names = trail.size(); names > 0; names--) {
          var found = mapping.get(String.join(".", trail.subList(0, names)));
          if (found.isPresent()) {
            var deeper = find(found.get(), trail.subList(names, trail.size()));
            if (deeper.isPresent()) {
              yield deeper;
            }
          }
        }
        yield Optional.empty();
      }
    };
  }

  private static Optional<YamlNode> item(List<YamlNode> items, List<String> trail) {
    var head = trail.getFirst();
    if (!head.chars().allMatch(Character::isDigit)) {
      return Optional.empty();
    }
    int index = Integer.parseInt(head) - 1;
    return index < items.size()
        ? find(items.get(index), trail.subList(1, trail.size()))
        : Optional.empty();
  }

  private YamlNode use(YamlNode node) {
    used.add(node);
    return node;
  }

  void useAll(YamlNode node) {
    used.add(node);
    switch (node) {
      case Scalar _ -> {}
      case Listing(_, var items) -> items.forEach(this::useAll);
      case Mapping(_, var entries) -> entries.forEach(entry -> useAll(entry.value()));
    }
  }

  /// Reports every text that the English file has no place for.
  void reportUnused(Problems problems) {
    root.entries().forEach(entry -> unused(entry, problems));
  }

  private void unused(Entry entry, Problems problems) {
    switch (entry.value()) {
      case YamlNode node when used.contains(node) && !(node instanceof Mapping) -> {}
      case Scalar _ -> report(entry, problems);
      case Listing(_, var items) -> {
        for (var item : items) {
          switch (item) {
            case Mapping(_, var inner) -> inner.forEach(each -> unused(each, problems));
            case Scalar _, Listing _ -> report(entry, problems);
          }
        }
      }
      case Mapping(_, var inner) -> inner.forEach(each -> unused(each, problems));
    }
  }

  private void report(Entry entry, Problems problems) {
    problems.error(
        entry.at(),
        "unknown-translation",
        "'" + entry.key() + "' translates nothing: the English file has no such text here",
        "use the same names as the English file, in the same nesting");
  }
}
