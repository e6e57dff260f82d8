package org.turnout.people;

import com.google.common.base.Enums;
import java.util.Locale;
import java.util.Optional;

/// What a [Responder] is to the members of a local or a site.
public enum ResponderRole {
  /// Speaks for members, at work and on the line.
  STEWARD,
  /// Leads the picket line at a site.
  CAPTAIN;

  /// As files have it: `captain`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<ResponderRole> of(String word) {
    return Enums.getIfPresent(ResponderRole.class, word.toUpperCase(Locale.ROOT)).toJavaUtil();
  }
}
