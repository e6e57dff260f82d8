package org.turnout.channel;

/// What the carrier has already answered for us (`OptOutType` of Advanced Opt-Out): recorded, never
/// answered again.
public enum OptOutType {
  STOP,
  START,
  HELP
}
