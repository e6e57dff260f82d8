package org.turnout.time;

import java.time.InstantSource;

/// The two clocks.
///
/// @param campaign timers, windows, expiry and consent run on it; rehearsal moves it
/// @param machine leases, pace, retries and HTTP run on it
public record Clocks(InstantSource campaign, InstantSource machine) {}
