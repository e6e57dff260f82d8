package org.turnout.flow;

import java.util.Map;
import java.util.Optional;

/// A value worked out of names: a plain name (`day`, `shift.site`), a constant, or a compiled CEL
/// expression.
@FunctionalInterface
public interface Expression {
  /// The value, or empty when a name in it is not set.
  Optional<Value> value(Map<String, Value> names);
}
