package org.turnout.problem;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Every problem that one look at some files found, so that a person fixes them all at once. Filled
/// by one thread. It is a list, so code that only reports needs to know no more.
public final class Problems extends AbstractList<Problem> {
  private static final Comparator<Problem> BY_PLACE =
      Comparator.comparing((Problem problem) -> problem.place().file())
          .thenComparingInt(problem -> problem.place().line())
          .thenComparingInt(problem -> problem.place().column())
          .thenComparing(Problem::severity)
          .thenComparing(Problem::code)
          .thenComparing(Problem::message);

  private final List<Problem> found = new ArrayList<>();
  private final Set<Problem> once = new HashSet<>();

  /// Keeps a problem, once however often it is found.
  @Override
  public boolean add(Problem problem) {
    return once.add(problem) && found.add(problem);
  }

  @Override
  public Problem get(int index) {
    return found.get(index);
  }

  @Override
  public int size() {
    return found.size();
  }

  /// An error whose message says all there is to say.
  public void error(SourceLocation place, String code, String message) {
    add(Problem.error(place, code, message));
  }

  /// An error with what to do about it.
  public void error(SourceLocation place, String code, String message, String hint) {
    add(Problem.error(place, code, message, hint));
  }

  /// An error whose hint may be missing, as that of [DidYouMean] is.
  public void error(SourceLocation place, String code, String message, Optional<String> hint) {
    add(new Problem(place, code, Severity.ERROR, message, hint));
  }

  /// Something that deserves a look but keeps nothing from being served.
  public void warning(SourceLocation place, String code, String message, String hint) {
    add(Problem.warning(place, code, message, hint));
  }

  /// Worth knowing.
  public void note(SourceLocation place, String code, String message, String hint) {
    add(new Problem(place, code, Severity.NOTE, message, Optional.of(hint)));
  }

  /// All of them by file, line and column.
  public List<Problem> sorted() {
    return found.stream().sorted(BY_PLACE).toList();
  }

  public long count(Severity severity) {
    return found.stream().filter(problem -> problem.severity() == severity).count();
  }

  public boolean hasErrors() {
    return count(Severity.ERROR) > 0;
  }

  /// What a command that only checked these should exit with: 2 when any is an error, else 0.
  public int exitCode() {
    return hasErrors() ? 2 : 0;
  }
}
