package org.turnout.flow;

/// A stored conversation that can't be read: written by a newer version, cut short, or not one of
/// ours. The owner of the durable copy decides what to do; the engine never guesses.
public final class UnreadableConversation extends RuntimeException {
  UnreadableConversation(String what) {
    super("conversation state: " + what);
  }
}
