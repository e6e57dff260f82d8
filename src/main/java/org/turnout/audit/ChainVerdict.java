package org.turnout.audit;

/// What a check of the whole log found.
public sealed interface ChainVerdict {
  /// Every entry is as it was written, from the first to the newest.
  ///
  /// @param entries how many there are
  /// @param hash of the newest; kept elsewhere, it proves later that nothing before it was touched
  record Whole(long entries, String hash) implements ChainVerdict {}

  /// The first entry with which something is wrong.
  ///
  /// @param number of that entry
  /// @param what is wrong, for an organizer
  record Broken(long number, String what) implements ChainVerdict {}
}
