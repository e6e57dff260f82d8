package org.turnout.language;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds what a sentence mentions besides what it asks for: "20 stickers for 5 east please" has a
/// count and says whom they are for. Words that it does not know are skipped, so whatever it finds
/// is said back to the person.
record MentionReader(
    Vocabulary vocabulary,
    NumberParser numbers,
    DateParser dates,
    TimeParser times,
    NameParser names) {
  /// What something is for is rarely more.
  private static final int MOST_WORDS = 5;

  private static final String ENDS = ".,;!?\n";

  Optional<Long> count(String text) {
    return isOpen(text) ? Optional.empty() : numbers.in(text).known();
  }

  Optional<LocalDate> day(String text, LocalDate today) {
    return isOpen(text) ? Optional.empty() : dates.find(Utterance.of(text), today);
  }

  Optional<LocalTime> time(String text) {
    return isOpen(text) ? Optional.empty() : times.in(text).known();
  }

  /// The name behind "my name is".
  Optional<String> name(String text) {
    List<String> typed = typed(text);
    List<String> words = folded(typed);
    for (int i = 0; i < words.size(); i++) {
      var lead = vocabulary.nameLeads().at(words, i);
      if (lead != null && lead.words() > 1) {
        var name = new ArrayList<>(typed.subList(i, i + lead.words()));
        name.addAll(upToSign(typed.subList(i + lead.words(), typed.size())));
        return names.in(String.join(" ", name)).known();
      }
    }
    return Optional.empty();
  }

  /// What it is for, as it was typed: "5 east".
  Optional<String> purpose(String text) {
    List<String> typed = typed(text);
    List<String> words = folded(typed);
    for (int i = 0; i + 1 < words.size(); i++) {
      var lead = vocabulary.purpose().at(words, i);
      if (lead != null) {
        List<String> purpose = upToSign(purpose(typed, words, i + lead.words()));
        return purpose.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", purpose));
      }
    }
    return Optional.empty();
  }

  /// Up to what is about a place, a day or courtesy.
  private List<String> purpose(List<String> typed, List<String> words, int from) {
    int to = from;
    while (to < words.size() && to - from < MOST_WORDS && !ends(words, to)) {
      to++;
    }
    return typed.subList(from, to);
  }

  private boolean ends(List<String> words, int at) {
    return vocabulary.belongs().at(words, at) != null
        || vocabulary.courtesy().at(words, at) != null
        || vocabulary.relativeDays().at(words, at) != null
        || vocabulary.days().at(words, at) != null
        || vocabulary.requests().at(words, at) != null;
  }

  /// Up to the first word that ends in a comma or a point, without that sign.
  private static List<String> upToSign(List<String> typed) {
    var out = new ArrayList<String>();
    for (String word : typed) {
      int end = word.length();
      while (end > 0 && ENDS.indexOf(word.charAt(end - 1)) >= 0) {
        end--;
      }
      if (end > 0) {
        out.add(word.substring(0, end));
      }
      if (end < word.length()) {
        break;
      }
    }
    return out;
  }

  private static List<String> typed(String text) {
    return List.of(text.strip().split("[ \\t\\x0B\\f\\r\\u00a0]+|(?<=\\n)\\s*", -1));
  }

  private static List<String> folded(List<String> typed) {
    return typed.stream().map(TextFold::words).toList();
  }

  /// A negation, an exception or a doubt leaves everything open.
  private boolean isOpen(String text) {
    var said = Utterance.of(text);
    return said.has(vocabulary.negations()) || said.has(vocabulary.doubts());
  }
}
