package org.turnout.flow;

import java.util.Map;

/// A compiled CEL condition; typed at load, so it can't fail on a misspelt name. A name that is not
/// set makes a comparison with it false.
@FunctionalInterface
public interface Condition {
  boolean holds(Map<String, Value> names);
}
