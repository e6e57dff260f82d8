package org.turnout.language;

import java.util.List;

/// What a sentence names of the things that one can have here.
///
/// @param things several when the text names several
/// @param asked whether it asks for them; a question, a complaint, a report about the past and a
///   negation do not
public record NamedThings<T>(List<T> things, boolean asked) {
  public NamedThings {
    things = List.copyOf(things);
  }
}
