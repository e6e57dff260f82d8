package org.turnout;

import java.util.Optional;

/// Which flow a text starts when no question is open: what `understand` reports beside consent.
interface FlowFinder {
  /// Nothing starts anything: where no flows are.
  FlowFinder NONE = (_, _) -> Optional.empty();

  /// The flow that a text of a person of this language starts.
  Optional<Found> find(String text, String language);

  /// @param flow the flow's name
  /// @param language tag of the language of the word that named it
  record Found(String flow, String language) {}
}
