package org.turnout.language;

import java.util.List;

/// What a sentence names of the things that one can have here.
///
/// @param things several when the text names several
/// @param asked whether it asks for them; a question, a complaint, a report about the past and a
///   negation do not
/// @param aimed whether it asks for the things themselves, not for what is for them: "20 for my
///   shift"
/// @param plain whether it says nothing else
public record NamedThings<T>(List<T> things, boolean asked, boolean aimed, boolean plain) {
  public NamedThings {
    things = List.copyOf(things);
  }

  static <T> NamedThings<T> none() {
    return new NamedThings<>(List.of(), false, false, false);
  }

  /// The same wish for other things.
  public <R> NamedThings<R> as(List<R> others) {
    return new NamedThings<>(others, asked, aimed, plain);
  }
}
