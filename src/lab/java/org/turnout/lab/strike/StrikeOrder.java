package org.turnout.lab.strike;

/// How a strike is asked for.
///
/// @param people how many made-up members there are, at all sites
/// @param seed decides who they are and what they do
/// @param days on the line, 1 to 5
public record StrikeOrder(int people, long seed, int days) {}
