package org.turnout.flow;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelReference;
import dev.cel.common.types.CelType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.Program;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// A checked expression and the names it reads.
///
/// @param plain whether it has no "and", "or", "not" or "if": then an unset name settles it without
///   running it
record CelProgram(Program program, CelType result, List<String> reads, boolean plain) {
  private static final Set<String> BRANCHING = Set.of("logical_or", "logical_and", "conditional");

  static CelProgram of(CelAbstractSyntaxTree tree, Program program) {
    var reads = new TreeSet<String>();
    boolean plain = true;
    for (CelReference reference : tree.getReferenceMap().values()) {
      if (reference.overloadIds().isEmpty() && reference.value().isEmpty()) {
        reads.add(reference.name());
        plain &= !CelNames.isPresence(reference.name());
      } else {
        plain &= reference.overloadIds().stream().noneMatch(BRANCHING::contains);
      }
    }
    return new CelProgram(program, tree.getResultType(), List.copyOf(reads), plain);
  }

  /// The result; empty when a name it depends on is not set, or it can't be worked out (a division
  /// by nothing): a member's turn never fails on it.
  Optional<Object> evaluate(Map<String, Value> scope) {
    var values = new HashMap<String, Object>();
    for (String name : reads) {
      if (CelNames.isPresence(name)) {
        values.put(name, scope.get(CelNames.behind(name)) != null);
        continue;
      }
      Value value = scope.get(name);
      if (value != null) {
        values.put(name, CelNames.forCel(value));
      } else if (plain) {
        return Optional.empty();
      }
    }
    try {
      return Optional.of(program.eval(values));
    } catch (CelEvaluationException _) {
      return Optional.empty();
    }
  }
}
