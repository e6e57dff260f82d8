package org.turnout.channel.rehearsal;

/// How phones get their texts, and how we are told.
///
/// @param delivery from leaving the carrier's queue to the phone
/// @param lag of each callback behind what it tells
/// @param trouble shares of texts whose callbacks are lost, repeated or turned round
public record Callbacks(Latency delivery, Latency lag, Shares<Faults.OnCallbacks> trouble) {
  public static final Callbacks PROMPT =
      new Callbacks(Latency.none(), Latency.none(), Shares.none());
}
