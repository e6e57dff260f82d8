package org.turnout.console;

import java.math.BigDecimal;
import java.util.List;
import org.turnout.channel.Segments;
import org.turnout.channel.SmartEncoding;
import org.turnout.settings.Prices;

/// What a text costs: about, where names are not filled in yet.
///
/// @param text as it was measured
/// @param smart with the carrier's smart encoding, which Turnout uses
/// @param price of one recipient
public record TextCost(
    String text, Segments plain, Segments smart, List<Segments.Costly> costly, BigDecimal price) {
  /// @param written with names in braces: each counts as its stand-in, or as a word of eight
  ///   letters
  static TextCost of(String written, Prices prices) {
    String text =
        written
            .replaceAll("\\{link[^{}]*}", "https://example.org/l/aBcDeFg")
            .replaceAll("\\{[^{}|]*\\|([^{}]*)}", "$1")
            .replaceAll("\\{[^{}]*}", "Delgados");
    return plain(text, prices);
  }

  /// @param text as it will be sent, without any names to fill in
  static TextCost plain(String text, Prices prices) {
    var smart = SmartEncoding.count(text);
    return new TextCost(
        text,
        Segments.of(text),
        smart,
        Segments.costly(SmartEncoding.apply(text)),
        prices.smsOut().multiply(BigDecimal.valueOf(smart.segments())));
  }

  /// Code points: what a person counts.
  public int characters() {
    return text.codePointCount(0, text.length());
  }

  /// `LATIN SMALL LETTER O WITH ACUTE` in small letters.
  public static String called(Segments.Costly costly) {
    String name = Character.getName(costly.character().codePointAt(0));
    return name == null ? "" : name.toLowerCase(java.util.Locale.ROOT);
  }
}
