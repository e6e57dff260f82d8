package org.turnout.flow.yaml;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.turnout.flow.Step;
import org.turnout.language.TextFold;

/// The answers that a question lists with numbers: one a line ("1 Union Hall"), or in capitals
/// within a line ("1 HALL, 2 GYM"). Numbers that do not count up from 1 are not a list.
record NumberedList(List<Item> items) {
  private static final Pattern LINE =
      Pattern.compile(
          "(?m)^[ \\t]*(?<number>\\d{1,2})[.):]?[ \\t]+(?<words>\\p{L}.*|\\W?\\p{L}.*)$");

  private static final Pattern WITHIN =
      Pattern.compile(
          "(?<![\\p{L}\\d.:$#/-])(?<number>\\d{1,2})[.):=]?[ \\t]+(?:for[ \\t]+)?"
              + "(?<words>(?![AP]M\\b)\\p{Lu}{2,}(?![\\p{L}\\d]))");

  /// The first word of an item, in capitals and not followed by further words of a name.
  private static final Pattern CAPITAL =
      Pattern.compile("^\\W*(?![AP]M\\b)(\\p{Lu}{2,})(?=\\s*(?:$|[^\\p{L}\\d\\s]))");

  /// What parts two items of a line: a sign or a word, or nothing but blanks.
  private static final Pattern PARTED =
      Pattern.compile(
          "(?i)\\s*|.*[,;/.)\\n].*|.*\\b(?:or|and|o|u|y|o kaya|at)\\b.*", Pattern.DOTALL);

  NumberedList {
    items = List.copyOf(items);
  }

  /// @param words what is behind the number
  /// @param offset the number's first character in the text
  record Item(String number, String words, int offset) {
    /// The word in capitals that a person would send for it.
    Optional<String> capital() {
      var found = CAPITAL.matcher(words);
      return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    /// The answer that it names: by its word in capitals, else by any of its words, else by what is
    /// kept.
    Optional<Step.Word> of(List<Step.Word> answers) {
      var capital = capital().map(TextFold::words);
      return capital
          .flatMap(word -> answers.stream().filter(it -> said(it).contains(word)).findFirst())
          .or(() -> {
            var folded = " " + TextFold.words(words) + " ";
            var named =
                answers.stream()
                    .filter(answer ->
                        Stream.concat(said(answer).stream(), kept(answer))
                            .anyMatch(phrase -> folded.contains(" " + phrase + " ")))
                    .toList();
            return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
          });
    }

    private static Stream<String> kept(Step.Word answer) {
      return Stream.of(TextFold.words(answer.value().plain())).filter(it -> !it.isEmpty());
    }
  }

  /// Of a text as it is written, names in braces included.
  static NumberedList of(String text) {
    var lines = counted(LINE, text);
    return new NumberedList(lines.size() > 1 ? lines : counted(WITHIN, text));
  }

  private static List<Item> counted(Pattern pattern, String text) {
    var items = new ArrayList<Item>();
    var found = pattern.matcher(text);
    int end = 0;
    while (found.find()) {
      boolean next = found.group("number").equals(String.valueOf(items.size() + 1));
      if (next
          && (items.isEmpty() || PARTED.matcher(text.substring(end, found.start())).matches())) {
        end = found.end();
        items.add(new Item(found.group("number"), found.group("words"), found.start("number")));
      }
    }
    return items.size() > 1 ? items : List.of();
  }

  /// The answers, each with the number that the list shows before it. A number that an answer takes
  /// already stays with it.
  List<Step.Word> numbered(List<Step.Word> answers) {
    var all = new ArrayList<>(answers);
    for (var item : items) {
      if (taker(item, all).isEmpty()) {
        item.of(all)
            .ifPresent(word -> all.set(all.indexOf(word), word.alsoIn("en", item.number())));
      }
    }
    return all;
  }

  /// The answer that takes the number of an item.
  static Optional<Step.Word> taker(Item item, List<Step.Word> answers) {
    return answers.stream().filter(word -> said(word).contains(item.number())).findFirst();
  }

  /// Everything that is heard as an answer, folded.
  static Set<String> said(Step.Word word) {
    return Stream.concat(Stream.of(word.key()), word.also().values().stream().flatMap(List::stream))
        .map(TextFold::words)
        .collect(toSet());
  }
}
