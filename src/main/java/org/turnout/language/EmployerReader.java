package org.turnout.language;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.turnout.language.ParsedAnswer.Reason;

/// Who employs a person: one of a list, by its name or another name for it, in a sentence too. What
/// is not on the list is likely the name as typed, unless the text says nothing but what every
/// conversation has ("already", "my manager").
public record EmployerReader(Vocabulary vocabulary, SentenceWords sentences) {
  /// Shorter names are initials: one letter more or less is another employer.
  private static final int SHORTEST_SLIP = 5;

  private static final int SHORTEST_ADVERB = 6;

  /// @param places what may be named with an employer and does not make it another
  ParsedAnswer<String> in(String text, List<Option> employers, List<Option> places) {
    Optional<String> instead = instead(text);
    return instead.isEmpty()
        ? read(text, employers, places)
        : read(instead.get(), employers, places)
            .known()
            .map(name -> ParsedAnswer.of(name, Grade.LIKELY))
            .orElseGet(() -> ParsedAnswer.unclear(Reason.NOT_FOUND));
  }

  /// Whether a text says nothing but yes, one of them, and where that is: "si kaiser", "kaiser
  /// oakland".
  public boolean isPlain(String text, List<Option> employers, List<Option> places) {
    var said = Utterance.of(text);
    boolean open = said.asks() || isOpen(said);
    boolean one = new NameMatcher(vocabulary).contained(said, names(employers)).size() == 1;
    explain(said, Polarity.YES, Polarity.WEAK_YES);
    said.explainAll(vocabulary.placeWords());
    explain(said, places);
    return one && !open && said.grade(vocabulary) == Grade.SURE;
  }

  /// What is said behind a no and a sign: "no, SCPMG" answers a question that names another.
  private Optional<String> instead(String text) {
    int sign = 0;
    while (sign < text.length() && ",.;:!\n–—-".indexOf(text.charAt(sign)) < 0) {
      sign++;
    }
    boolean no = vocabulary.yesNo().get(TextFold.words(text.substring(0, sign))) == Polarity.NO;
    return no && sign < text.length()
        ? Optional.of(text.substring(sign + 1).strip()).filter(rest -> !rest.isEmpty())
        : Optional.empty();
  }

  private ParsedAnswer<String> read(String text, List<Option> employers, List<Option> places) {
    var said = Utterance.of(text);
    ParsedAnswer<String> whole = listed(said, employers, places);
    boolean unlisted =
        whole instanceof ParsedAnswer.Unclear<String>(var why, _) && why == Reason.NOT_FOUND;
    if (!unlisted) {
      return whole;
    }
    return slip(Utterance.of(text), employers)
        .map(name -> ParsedAnswer.of(name, Grade.LIKELY))
        .orElseGet(() -> typed(text.strip()));
  }

  private ParsedAnswer<String> listed(Utterance said, List<Option> employers, List<Option> places) {
    List<Integer> named = new NameMatcher(vocabulary).contained(said, names(employers));
    if (named.isEmpty()) {
      return ParsedAnswer.unclear(Reason.NOT_FOUND);
    }
    if (isOpen(said) || named.size() > 1) {
      return ParsedAnswer.unclear(Reason.SEVERAL); // "not kaiser"
    }
    explain(said, Polarity.YES, Polarity.WEAK_YES);
    said.explainAll(vocabulary.placeWords());
    boolean placed = explain(said, places);
    Grade grade = said.grade(vocabulary);
    if (isAnother(said)) {
      return ParsedAnswer.unclear(Reason.NOT_FOUND);
    }
    String name = employers.get(named.getFirst()).name();
    return ParsedAnswer.of(name, said.asks() || placed ? Grade.LIKELY : grade);
  }

  private static List<List<String>> names(List<Option> employers) {
    return employers.stream()
        .map(employer -> {
          var names = new ArrayList<String>();
          names.add(TextFold.words(employer.name()));
          employer.aliases().forEach(alias -> names.add(TextFold.words(alias)));
          return List.copyOf(names);
        })
        .toList();
  }

  /// Whether something turns what is said around, or leaves it open.
  private boolean isOpen(Utterance said) {
    return said.has(vocabulary.negations())
        || said.has(vocabulary.doubts())
        || said.has(vocabulary.questions());
  }

  /// Whether a word next to the name makes it another: "Kaiser Steel".
  private boolean isAnother(Utterance said) {
    List<String> words = said.words();
    for (int i = 0; i < words.size(); i++) {
      boolean beside =
          (i > 0 && said.isNamed(i - 1)) || (i + 1 < words.size() && said.isNamed(i + 1));
      if (beside
          && !said.isExplained(i)
          && isWord(words.get(i))
          && !isEveryday(words.get(i))
          && !isAdverb(words.get(i))) {
        return true;
      }
    }
    return false;
  }

