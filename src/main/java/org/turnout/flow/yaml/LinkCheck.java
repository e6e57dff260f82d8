package org.turnout.flow.yaml;

import java.util.Locale;
import java.util.regex.Pattern;
import org.turnout.problem.Problems;

/// Links lead to the campaign's own domains only: a link elsewhere is what filters look for.
final class LinkCheck implements Checker.Check {
  private static final Pattern LINK =
      Pattern.compile(
          "(?i)\\bhttps?://([a-z0-9.-]+)|\\b((?:[a-z0-9-]+\\.)+(?:com|org|net|info|us|ly|co))\\b");

  @Override
  public void check(FlowSetReader.Read read, Problems problems) {
    var allowed = read.bundle().catalog().linkDomains();
    for (var flow : read.flows()) {
      for (var text : flow.texts()) {
        var matcher = LINK.matcher(text.words());
        while (matcher.find()) {
          var host = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
          var domain = host.toLowerCase(Locale.ROOT);
          if (!isEmail(text.words(), matcher.start())
              && allowed.stream()
                  .noneMatch(own -> domain.equals(own) || domain.endsWith("." + own))) {
            problems.error(
                TextReader.Locator.of(
                    flow.fileOf(text.language()), text.place(), text.words(), matcher.start()),
                "foreign-link",
                "this links to " + domain + ", which is not one of the campaign's domains",
                allowed.isEmpty()
                    ? "allowed domains stand in config/turnout.yaml"
                    : "allowed: " + String.join(", ", allowed.stream().sorted().toList()));
          }
        }
      }
    }
  }

  private static boolean isEmail(String words, int start) {
    return start > 0 && words.charAt(start - 1) == '@';
  }
}
