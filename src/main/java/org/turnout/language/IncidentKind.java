package org.turnout.language;

import java.util.Locale;

/// What a report from the line is about. Of several the first here counts.
public enum IncidentKind {
  HURT,
  THREAT,
  POLICE,
  /// Management or its guards film the line.
  FILMING,
  /// None of these words is in it.
  OTHER;

  /// As it is written in the records.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
