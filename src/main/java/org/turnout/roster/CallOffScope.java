package org.turnout.roster;

/// What of a roster is called off.
public sealed interface CallOffScope {
  /// All of it.
  record Everything() implements CallOffScope {}

  /// The sites of a local.
  ///
  /// @param slug of the local
  record OfLocal(String slug) implements CallOffScope {}

  /// @param slug of the site
  record AtSite(String slug) implements CallOffScope {}

  /// @param slug of the shift
  record OneShift(String slug) implements CallOffScope {}

  /// As tables and logs write it: `site sunset`.
  default String word() {
    return switch (this) {
      case Everything _ -> "all";
      case OfLocal(String slug) -> "local " + slug;
      case AtSite(String slug) -> "site " + slug;
      case OneShift(String slug) -> "shift " + slug;
    };
  }
}
