package org.turnout.console;

import java.util.List;
import org.turnout.blast.run.Run;

/// A blast in the list.
///
/// @param runs its newest ones, newest first
public record ListedBlast(String name, String about, List<Run> runs) {
  public ListedBlast {
    runs = List.copyOf(runs);
  }
}
