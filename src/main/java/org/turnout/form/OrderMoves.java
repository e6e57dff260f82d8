package org.turnout.form;

import java.util.List;

/// The result of moving orders on: each is moved, or left as it was with the reason.
public record OrderMoves(List<Moved> moved, List<Left> left) {
  public OrderMoves {
    moved = List.copyOf(moved);
    left = List.copyOf(left);
  }

  /// One that was moved.
  ///
  /// @param order as it is now
  /// @param told whether a text leaves for the person about it
  public record Moved(Order order, boolean told) {}

  /// One that was not.
  ///
  /// @param why for an organizer: "order 12 is packed already, by cli:ana"
  public record Left(long id, String why) {}

  /// How many people a text leaves for.
  public long told() {
    return moved.stream().filter(Moved::told).count();
  }
}
