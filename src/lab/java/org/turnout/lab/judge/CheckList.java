package org.turnout.lab.judge;

import com.google.errorprone.annotations.FormatMethod;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What a judge has looked at, in order, and what it found.
public final class CheckList {
  private static final int SHOWN = 5;

  private final List<Check> checks = new ArrayList<>();

  /// @param said what was found, with figures and ids
  public record Check(boolean holds, String said) {}

  /// Holds when nothing is wrong; else the first of what is wrong are named.
  ///
  /// @param wrong ids, without anything of a member
  @FormatMethod
  public void check(Collection<String> wrong, String words, Object... figures) {
    String said = String.format(Locale.ROOT, words, figures);
    checks.add(
        new Check(
            wrong.isEmpty(),
            wrong.isEmpty()
                ? said
                : said + ": " + wrong.stream().limit(SHOWN).collect(Collectors.joining(", "))));
  }

  public List<Check> checks() {
    return List.copyOf(checks);
  }
}
