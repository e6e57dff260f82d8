package org.turnout.lab.soak;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// How a soak is asked for.
///
/// @param home the campaign's folder
/// @param time how long faults come; what settles afterwards is not counted
/// @param seed decides the order of the faults, the people and the scripts
/// @param rate texts of members in a second
/// @param every between two faults
/// @param only the names of the faults to draw from; empty for all of them
public record SoakOrder(
    Path home,
    Duration time,
    long seed,
    double rate,
    int people,
    Duration every,
    List<String> only) {
  /// Blasts leave at what traffic leaves over of it.
  static final int SEGMENTS_A_SECOND = 20;

  public SoakOrder {
    only = List.copyOf(only);
  }
}
