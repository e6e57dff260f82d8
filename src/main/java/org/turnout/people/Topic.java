package org.turnout.people;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/// Something members can hear about, such as `bargaining`.
///
/// @param name language tag to what it is called
/// @param about language tag to what will be sent, in a few words
/// @param wording the filed wording that a person says yes to
public record Topic(
    String slug, Map<String, String> name, Map<String, String> about, String wording) {
  public Topic {
    name = Map.copyOf(name);
    about = Map.copyOf(about);
  }

  /// A text in a language, else in English, which is always there.
  static String in(Map<String, String> texts, String language) {
    var own = texts.get(language);
    return own != null ? own : requireNonNull(texts.get("en"));
  }

  public String name(String language) {
    return in(name, language);
  }

  public String about(String language) {
    return in(about, language);
  }
}
