package org.turnout.flow;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// One way an action can come out.
///
/// @param word as it is written in a flow: `got it`
/// @param changed whether something is on record now that BACK can't take back
/// @param brings the rows that the texts of its branch may name
public record Outcome(String word, boolean changed, List<Brought> brings) {
  /// A row that an outcome brings, with the fields that texts may name. The types are the words of
  /// the flow language: `text`, `number`, `day`, `time`, `moment`.
  ///
  /// @param row `mine`
  /// @param sure fields that are always there, with their types
  /// @param maybe fields that may be missing, so that a text needs a stand-in
  public record Brought(String row, Map<String, String> sure, Map<String, String> maybe) {
    public Brought {
      sure = Map.copyOf(sure);
      maybe = Map.copyOf(maybe);
    }
  }

  public Outcome {
    brings = List.copyOf(brings);
  }

  /// Something is on record now.
  public static Outcome change(String word, Brought... brings) {
    return new Outcome(word, true, List.of(brings));
  }

  /// Everything is as it was.
  public static Outcome noChange(String word, Brought... brings) {
    return new Outcome(word, false, List.of(brings));
  }

  /// The names of the rows it brings.
  public Set<String> rows() {
    return brings.stream().map(Brought::row).collect(Collectors.toUnmodifiableSet());
  }
}
