package org.turnout.channel.rehearsal;

/// What the carrier and the phones are like. It can be changed while texts are on their way; what
/// becomes of a text hangs on the seed, its phone, its words and how often it was tried, never on
/// time, so that a run can be run again.
///
/// @param seed of everything that is decided by lot
/// @param answers how long the API takes to answer, once a text has been taken
public record Conditions(long seed, Latency answers) {
  /// Everything works, at once.
  public static final Conditions CALM = new Conditions(1, Latency.none());

  public Conditions seed(long value) {
    return new Conditions(value, answers);
  }

  public Conditions answers(Latency value) {
    return new Conditions(seed, value);
  }
}
