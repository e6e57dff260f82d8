package org.turnout.flow;

import java.util.Map;
import java.util.Optional;
import org.turnout.flow.MemberText.Template;

/// Fills a text in from facts alone, outside of any conversation: the texts of a blast.
public final class TextMerge {
  private TextMerge() {}

  /// The text; empty when a name in it is not set and has no stand-in.
  public static Optional<String> of(Template template, Facts facts) {
    var scope = new NameScope(Map.of(), Map.of(), facts.names(), Map.of(), facts.language());
    var renderer = new Renderer(scope, facts.language(), facts.zone(), "");
    return Optional.ofNullable(renderer.render(template));
  }
}
