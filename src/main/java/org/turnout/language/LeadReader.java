package org.turnout.language;

import java.util.List;
import java.util.Optional;
import org.turnout.language.PhraseTable.Match;

/// Finds what a text says behind words that begin it: "I work at Harbor now". Courtesy may come
/// before them; since when it is so may come last, and is left out.
record LeadReader(Vocabulary vocabulary, SentenceWords sentence) {
  /// More words tell a story.
  private static final int MOST_WORDS = 8;

  /// What was before takes no more.
  private static final int MOST_BEFORE = 12;

  /// What was before takes no more where both are named: "from the call center to".
  private static final int LONGEST_ORIGIN = 4;

  /// @param leads the words that lead to something
  <T> Optional<Led<T>> in(String text, PhraseTable<T> leads) {
    return led(text, leads).or(() -> withoutOrigin(text).flatMap(moved -> led(moved, leads)));
  }

  /// "I transferred from Sunset to Fontana" without where it was from.
  private Optional<String> withoutOrigin(String text) {
    List<String> typed = List.of(text.strip().split("\\s+"));
    List<String> words = typed.stream().map(TextFold::words).toList();
    for (int from = 1; from < words.size(); from++) {
      boolean leaves = sentence.awayFrom().at(words, from) != null;
      int most = Math.min(words.size() - 1, from + LONGEST_ORIGIN + 1);
      for (int to = from + 2; leaves && to <= most; to++) {
        if (sentence.overTo().at(words, to) != null) {
          return Optional.of(
              String.join(" ", typed.subList(0, from))
                  + " "
                  + String.join(" ", typed.subList(to, typed.size())));
        }
      }
    }
    return Optional.empty();
  }

  private <T> Optional<Led<T>> led(String text, PhraseTable<T> leads) {
    List<String> typed = List.of(text.strip().split("\\s+"));
    List<String> words = typed.stream().map(TextFold::words).toList();
    int from = leads.at(words, 0) == null ? behindSmallWords(words) : 0; // "sorry" may lead itself
    from = from + behindWhatWas(words.subList(from, words.size()), leads);
    Match<T> lead = from < words.size() ? leads.at(words, from) : null;
    if (lead == null || text.indexOf('?') >= 0) {
      return Optional.empty();
    }
    int begin = from + lead.words();
    Match<T> next = begin < words.size() ? leads.at(words, begin) : null;
    if (next != null) { // "no wait, i mean 5"
      lead = next;
      begin += next.words();
    }
    int end = before(words, begin);
    return end > begin && end - begin <= MOST_WORDS
        ? Optional.of(new Led<>(lead.value(), String.join(" ", typed.subList(begin, end))))
        : Optional.empty();
  }

  /// Behind courtesy, and "ok pero".
  private int behindSmallWords(List<String> words) {
    var small =
        new SmallWords(List.of(vocabulary.courtesy(), sentence.polite(), sentence.joints()));
    int from = 0;
    while (from < words.size() && small.at(words, from) > 0) {
      from += small.at(words, from);
    }
    return from;
  }

  /// Where a lead comes behind what is no longer so, "i dont work at denver anymore i moved to
  /// ...".
  private int behindWhatWas(List<String> words, PhraseTable<?> leads) {
    boolean past = false;
    for (int i = 0; i < Math.min(words.size(), MOST_BEFORE); i++) {
      past |= sentence.noLonger().at(words, i) != null;
      if (past && leads.at(words, i) != null) {
        return i;
      }
    }
    return 0;
  }

  /// Whether a text begins with such words, courtesy apart.
  boolean remarks(String text, PhraseTable<Boolean> remarks) {
    List<String> words = Utterance.of(text).words();
    int from = afterCourtesy(words);
    return from < words.size() && remarks.at(words, from) != null;
  }

  /// Whether it is thanks, with one more word at most: "gracias jefe". A comma parts it from an
  /// answer.
  boolean thanks(String text, PhraseTable<Boolean> thanks) {
    List<String> words = Utterance.of(text).words();
    Match<Boolean> first = words.isEmpty() ? null : thanks.at(words, 0);
    if (first == null || text.strip().chars().anyMatch(c -> ",;:\n?".indexOf(c) >= 0)) {
      return false;
    }
    String rest = String.join(" ", words.subList(first.words(), words.size()));
    String left = new SmallWords(List.of(vocabulary.courtesy())).without(rest);
    return left.indexOf(' ') < 0 && left.chars().noneMatch(Character::isDigit);
  }

  private int afterCourtesy(List<String> words) {
    var courtesy = new SmallWords(List.of(vocabulary.courtesy()));
    int from = 0;
    while (from < words.size() && courtesy.at(words, from) > 0) {
      from += courtesy.at(words, from);
    }
    return from;
  }

  /// Where the text ends without courtesy and without words such as "since last week".
  private int before(List<String> words, int begin) {
    var last = new SmallWords(List.of(sentence.lately(), vocabulary.courtesy(), vocabulary.days()));
    for (int end = begin + 1; end < words.size(); end++) {
      int at = end;
      while (at < words.size() && last.at(words, at) > 0) {
        at += last.at(words, at);
      }
      if (at == words.size()) {
        return end;
      }
    }
    return words.size();
  }
}
