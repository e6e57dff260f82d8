package org.turnout.console;

import java.util.List;
import java.util.Optional;
import org.turnout.blast.plan.BlastSummary;
import org.turnout.blast.run.StartWords;

/// A blast as somebody reads it who did not write it: who gets it, what for, when, and the words.
///
/// @param summary empty in plans from before it was kept
/// @param when in words that name whose clock is meant
/// @param words a text for each language and variant
public record SeenBlast(Optional<BlastSummary> summary, String when, List<TextBubble> words) {
  public SeenBlast {
    words = List.copyOf(words);
  }

  /// A blast as it was written; empty for a text that can't be read any more.
  static Optional<SeenBlast> of(String yaml, String file, ConsoleContext ground) {
    var settings = ground.settings().get();
    return ground
        .blast()
        .blasts()
        .read(yaml, file)
        .blast()
        .map(blast ->
            new SeenBlast(
                Optional.of(BlastSummary.of(blast, ground.setup().get())),
                StartWords.of(blast),
                TextBubble.of(blast, settings.campaign().languages(), settings.prices())));
  }
}
