package org.turnout.people;

import java.util.List;

/// Somebody of ours who is told when members of a local, or at a site, need a person.
///
/// @param phone E.164; alarms go there
/// @param languages what they speak, the first is what we write to them in
public record Responder(String name, ResponderRole role, String phone, List<String> languages) {
  public Responder {
    languages = List.copyOf(languages);
  }

  /// The language to write to them in.
  public String language() {
    return languages.isEmpty() ? "en" : languages.getFirst();
  }

  /// Never the name or the number.
  @Override
  public String toString() {
    return "Responder[" + role.word() + "]";
  }
}
