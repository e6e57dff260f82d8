package org.turnout.language;

import java.util.Locale;

/// A kind of danger that is answered at once, each with one fixed text.
public enum Emergency {
  /// Somebody is hurt, has fainted or is attacked; a weapon, a fire: 911.
  HURT(SystemText.EMERGENCY_HURT, 3),
  /// Thoughts of suicide: 988.
  SUICIDE(SystemText.EMERGENCY_SUICIDE, 2),
  /// The police are there, somebody is arrested, or threatens in words: the campaign's own number.
  POLICE(SystemText.EMERGENCY_POLICE, 1),
  /// A report from the line that begins with its word: it is noted, and people of ours are told.
  INCIDENT(SystemText.EMERGENCY_INCIDENT, 0);

  private final SystemText text;
  private final int weight;

  Emergency(SystemText text, int weight) {
    this.text = text;
    this.weight = weight;
  }

  /// Of several in one text the heaviest counts.
  int weight() {
    return weight;
  }

  /// What is answered.
  public SystemText text() {
    return text;
  }

  /// Its name in `emergency.yaml`, in traces and in the reason of an item.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
