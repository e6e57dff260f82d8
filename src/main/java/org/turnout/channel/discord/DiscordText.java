package org.turnout.channel.discord;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.turnout.channel.Channel;

/// Makes a text look on Discord as it looks on a phone: nothing in it becomes markup or a mention,
/// and it fits.
public final class DiscordText {
  static final int LIMIT = Channel.DISCORD.traits().longestText();

  // Addresses stay as they are: a backslash in one would break it.
  private static final Pattern ADDRESS_OR_MARKUP =
      Pattern.compile(
          "(https?://\\S+)|([\\\\*_~`|<@\\[\\]])|(?m:^(#{1,3}|-|>{1,3}|\\d+\\.|-#)(?= ))");

  private DiscordText() {}

  /// The text with everything that Discord would read as markup escaped.
  public static String plain(String text) {
    return ADDRESS_OR_MARKUP
        .matcher(text)
        .replaceAll(hit -> Matcher.quoteReplacement(escaped(hit.group(1), hit.group())));
  }

  @SuppressWarnings("NullAway")
  private static String escaped(String address, String hit) {
    if (address != null) {
      return hit;
    }
    // "1. yes" would be renumbered as a list, so the dot is escaped and not the digit.
    return hit.endsWith(".") && hit.length() > 1
        ? hit.substring(0, hit.length() - 1) + "\\."
        : "\\" + hit;
  }

  /// The text in parts that fit, cut at a paragraph, a line or a space where there is one, never
  /// inside a character and never behind a backslash. A text that fits is one part.
  public static List<String> parts(String text) {
    var parts = new ArrayList<String>();
    String rest = text;
    while (rest.length() > LIMIT) {
      int cut = cut(rest);
      parts.add(rest.substring(0, cut).stripTrailing());
      rest = rest.substring(cut).stripLeading();
    }
    if (!rest.isBlank()) {
      parts.add(rest);
    }
    return parts;
  }

  private static int cut(String text) {
    for (String at : List.of("\n\n", "\n", " ")) {
      int place = text.lastIndexOf(at, LIMIT - at.length());
      // A cut in the first half would make needlessly many parts.
      if (place > LIMIT / 2) {
        return place + at.length();
      }
    }
    int cut = LIMIT;
    if (Character.isHighSurrogate(text.charAt(cut - 1)) || text.charAt(cut - 1) == '\\') {
      cut--;
    }
    return cut;
  }
}
