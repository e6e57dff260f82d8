package org.turnout.flow.yaml;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.turnout.problem.SourceLocation;

/// Links in texts that members get: they lead to the campaign's own domains only, since a link
/// elsewhere is what filters look for.
public final class LinkRules {
  private static final Pattern LINK =
      Pattern.compile(
          "(?i)\\bhttps?://([a-z0-9.-]+)|\\b((?:[a-z0-9-]+\\.)+(?:com|org|net|info|us|ly|co))\\b");

  private LinkRules() {}

  /// A link that leads elsewhere.
  ///
  /// @param offset the character of the text, from 0, where it begins
  public record Foreign(String domain, int offset) {}

  /// Every link of a text that leads to none of these domains.
  public static List<Foreign> foreign(String text, Collection<String> allowed) {
    var found = new ArrayList<Foreign>();
    var matcher = LINK.matcher(text);
    while (matcher.find()) {
      var host = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
      var domain = host.toLowerCase(Locale.ROOT);
      boolean mail = matcher.start() > 0 && text.charAt(matcher.start() - 1) == '@';
      if (!mail
          && allowed.stream().noneMatch(own -> domain.equals(own) || domain.endsWith("." + own))) {
        found.add(new Foreign(domain, matcher.start()));
      }
    }
    return found;
  }

  /// The place of a text's character in its file; the text's own beginning when it is folded or
  /// escaped.
  ///
  /// @param file the whole file
  /// @param start where the text begins
  public static SourceLocation locate(String file, SourceLocation start, String text, int offset) {
    var lines = file.lines().toList();
    var before = text.substring(0, Math.min(offset, text.length()));
    int down = (int) before.chars().filter(c -> c == '\n').count();
    var line = text.lines().skip(down).findFirst().orElse("");
    int column = before.length() - (before.lastIndexOf('\n') + 1);
    for (int at = start.line() - 1; at < Math.min(lines.size(), start.line() + down + 3); at++) {
      int found = line.isBlank() ? -1 : lines.get(at).indexOf(line);
      if (found >= 0 && at >= start.line() - 1 + down) {
        return new SourceLocation(start.file(), at + 1, found + column + 1);
      }
    }
    return start;
  }
}
