package org.turnout.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Conditions so plain that they need no CEL: claims joined by `&&`, each a yes/no name,
/// `has(name)`, `!has(name)` or `name == 'text'`. They mean exactly what CEL makes of them; they
/// only spare a start the second that CEL takes to load, and a turn a microsecond.
final class PlainCondition {
  private static final Pattern HAS = Pattern.compile("(!?)has\\(\\s*([A-Za-z_][\\w.]*)\\s*\\)");
  private static final Pattern SAME = Pattern.compile("([A-Za-z_][\\w.]*)\\s*==\\s*'([^'\\\\]*)'");

  private PlainCondition() {}

  /// The condition, or empty when it is not that plain or names anything unknown: then CEL says
  /// what is wrong with it.
  static Optional<Condition> of(String source, KnownNames names) {
    if (source.contains("&&")
        && source.indexOf('\'') >= 0
        && source.matches(".*'[^']*&&[^']*'.*")) {
      return Optional.empty();
    }
    List<Condition> claims = new ArrayList<>();
    for (String part : source.split("&&", -1)) {
      Optional<Condition> claim = claim(part.strip(), names);
      if (claim.isEmpty()) {
        return Optional.empty();
      }
      claims.add(claim.get());
    }
    List<Condition> all = List.copyOf(claims);
    return Optional.of(
        all.size() == 1
            ? all.getFirst()
            : scope -> all.stream().allMatch(claim -> claim.holds(scope)));
  }

  private static Optional<Condition> claim(String part, KnownNames names) {
    if (names.type(part).filter("yes/no"::equals).isPresent()) {
      return Optional.of(scope -> scope.get(part) instanceof Value.Flag(boolean flag) && flag);
    }
    var has = HAS.matcher(part);
    if (has.matches() && names.type(has.group(2)).isPresent()) {
      String name = has.group(2);
      boolean wanted = has.group(1).isEmpty();
      return Optional.of(scope -> (scope.get(name) != null) == wanted);
    }
    var same = SAME.matcher(part);
    if (same.matches() && names.type(same.group(1)).filter("text"::equals).isPresent()) {
      String name = same.group(1);
      var text = new Value.Text(same.group(2));
      return Optional.of(scope -> text.equals(scope.get(name)));
    }
    return Optional.empty();
  }
}
