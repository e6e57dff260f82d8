package org.turnout.lab.hearing;

import java.util.EnumMap;
import java.util.Map;

/// How many inputs of a kind were heard right, asked back, or taken wrong.
public final class HearingScore {
  /// How an input was heard.
  public enum Mark {
    RIGHT,
    /// Asked again though there was an answer.
    ASKED,
    WRONG
  }

  private final Map<Mark, Integer> marks = new EnumMap<>(Mark.class);

  void add(Mark mark) {
    marks.merge(mark, 1, Integer::sum);
  }

  /// How many inputs.
  public int total() {
    return marks.values().stream().mapToInt(Integer::intValue).sum();
  }

  /// How many have this mark.
  public int count(Mark mark) {
    return marks.getOrDefault(mark, 0);
  }

  /// The share with this mark, from 0 to 1.
  public double share(Mark mark) {
    return total() == 0 ? 0 : (double) count(mark) / total();
  }
}
