package org.turnout.people;

import java.util.List;

/// Who employs members: a petition keeps its name, whatever somebody calls it.
///
/// @param slug the word that files use, `kaiser`
/// @param aliases what people call it: `KP`, `Kaiser`
public record Employer(String slug, String name, List<String> aliases) {
  public Employer {
    aliases = List.copyOf(aliases);
  }
}
