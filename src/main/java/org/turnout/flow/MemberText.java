package org.turnout.flow;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;

/// A member text in every language it has, parsed: English always, the others where translated.
///
/// @param byLanguage language tag (`en`, `es`, `tl`) to template; `en` is always there
public record MemberText(Map<String, Template> byLanguage) {
  public MemberText {
    byLanguage = Map.copyOf(byLanguage);
    if (!byLanguage.containsKey("en")) {
      throw new IllegalArgumentException("a text needs its English");
    }
  }

  /// The template in this language, else in English.
  public Template in(String language) {
    var own = byLanguage.get(language);
    return own != null ? own : requireNonNull(byLanguage.get("en"));
  }

  /// One language's text: literal parts and holes.
  public record Template(List<Part> parts) {
    public Template {
      parts = List.copyOf(parts);
    }
  }

  /// A piece of a template.
  public sealed interface Part {
    /// Words that stay as they are.
    record Literal(String words) implements Part {}

    /// `{shift.captain|we will text you}`: a name, and what is used when it is missing. A name that
    /// can be missing must have a stand-in (checked), so an unresolved name never reaches a person
    /// as a hole.
    record Hole(String name, String standIn, boolean hasStandIn) implements Part {}

    /// `{choices}`: the numbered list of the question.
    record Choices() implements Part {}

    /// `[Captain: {shift.captain}. ]`: said only while every name in it is known.
    record IfKnown(Template words) implements Part {}

    /// `one:` / `other:` lines, chosen by ICU's plural rules from the number under `name`.
    record Plural(String name, Map<String, Template> forms) implements Part {
      public Plural {
        forms = Map.copyOf(forms);
      }
    }
  }
}
