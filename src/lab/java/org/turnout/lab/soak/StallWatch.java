package org.turnout.lab.soak;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import tools.jackson.databind.JsonNode;

/// How long a run made no progress, and whether it said why. A stall without a reason for more than
/// a minute is a fault.
final class StallWatch {
  static final Duration MOST = Duration.ofSeconds(60);

  private final LongSupplier nanos;
  private final List<String> faults = new ArrayList<>();
  private final Map<String, Duration> reasons = new TreeMap<>();
  private Duration longest = Duration.ZERO;
  private Duration longestSilent = Duration.ZERO;
  private long run;
  private long moved;
  private String last = "";

  /// Since when nothing moves and no reason is shown.
  private long silentSince;

  private boolean told;

  /// @param nanos a clock that only goes forward
  StallWatch(LongSupplier nanos) {
    this.nanos = nanos;
  }

  synchronized void began(long id) {
    run = id;
    moved = nanos.getAsLong();
    silentSince = moved;
    last = "";
    told = false;
  }

  /// @param progress as the API has it; missing when nobody answered
  synchronized void looked(JsonNode progress) {
    long now = nanos.getAsLong();
    String state = progress.path("state").asString("");
    String at = state + progress.path("left") + progress.path("ended");
    String waits = progress.path("waits").asString("");
    if (!progress.isMissingNode() && !at.equals(last)) {
      last = at;
      moved = now;
      silentSince = now;
      told = false;
    }
    // People who look at the page of a program that is not there see that. How long it is away is
    // the
    // answer watch's to judge.
    String why = progress.isMissingNode() ? "nobody answers" : withoutTimes(waits);
    if (state.equals("paused") || !why.isEmpty()) {
      silentSince = now;
      if (!why.isEmpty()) {
        reasons.merge(why, Duration.ofNanos(now - moved), StallWatch::longer);
      }
    }
    longest = longer(longest, Duration.ofNanos(now - moved));
    Duration silent = Duration.ofNanos(now - silentSince);
    longestSilent = longer(longestSilent, silent);
    if (silent.compareTo(MOST) > 0 && !told) {
      told = true;
      faults.add(
          "run %d made no progress for more than %d s and said no reason: %s"
              .formatted(run, MOST.toSeconds(), progress));
    }
  }

  synchronized void paused(String why) {
    reasons.merge("paused: " + withoutTimes(why), Duration.ofSeconds(1), StallWatch::longer);
  }

  synchronized void ended() {
    last = "";
    moved = nanos.getAsLong();
    silentSince = moved;
  }

  private static String withoutTimes(String words) {
    return words.replaceAll("[0-9][0-9:., ]*(AM|PM)?( P[DS]T)?", "# ").strip();
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  /// @param longest without progress, reasons shown or not
  /// @param silent the longest without progress and without a reason
  /// @param reasons that were shown, each with its longest stall
  /// @param faults stalls without a reason
  record Seen(
      Duration longest, Duration silent, Map<String, Duration> reasons, List<String> faults) {}

  synchronized Seen seen() {
    return new Seen(longest, longestSilent, new TreeMap<>(reasons), List.copyOf(faults));
  }
}
