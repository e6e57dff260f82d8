package org.turnout.console;

import java.util.ArrayList;
import java.util.List;
import org.turnout.blast.report.RunQueries;
import org.turnout.blast.text.Blast;
import org.turnout.language.Language;
import org.turnout.settings.Prices;

/// A text as people will read it on their phones.
///
/// @param language its tag
/// @param caption what is said above it: `Spanish · 2 segments`
public record TextBubble(String language, String caption, String text) {
  /// One that was merged for somebody.
  static TextBubble of(RunQueries.Sample sample) {
    String variant = sample.variant().map(name -> ", variant " + name).orElse("");
    return new TextBubble(
        sample.language(),
        sample.name() + variant + " · " + segments(sample.segments()),
        sample.text());
  }

  /// Those of a blast as it is written, names in braces: its segments are about right.
  ///
  /// @param languages of the campaign, in its order
  static List<TextBubble> of(Blast blast, List<String> languages, Prices prices) {
    var bubbles = new ArrayList<TextBubble>();
    for (var variant : blast.variants()) {
      String name = blast.variants().size() > 1 ? ", variant " + variant.name() : "";
      for (String language : languages) {
        var words = variant.texts().get(language);
        if (words != null) {
          String text = words.text().strip();
          int parts = TextCost.of(text, prices).smart().segments();
          bubbles.add(
              new TextBubble(
                  language,
                  Language.inEnglish(language) + name + " · about " + segments(parts),
                  text));
        }
      }
    }
    return bubbles;
  }

  private static String segments(int n) {
    return PageView.many(n, "segment", "segments");
  }
}
