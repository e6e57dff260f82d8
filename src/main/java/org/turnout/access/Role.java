package org.turnout.access;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What a token lets its holder do. Three are enough: that an approval takes two people is decided
/// by their names, not by their roles.
public enum Role {
  /// Looks on.
  VIEWER(EnumSet.of(Act.READ)),
  /// Does the whole work of a blast.
  ORGANIZER(EnumSet.of(Act.READ, Act.WRITE, Act.APPROVE, Act.RUN)),
  /// Does that, and is trusted with members' names and numbers.
  ADMIN(EnumSet.allOf(Act.class));

  private final Set<Act> acts;

  Role(Set<Act> acts) {
    this.acts = Set.copyOf(acts);
  }

  /// Whether this role may do that.
  public boolean may(Act act) {
    return acts.contains(act);
  }

  /// As it is written: `organizer`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The role that is written so.
  public static Optional<Role> of(String word) {
    for (Role role : values()) {
      if (role.word().equals(word.strip().toLowerCase(Locale.ROOT))) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }
}
