package org.turnout.language;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// The texts a phone writes when its owner taps a heart on one of ours: `Liked "Reply YES"`,
/// `Reacted 👍 to "..."`. They quote our own YES and STOP, so they are known before any forgiving
/// reading.
public final class PhoneReactions {
  private static final int LONGEST_EMOJI = 24;
  private static final int LONGEST_THING = 20;

  /// Without a quotation a reaction is a beginning and a thing: "Removed an exclamation from an
  /// image".
  private static final int LONGEST_BARE = 60;

  private static final int MOST_WORDS_BEFORE = 6;
  private static final int SHORTEST_SENTENCE = 6;

  /// Scripts from here on have no blanks between words.
  private static final int LAST_SPACED_SCRIPT = 0x2e7f;

  /// The shape of one reaction: a beginning, perhaps a sign, a middle, then the quotation, and what
  /// comes behind it.
  private record Shape(String before, boolean sign, String between, String after) {}

  private final List<Shape> shapes = new ArrayList<>();
  private final List<String> things = new ArrayList<>();
  private final Set<String> tellers;

  private PhoneReactions(Set<String> tellers) {
    this.tellers = tellers;
  }

  /// Reads the lines of `reactions.yaml`.
  ///
  /// @param tellers words of a person who quotes something
  public static PhoneReactions of(
      Collection<String> lines, Collection<String> things, Set<String> tellers) {
    var reactions = new PhoneReactions(tellers);
    for (String line : lines) {
      int quote = line.indexOf("{quote}");
      int sign = line.indexOf("{emoji}");
      if (quote < 0) {
        continue;
      }
      boolean inside = sign >= 0 && sign < quote;
      reactions.shapes.add(
          new Shape(
              TextFold.plain(inside ? line.substring(0, sign) : line.substring(0, quote)),
              inside,
              inside ? TextFold.plain(line.substring(sign + 7, quote)) : "",
              TextFold.plain(
                  sign > quote ? line.substring(quote + 7, sign) : line.substring(quote + 7))));
    }
    for (String thing : things) {
      reactions.things.add(TextFold.plain(thing));
    }
    return reactions;
  }

  /// Whether a phone wrote this, not its owner.
  public boolean matches(String text) {
    String plain = TextFold.plain(text);
    if (plain.indexOf('"') < 0 && plain.indexOf('\'') < 0 && plain.length() > LONGEST_BARE) {
      return false;
    }
    for (Shape shape : shapes) {
      int from = opening(shape, plain);
      if (from >= 0 && quotes(plain, from, shape.after())) {
        return true;
      }
    }
    return quotesAtTheEnd(plain);
  }

  /// A few words and then a sentence of ours: a phone in a language whose words we do not have. A
  /// person who quotes speaks of saying, or of themselves.
  private boolean quotesAtTheEnd(String plain) {
    int open = plain.indexOf('"');
    int close = plain.length() - 1;
    if (open <= 0 || plain.charAt(close) != '"' || plain.indexOf('"', open + 1) < 0) {
      return false;
    }
    String quoted = TextFold.words(plain.substring(open + 1, close));
    List<String> before = PhrasePatterns.wordsOf(TextFold.words(plain.substring(0, open)));
    boolean sentence =
        quoted.length() >= SHORTEST_SENTENCE
            && (quoted.indexOf(' ') > 0 || quoted.codePointAt(0) > LAST_SPACED_SCRIPT);
    return sentence
        && !TextFold.withoutSigns(String.join(" ", before)).isEmpty()
        && before.size() <= MOST_WORDS_BEFORE
        && before.stream().noneMatch(tellers::contains);
  }

  /// Where the quotation has to begin, or -1.
  private static int opening(Shape shape, String plain) {
    if (!plain.startsWith(shape.before())) {
      return -1;
    }
    int at = shape.before().length();
    if (!shape.sign()) {
      return blanks(plain, at);
    }
    int middle = plain.indexOf(shape.between() + " ", at);
    if (middle <= at || middle - at > LONGEST_EMOJI || hasLetter(plain, at, middle)) {
      return -1;
    }
    return blanks(plain, middle + shape.between().length());
  }

  private static boolean hasLetter(String plain, int from, int to) {
    return plain.substring(from, to).codePoints().anyMatch(Character::isLetterOrDigit);
  }

  private static int blanks(String plain, int from) {
    int at = from;
    while (at < plain.length() && plain.charAt(at) == ' ') {
      at++;
    }
    return at;
  }

  /// Whether the quotation that is opened is followed by these words.
  private static boolean closes(String plain, int open, String after) {
    int at = plain.indexOf(after, open + 1);
    while (at > 0) {
      String before = plain.substring(open + 1, at).stripTrailing();
      if (before.endsWith("\"") || before.endsWith("'")) {
        return true;
      }
      at = plain.indexOf(after, at + 1);
    }
    return false;
  }

  private boolean quotes(String plain, int from, String after) {
    if (from >= plain.length()) {
      return false;
    }
    char first = plain.charAt(from);
    if (first == '"' || first == '\'') {
      char last = plain.charAt(plain.length() - 1);
      return (from > 0 && (last == '"' || last == '\'' || last == '.'))
          || (!after.isEmpty() && closes(plain, from, after));
    }
    String rest = plain.substring(from);
    return rest.length() <= LONGEST_THING && things.contains(rest);
  }
}
