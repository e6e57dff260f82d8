package org.turnout.flow.yaml;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.turnout.flow.Actions;
import org.turnout.flow.Cel;
import org.turnout.flow.CompileResult;
import org.turnout.flow.Condition;
import org.turnout.flow.Expression;
import org.turnout.flow.KnownNames;
import org.turnout.flow.Step;
import org.turnout.problem.DidYouMean;
import org.turnout.problem.Problems;
import org.turnout.problem.SourceLocation;

/// One flow while its files are being read. Steps are finished last, when every name that a
/// condition may use is known.
final class FlowBuilder {
  final FlowFile file;
  final List<SideFile> sides;
  final FlowCatalog catalog;
  final Actions actions;
  final Problems problems;
  final Map<String, SourceLocation> places = new LinkedHashMap<>();
  final List<UsedText> texts = new ArrayList<>();
  final Map<String, String> names = new TreeMap<>();
  final Map<String, Set<String>> uses = new HashMap<>();

  /// Names that conditions prove to be set, for [StepGraph].
  final Map<String, Set<String>> guards = new HashMap<>();

  /// What the words of a question are kept as, by the answer's name, for [ActReader].
  final Map<String, Map<String, SourceLocation>> kept = new HashMap<>();

  /// Questions that take more than their words, by the answer's name.
  final Map<String, SourceLocation> free = new HashMap<>();

  final BareWords bare = new BareWords();

  /// Fields that a row may lack.
  final Set<String> gaps = new HashSet<>();

  Optional<String> form = Optional.empty();
  Optional<String> roster = Optional.empty();

  private final Map<String, Supplier<Step>> unfinished = new LinkedHashMap<>();
  private final List<Jump> jumps = new ArrayList<>();
  private Cel cel = new Cel(new KnownNames(Map.of()));

  /// A step named by another.
  private record Jump(SourceLocation place, String target) {}

  FlowBuilder(
      FlowFile file,
      List<SideFile> sides,
      FlowCatalog catalog,
      Actions actions,
      Problems problems) {
    this.file = file;
    this.sides = List.copyOf(sides);
    this.catalog = catalog;
    this.actions = actions;
    this.problems = problems;
  }

  /// A step, finished when all names are known.
  Optional<String> step(String path, SourceLocation place, Supplier<Step> step) {
    if (unfinished.put(path, step) != null) {
      problems.error(
          place,
          "duplicate-step",
          "there is another step '" + path + "'",
          "give one of them another name");
    }
    places.put(path, place);
    return Optional.of(path);
  }

  /// A step named by `go to` or `back to`; whether it exists is seen at the end.
  Optional<String> jump(String target, SourceLocation place) {
    jumps.add(new Jump(place, target));
    return Optional.of(target);
  }

  /// Keeps the name of an answer, with the fields of its rows if it is one of a list.
  void name(String name, String type, Map<String, FlowCatalog.Name> fields) {
    names.merge(name, type, (old, other) -> old.equals(other) ? old : "text");
    fields.forEach((field, known) -> {
      names.put(name + "." + field, known.type());
      if (!known.always()) {
        gaps.add(name + "." + field);
      }
    });
  }

  /// Finishes every step: names are declared, conditions compiled, jumps checked.
  Map<String, Step> finish() {
    var types = new HashMap<String, String>();
    catalog.facts().forEach((name, fact) -> types.put(name, fact.type()));
    types.putAll(names);
    cel = new Cel(new KnownNames(types));
    var steps = new LinkedHashMap<String, Step>();
    unfinished.forEach((path, step) -> steps.put(path, step.get()));
    for (var jump : jumps) {
      if (!steps.containsKey(jump.target())) {
        problems.error(
            jump.place(),
            "unknown-step",
            "step '" + jump.target() + "' does not exist",
            DidYouMean.hint(jump.target(), steps.keySet()));
      }
    }
    return steps;
  }

  /// Compiles a condition; only while finishing.
  Condition condition(String path, String source, SourceLocation place) {
    guard(path, source);
    return switch (cel.condition(source)) {
      case CompileResult.Ready<Condition>(var condition) -> condition;
      case CompileResult.Refused<Condition>(var column, var message) -> {
        refused(source, place, column, message);
        yield _ -> false;
      }
    };
  }

  /// Compiles a value; only while finishing.
  Expression expression(String source, SourceLocation place) {
    return switch (cel.expression(source)) {
      case CompileResult.Ready<Expression>(var expression) -> expression;
      case CompileResult.Refused<Expression>(var column, var message) -> {
        refused(source, place, column, message);
        yield _ -> Optional.empty();
      }
    };
  }

  private void refused(String source, SourceLocation place, int column, String message) {
    var at = new SourceLocation(place.file(), place.line(), place.column() + column);
    var words = source.substring(Math.min(column, source.length())).split("[^a-zA-Z0-9_.]", 2);
    problems.error(
        at,
        "bad-condition",
        message,
        DidYouMean.hint(words[0], known())
            .orElse("answers and facts are named plainly (day, shift.site), texts go in '...'"));
  }

  /// Every name that a text or a condition of this flow may use.
  Set<String> known() {
    var known = new HashSet<>(names.keySet());
    known.addAll(catalog.facts().keySet());
    return known;
  }

  /// A comparison is false unless its names are set, so behind it they are; `!has(x)` proves `x` on
  /// the other way.
  private void guard(String path, String source) {
    if (source.contains("||")) {
      return;
    }
    for (var part : source.split("&&")) {
      var claim = part.strip();
      if (claim.startsWith("!has(") && !source.contains("&&")) {
        guards.put(path + "!", words(claim));
      } else if (!claim.startsWith("!")) {
        guards.computeIfAbsent(path, _ -> new HashSet<>()).addAll(words(claim));
      }
    }
  }

  /// Notes that a step can't do without the names in an expression.
  void needs(String path, String source) {
    uses.computeIfAbsent(path, _ -> new HashSet<>()).addAll(words(source));
  }

  private Set<String> words(String source) {
    return Pattern.compile("[^a-zA-Z0-9_.]+")
        .splitAsStream(source.replaceAll("'[^']*'|\"[^\"]*\"", "''"))
        .filter(known()::contains)
        .collect(toSet());
  }
}
