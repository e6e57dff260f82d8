package org.turnout.flow.yaml;

/// A step that live conversations stand on.
///
/// @param people how many
public record OccupiedStep(String flow, String step, long people) {}
