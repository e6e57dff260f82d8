package org.turnout.access;

import com.google.common.base.Enums;
import java.util.Locale;
import java.util.Optional;

/// What a token lets its holder do. Three are enough: that an approval takes two people is decided
/// by their names, not by their roles.
public enum Role {
  /// Looks on.
  VIEWER,
  /// Does the whole work of a blast, and sees to orders.
  ORGANIZER,
  /// Does that, and is trusted with members' names and numbers.
  ADMIN;

  /// Whether this role may do that.
  public boolean may(Permission act) {
    return switch (this) {
      case VIEWER -> act == Permission.READ;
      case ORGANIZER -> act != Permission.MEMBERS;
      case ADMIN -> true;
    };
  }

  /// As it is written: `organizer`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The role that is written so.
  public static Optional<Role> of(String word) {
    return Enums.getIfPresent(Role.class, word.strip().toUpperCase(Locale.ROOT)).toJavaUtil();
  }
}
