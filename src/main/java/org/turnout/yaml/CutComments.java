package org.turnout.yaml;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.turnout.problem.Problems;
import org.turnout.problem.SourceLocation;
import org.turnout.yaml.YamlNode.Listing;
import org.turnout.yaml.YamlNode.Mapping;
import org.turnout.yaml.YamlNode.Scalar;

/// Finds comments that cut a text short: `say: Join us #BestJobsBestCare` says only "Join us". A
/// comment is told from a hashtag by the space behind its `#`.
final class CutComments {
  private static final Pattern HASHTAG = Pattern.compile("(?:^|\\s)(#[^\\s#])");

  private CutComments() {}

  static void find(String file, String text, Optional<YamlNode> root, Problems problems) {
    if (!text.contains("#")) {
      return;
    }
    var unquoted = new HashSet<Integer>();
    root.ifPresent(node -> collect(node, unquoted));
    int number = 0;
    for (var line : text.lines().toList()) {
      number++;
      if (unquoted.contains(number)) {
        int at = hashtag(line);
        if (at >= 0) {
          problems.error(
              new SourceLocation(file, number, at + 1),
              "cut-by-comment",
              "a comment begins here and cuts the text before it",
              "put this text under | ; for a real comment leave a space behind the #");
        }
      }
    }
  }

  /// Where a comment without a space begins outside quotation marks, or -1.
  private static int hashtag(String line) {
    var matcher = HASHTAG.matcher(line);
    while (matcher.find()) {
      var before = line.substring(0, matcher.start(1));
      boolean commented = before.contains(" # ");
      boolean quoted = odd(before, '"') || (odd(before, '\'') && before.contains(": '"));
      if (!commented && !quoted) {
        return matcher.start(1);
      }
    }
    return -1;
  }

  private static boolean odd(String text, char mark) {
    return text.chars().filter(c -> c == mark).count() % 2 == 1;
  }

  /// Lines on which an unquoted value begins; lines inside texts under | are not among them.
  private static void collect(YamlNode node, Set<Integer> lines) {
    switch (node) {
      case Scalar(var place, _, var plain) -> {
        if (plain) {
          lines.add(place.line());
        }
      }
      case Mapping(_, var entries) -> entries.forEach(entry -> collect(entry.value(), lines));
      case Listing(_, var items) -> items.forEach(item -> collect(item, lines));
    }
  }
}
