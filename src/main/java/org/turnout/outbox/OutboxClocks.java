package org.turnout.outbox;

import java.time.InstantSource;

/// The two clocks, as the outbox needs them.
///
/// @param campaign windows and caps run on it
/// @param machine pace, retries and the age of claims run on it
public record OutboxClocks(InstantSource campaign, InstantSource machine) {}
