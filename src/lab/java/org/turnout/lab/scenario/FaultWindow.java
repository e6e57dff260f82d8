package org.turnout.lab.scenario;

import java.util.Optional;

/// A time at which the carrier is different, counted in requests and not in seconds, so that it
/// falls on the same place of every run.
///
/// @param after so many requests it begins
/// @param lasts so many requests
/// @param answers how long answers take meanwhile, if that changes
/// @param mishaps what happens to requests meanwhile, if that changes
public record FaultWindow(
    long after,
    long lasts,
    Optional<Latency> answers,
    Optional<Shares<FaultScript.OnCreate>> mishaps) {
  boolean holds(long request) {
    return request > after && request - after <= lasts;
  }
}
