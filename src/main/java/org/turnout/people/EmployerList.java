package org.turnout.people;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.turnout.language.TextFold;
import org.turnout.problem.Problems;
import org.turnout.problem.SourceLocation;
import org.turnout.yaml.YamlBlock;
import org.turnout.yaml.YamlNode;

/// `employers:` of `config/locals.yaml`. Each name leads to one employer only: a text that says it
/// is taken without a question.
final class EmployerList {
  private final Problems problems;
  private final Set<String> slugs = new HashSet<>();

  /// The folded names so far, each with the slug of its employer.
  private final Map<String, String> named = new HashMap<>();

  private EmployerList(Problems problems) {
    this.problems = problems;
  }

  static List<Employer> read(YamlBlock file) {
    var list = new EmployerList(file.problems());
    var all = new ArrayList<Employer>();
    file.blocks("employers").forEach(item -> all.add(list.employer(item)));
    return all;
  }

  private Employer employer(YamlBlock item) {
    var employer =
        new Employer(item.text("employer"), item.text("name"), List.copyOf(item.texts("aliases")));
    if (!slugs.add(employer.slug())) {
      problems.error(
          item.at("employer"), "twice", "employer '" + employer.slug() + "' is there twice");
    }
    name(employer, employer.name(), item.at("name"));
    aliases(item).forEach(alias -> name(employer, alias.text().strip(), alias.at()));
    item.done();
    return employer;
  }

  /// The other names with their places.
  private static Stream<YamlNode.Scalar> aliases(YamlBlock item) {
    return switch (item.node("aliases").orElse(null)) {
      case YamlNode.Listing(_, var items) ->
          items.stream().filter(YamlNode.Scalar.class::isInstance).map(YamlNode.Scalar.class::cast);
      case YamlNode.Scalar scalar -> Stream.of(scalar);
      case YamlNode.Mapping _ -> Stream.empty();
      case null -> Stream.empty();
    };
  }

  private void name(Employer employer, String name, SourceLocation place) {
    String words = TextFold.words(name);
    if (words.codePoints().noneMatch(Character::isLetter)) {
      if (!name.isEmpty()) {
        problems.error(place, "wrong-value", "'" + name + "' has no letter that a text can name");
      }
      return;
    }
    String other = named.putIfAbsent(words, employer.slug());
    if (other != null) {
      problems.error(
          place,
          "twice",
          other.equals(employer.slug())
              ? "'" + name + "' is there twice"
              : "'" + name + "' names two employers: " + other + " and " + employer.slug());
    }
  }
}
