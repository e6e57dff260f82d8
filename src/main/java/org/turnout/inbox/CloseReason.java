package org.turnout.inbox;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Why a person closes an item: few enough that they can be counted.
public enum CloseReason {
  /// What they needed is said or done, by text.
  HELPED("helped"),
  /// Somebody spoke with them on the phone.
  CALLED("called"),
  /// They needed nobody after all.
  NOT_NEEDED("not needed"),
  /// A note says what.
  OTHER("other");

  private final String word;

  CloseReason(String word) {
    this.word = word;
  }

  /// As people read it, and as records keep it: `not needed`.
  public String word() {
    return word;
  }

  /// As programs and commands write it: `not-needed`.
  public String slug() {
    return word.replace(' ', '-');
  }

  /// All of them, as programs and commands write them.
  public static List<String> slugs() {
    return Arrays.stream(values()).map(CloseReason::slug).toList();
  }

  /// The one that is written so, with a blank or a hyphen.
  public static Optional<CloseReason> of(String word) {
    return Arrays.stream(values())
        .filter(reason -> reason.slug().equals(word.strip().replace(' ', '-')))
        .findFirst();
  }
}