  /// "unfortunately", "desafortunadamente".
  private boolean isAdverb(String word) {
    return word.length() >= SHORTEST_ADVERB
        && sentences.core().adverbs().stream().anyMatch(word::endsWith);
  }

  /// Notes the names of places as explained.
  private static boolean explain(Utterance said, List<Option> places) {
    boolean found = false;
    for (List<String> names : names(places)) {
      for (String name : names) {
        List<String> words = PhrasePatterns.wordsOf(name);
        int at = Collections.indexOfSubList(said.words(), words);
        if (at >= 0 && IntStream.range(at, at + words.size()).noneMatch(said::isExplained)) {
          said.explain(at, words.size());
          found = true;
        }
      }
    }
    return found;
  }

  /// The one employer whose name is meant though not written: "Kaiser Permanete".
  private Optional<String> slip(Utterance said, List<Option> employers) {
    if (isOpen(said)) {
      return Optional.empty();
    }
    explain(said, Polarity.YES, Polarity.WEAK_YES);
    said.explainAll(vocabulary.courtesy());
    said.explainAll(vocabulary.fillers());
    List<String> left = said.unexplained();
    return nearest(left, employers)
        .or(() -> nearest(left.stream().filter(word -> !isOfPlaces(word)).toList(), employers));
  }

  private static Optional<String> nearest(List<String> left, List<Option> employers) {
    String said = String.join(" ", left);
    List<List<String>> names = names(employers);
    var near = new ArrayList<String>();
    for (int i = 0; i < employers.size(); i++) {
      if (names.get(i).stream().anyMatch(name -> isNear(said, name))) {
        near.add(employers.get(i).name());
      }
    }
    return near.size() == 1 ? Optional.of(near.getFirst()) : Optional.empty();
  }

  private static boolean isNear(String said, String name) {
    int length = Math.min(said.length(), name.length());
    int most = EditDistance.tolerance(length);
    return length >= SHORTEST_SLIP
        && said.charAt(0) == name.charAt(0)
        && EditDistance.distance(said, name, most) <= most;
  }

  /// The words as typed, unless they are no name of an employer.
  private ParsedAnswer<String> typed(String typed) {
    var said = Utterance.of(typed);
    if (isQuestion(said)) {
      return ParsedAnswer.unclear(Reason.NOT_FOUND);
    }
    explain(said, Polarity.values());
    List.of(vocabulary.negations(), vocabulary.doubts(), vocabulary.questions())
        .forEach(said::explainAll);
    said.explainAll(vocabulary.courtesy());
    said.explainAll(vocabulary.fillers());
    List<String> left = said.unexplained().stream().filter(EmployerReader::isWord).toList();
    boolean chat =
        left.stream().anyMatch(this::isEveryday)
            && left.stream().allMatch(word -> isEveryday(word) || isOfPlaces(word));
    return left.isEmpty() || (chat && !isTitle(typed) && !isKind(said, left))
        ? ParsedAnswer.unclear(Reason.NOT_FOUND)
        : ParsedAnswer.of(typed, Grade.LIKELY);
  }

  private boolean isQuestion(Utterance said) {
    boolean opens = !said.words().isEmpty() && said.match(vocabulary.openings(), 0) != null;
    return said.asks() && (opens || said.has(vocabulary.questions()));
  }

  /// "home care": everyday words, but of what employers are called.
  private boolean isKind(Utterance said, List<String> left) {
    return left.size() > 1
        && left.size() == said.words().size()
        && left.stream().anyMatch(this::isOfPlaces);
  }

  /// "Care For You": several words, each written as names are.
  private static boolean isTitle(String typed) {
    List<String> words = List.of(typed.split("\\s+", -1));
    return words.size() > 1
        && words.stream().allMatch(word -> Character.isUpperCase(word.codePointAt(0)))
        && typed.codePoints().anyMatch(Character::isLowerCase);
  }

  private void explain(Utterance said, Polarity... which) {
    List<Polarity> meant = List.of(which);
    for (int i = 0; i < said.words().size(); i++) {
      PhraseTable.Match<Polarity> match = said.match(vocabulary.yesNo(), i);
      if (match != null && meant.contains(match.value())) {
        said.explain(i, match.words());
      }
    }
  }

  private boolean isEveryday(String word) {
    return vocabulary.everyday().has(word);
  }

  private boolean isOfPlaces(String word) {
    return vocabulary.placeWords().has(word);
  }

  private static boolean isWord(String word) {
    return word.codePoints().anyMatch(Character::isLetter);
  }
}
