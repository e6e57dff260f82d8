package org.turnout.language;

import java.util.Locale;

/// A word that means the same at every step of every flow.
public enum GlobalWord {
  MENU,
  BACK,
  LANGUAGE,
  STEWARD,
  MORE,
  SKIP;

  /// The key in `global.yaml`.
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
