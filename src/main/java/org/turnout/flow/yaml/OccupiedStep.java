package org.turnout.flow.yaml;

/// A step that live conversations are on.
///
/// @param people how many
public record OccupiedStep(String flow, String step, long people) {}
