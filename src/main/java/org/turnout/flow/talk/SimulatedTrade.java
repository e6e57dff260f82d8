package org.turnout.flow.talk;

import java.util.Optional;

/// What another member of a simulated campaign wants of the person, and how it ended what the
/// person wanted of another.
public final class SimulatedTrade {
  private Optional<String> put = Optional.empty();
  private boolean mutual;
  private Optional<End> ended = Optional.empty();

  /// How a question of the person's ended.
  ///
  /// @param how `agreed`, `declined` or `over`
  /// @param got the place they have for it
  public record End(String place, String how, Optional<String> got) {}

  SimulatedTrade() {}

  void put(String place, boolean forOneOfTheirs) {
    put = Optional.of(place);
    mutual = forOneOfTheirs;
  }

  void ended(String place, String how, Optional<String> got) {
    ended = Optional.of(new End(place, how, got));
  }

  /// The place that the person may take.
  public Optional<String> put() {
    return put;
  }

  /// Whether the other wants one of theirs for it.
  public boolean mutual() {
    return mutual;
  }

  public Optional<End> ended() {
    return ended;
  }

  /// Nothing is wanted of the person any more.
  public void over() {
    put = Optional.empty();
  }
}
