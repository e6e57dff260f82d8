package org.turnout.lab.strike;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How often something is so of a phone and a shift, by two accounts.
final class SeatCounts {
  private SeatCounts() {}

  static <T> Map<String, Long> of(List<T> all, Function<T, String> phone, Function<T, Seat> seat) {
    return all.stream()
        .collect(
            Collectors.groupingBy(
                it -> phone.apply(it) + " " + seat.apply(it), TreeMap::new, Collectors.counting()));
  }

  static long total(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(it -> it).sum();
  }

  /// Where the two differ, in words without the phone.
  static List<String> differences(Map<String, Long> told, Map<String, Long> recorded) {
    return Stream.of(told.keySet(), recorded.keySet())
        .flatMap(Set::stream)
        .distinct()
        .filter(key -> !told.getOrDefault(key, 0L).equals(recorded.getOrDefault(key, 0L)))
        .map(key ->
            "%s told %d, recorded %d"
                .formatted(
                    key.replaceFirst("^\\S+ ", ""),
                    told.getOrDefault(key, 0L),
                    recorded.getOrDefault(key, 0L)))
        .toList();
  }
}
