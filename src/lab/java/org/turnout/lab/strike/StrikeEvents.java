package org.turnout.lab.strike;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What organizers and a few members did, and when; filled in as it happens.
final class StrikeEvents {
  /// A call-off.
  ///
  /// @param holders phones of those who had a shift that it ended, as the records had it before
  /// @param people how many were said to hear
  record CallOff(Instant at, List<String> holders, int people) {}

  /// @param people how many were said to hear
  record Told(Instant at, int people) {}

  /// What the blast before the notice was refused with.
  String refusal = "";

  Instant noticed = Instant.MAX;
  Instant invited = Instant.MAX;
  volatile Instant incident = Instant.MAX;
  String siteCalledOff = "";
  volatile @Nullable CallOff siteOff;
  volatile @Nullable CallOff allOff;
  volatile @Nullable Told back;

  /// Phones that said STOP.
  final Map<String, Instant> stopped = new TreeMap<>();

  /// How many people captains signed in on their page.
  int marks;
}
