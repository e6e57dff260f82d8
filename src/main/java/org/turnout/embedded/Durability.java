package org.turnout.embedded;

import java.util.List;

/// What a power cut may cost. Both kinds survive a killed process.
public enum Durability {
  /// Nothing that was committed (Postgres), at most the last second (Redis, which nothing rests
  /// on).
  DURABLE,

  /// Everything: for tests, which then run several times faster.
  THROWAWAY;

  List<String> postgres() {
    return switch (this) {
      case DURABLE -> List.of("fsync=on", "synchronous_commit=on", "full_page_writes=on");
      // Tests judge races by the order of commits.
      case THROWAWAY ->
          List.of(
              "fsync=off",
              "synchronous_commit=off",
              "full_page_writes=off",
              "track_commit_timestamp=on");
    };
  }

  /// What the program's user may do with scripts. Tests run scripts of their own.
  String scripting() {
    return switch (this) {
      case DURABLE -> "-@scripting +evalsha -@admin -@dangerous +info";
      case THROWAWAY -> "";
    };
  }

  List<String> redis() {
    return switch (this) {
      case DURABLE -> List.of("appendonly yes", "appendfsync everysec");
      case THROWAWAY -> List.of("appendonly no", "databases 1024"); // a database for each test
    };
  }
}
