package org.turnout.channel.twilio;

/// A form body that is not what it says it is: a broken percent escape, too many fields. The
/// message names the fault and the byte, never the content.
public final class MalformedForm extends RuntimeException {
  MalformedForm(String fault, int at) {
    super(fault + " at byte " + at, null, false, false);
  }
}
