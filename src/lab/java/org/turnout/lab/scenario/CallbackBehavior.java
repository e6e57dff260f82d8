package org.turnout.lab.scenario;

/// How phones get their texts, and how we are told.
///
/// @param delivery from leaving the carrier's queue to the phone
/// @param lag of each callback behind what it tells
/// @param trouble shares of texts whose callbacks are lost, repeated or turned round
public record CallbackBehavior(
    Latency delivery, Latency lag, Shares<FaultScript.OnCallbacks> trouble) {
  public static final CallbackBehavior PROMPT =
      new CallbackBehavior(Latency.none(), Latency.none(), Shares.none());
}
