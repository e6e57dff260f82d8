package org.turnout.language;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/// What a phone puts below its owner's words: "Sent from my iPhone", "(Sent with Slam Effect)", a
/// signature under two dashes. None of it belongs to an answer.
final class PhoneTails {
  /// As mail programs have it: two dashes, alone in their line.
  private static final Pattern RULE = Pattern.compile("\\n\\s*(?:--+|__+|==+|\u2014+)\\s*\\n");

  /// A signature has a name, a job and a place; more words are a person's.
  private static final int LONGEST_SIGNATURE = 15;

  private final PhrasePatterns lines;

  /// @param lines patterns of such lines, each of the whole line, of every language
  PhoneTails(Collection<PhrasePatterns> lines) {
    this.lines = PhrasePatterns.joined(lines);
  }

  /// The text without them; as it is when there is nothing else in it.
  String cut(String text) {
    if (text.length() > TextFold.LIMIT) {
      return text;
    }
    String whole = text.strip();
    String rest = aboveRule(whole);
    int last = beginOfLast(rest);
    while (last > 0 && isTail(rest.substring(last))) {
      rest = rest.substring(0, last).strip();
      last = beginOfLast(rest);
    }
    return rest.length() == whole.length() || TextFold.words(rest).isEmpty() ? text : rest;
  }

  /// Where the last line begins, or the parenthesis at the end.
  private static int beginOfLast(String text) {
    return Math.max(text.lastIndexOf('\n'), text.endsWith(")") ? text.lastIndexOf('(') : -1);
  }

  private boolean isTail(String line) {
    List<String> words = words(line);
    return !words.isEmpty() && lines.find(words).isPresent();
  }

  private static String aboveRule(String text) {
    var rule = RULE.matcher(text);
    return rule.find() && words(text.substring(rule.end())).size() <= LONGEST_SIGNATURE
        ? text.substring(0, rule.start()).strip()
        : text;
  }

  private static List<String> words(String text) {
    return PhrasePatterns.wordsOf(TextFold.words(text));
  }
}
