package org.turnout.channel;

/// The kind of door a text goes through. The lower-case name is the word used in YAML, tables and
/// metric labels.
public enum Channel {
  SMS,
  DISCORD
}
