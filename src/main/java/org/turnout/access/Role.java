package org.turnout.access;

import com.google.common.base.Enums;
import java.util.Locale;
import java.util.Optional;

/// What a token lets its holder do. Four are enough: that an approval takes two people is decided
/// by their names, not by their roles, and so is for which locals and sites a steward answers.
public enum Role {
  /// Looks on.
  VIEWER,
  /// Answers members of the locals and sites that they are told for, and nothing else.
  STEWARD,
  /// Does the whole work of a blast, sees to orders and answers members.
  ORGANIZER,
  /// Does that, and is trusted with members' names and numbers.
  ADMIN;

  /// Whether this role may do that.
  public boolean may(Permission act) {
    return switch (this) {
      case VIEWER -> act == Permission.READ || act == Permission.QUEUE;
      case STEWARD -> act == Permission.QUEUE || act == Permission.INBOX;
      case ORGANIZER -> act != Permission.MEMBERS;
      case ADMIN -> true;
    };
  }

  /// Whether it reaches every local and site, not only those that its holder is told for.
  public boolean everywhere() {
    return this != STEWARD;
  }

  /// The words of all of them, for people: `viewer, steward, organizer or admin`.
  public static String choice() {
    return "viewer, steward, organizer or admin";
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
