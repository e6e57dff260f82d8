package org.turnout.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Cuts the words around an answer: what politeness and haste put before and behind it, the noun of
/// the question with its verb, and sentences that only tell something. "K. unit is 6 west" is "6
/// west", "they can print it in bold" is nothing.
public record CoreReader(Vocabulary vocabulary, SentenceWords sentences) {
  /// "St.", "Ma.": the point does not end a sentence.
  private static final int ABBREVIATED = 2;

  /// So many words with a verb of the past tell something.
  private static final int STORY = 4;

  private static final Pattern SENTENCES = Pattern.compile("(?<=[.;!?\\n])\\s+|(?<=[;\\n])");

  /// An answer without the words around it, as it was typed.
  ///
  /// @param told whether something else was told with it: it may be only a part of the answer
  public record Core(String text, boolean told) {}

  /// What is left of a text; nothing when nothing of it can be an answer, and the whole text when
  /// several parts of it can.
  public Optional<Core> of(String text) {
    var left = new ArrayList<String>();
    boolean told = false;
    for (String clause : clauses(text)) {
      String core = cut(clause);
      boolean tells = tells(core);
      told |= tells;
      if (!core.isEmpty() && !tells) {
        left.add(core);
      }
    }
    return switch (left.size()) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(new Core(left.getFirst(), told));
      default -> Optional.of(new Core(text.strip(), true));
    };
  }

  /// Whether a clause asks, denies or doubts something: what is next to it answers nothing plainly.
  public boolean isOpen(String clause) {
    var said = Utterance.of(clause);
    return said.asks()
        || said.has(vocabulary.negations())
        || said.has(vocabulary.doubts())
        || said.has(vocabulary.questions());
  }

  /// Whether it says whom something is for without a name: "my unit", "los del depto".
  public boolean isNameless(String text) {
    var said = Utterance.of(text);
    if (!said.has(sentences.core().groups())) {
      return false;
    }
    said.explainAll(sentences.core().groups());
    said.explainAll(sentences.core().around());
    return !said.has(vocabulary.placeWords()) // "ER" is a unit, and a sound
        && said.grade(vocabulary) == Grade.SURE;
  }

  /// Whether it says something about what it names: "kaiser is the worst".
  public boolean isAbout(String clause) {
    List<String> words = Utterance.of(clause).words();
    return IntStream.range(1, words.size())
        .filter(i -> vocabulary.openings().has(words.get(i)))
        .mapToObj(i -> words.get(i - 1))
        .anyMatch(
            word -> !sentences.core().subjects().has(word) && !sentences.core().nouns().has(word));
  }

  /// The sentences of a text as they were typed; what goes on with "and they" is one of its own.
  public List<String> clauses(String text) {
    var clauses = new ArrayList<String>();
    var part = new StringBuilder();
    for (String sentence : SENTENCES.split(text.strip())) {
      List<String> typed = typed(sentence);
      List<String> words = folded(typed);
      for (int i = 0; i < words.size(); i++) {
        if (i > 0 && goesOn(words, i)) {
          end(part, clauses);
        }
        part.append(part.isEmpty() ? "" : " ").append(typed.get(i));
      }
      if (!abbreviates(sentence)) {
        end(part, clauses);
      }
    }
    end(part, clauses);
    return List.copyOf(clauses);
  }

  /// A text without the sentences behind its first one, where these only tell something: no number
  /// is in them, and they ask for nothing.
  public String beforeStory(String text) {
    String[] sentences = SENTENCES.split(text.strip(), 2);
    boolean story =
        sentences.length == 2
            && !abbreviates(sentences[0])
            && sentences[1].chars().noneMatch(c -> Character.isDigit(c) || c == '?')
            && !Utterance.of(sentences[1]).has(vocabulary.requests());
    return story ? sentences[0] : text;
  }

  private static void end(StringBuilder part, List<String> clauses) {
    if (!part.toString().isBlank()) {
      clauses.add(part.toString().strip());
    }
    part.setLength(0);
  }

  private boolean goesOn(List<String> words, int at) {
    return at + 1 < words.size()
        && sentences.joints().has(words.get(at))
        && sentences.core().subjects().at(words, at + 1) != null;
  }

  private static boolean abbreviates(String sentence) {
    String last = sentence.substring(sentence.lastIndexOf(' ') + 1);
    return last.endsWith(".")
        && last.length() - 1 <= ABBREVIATED
        && !last.isEmpty()
        && Character.isUpperCase(last.codePointAt(0));
  }

  /// A clause without politeness at its ends and without the words that lead to what is said.
  private String cut(String clause) {
    List<String> typed = typed(clause);
    List<String> words = folded(typed);
    int from = 0;
    for (int skip = skipped(words, from); skip > 0; skip = skipped(words, from)) {
      from += skip;
    }
    from += lead(words, from);
    int to = words.size();
    while (to > from && isLoose(words, from, to - 1)) {
      to--;
    }
    return to > from ? withoutSigns(String.join(" ", typed.subList(from, to))) : "";
  }

  /// Words before an answer that change nothing: "ok", "ugh", "sorry", "and".
  private int skipped(List<String> words, int at) {
    if (at >= words.size()) {
      return 0;
    }
    if (words.get(at).isEmpty()) {
      return 1;
    }
    boolean number = at + 1 < words.size() && NumberParser.allDigits(words.get(at));
    var polite =
        new SmallWords(List.of(vocabulary.courtesy(), sentences.polite(), sentences.joints()));
    return number || vocabulary.placeWords().has(words.get(at)) ? 0 : polite.at(words, at);
  }

  /// "my unit is", "its for", "para sa".
  private int lead(List<String> words, int from) {
    CoreWords core = sentences.core();
    int at = from;
    while (at < words.size() && core.own().has(words.get(at))) {
      at++;
    }
    var noun = at < words.size() ? core.nouns().at(words, at) : null;
    int verb = noun == null ? from : at + noun.words();
    var says = verb < words.size() ? core.verbs().at(words, verb) : null;
    int end = says == null ? from : verb + says.words();
    return end < words.size() ? end - from : 0;
  }

  /// Politeness behind an answer; what follows a number belongs to it: "5 este".
  private boolean isLoose(List<String> words, int from, int at) {
    boolean number = at > from && NumberParser.allDigits(words.get(at - 1));
    return words.get(at).isEmpty()
        || Laughter.is(words.get(at))
        || (!number && isCourtesy(words.get(at)))
        || (at - 1 > from && vocabulary.courtesy().has(words.get(at - 1) + " " + words.get(at)));
  }

  /// "er" is a sound, and a unit.
  private boolean isCourtesy(String word) {
    return vocabulary.courtesy().has(word) && !vocabulary.placeWords().has(word);
  }

  /// Whether a clause tells something in place of naming it.
  private boolean tells(String clause) {
    List<String> words = Utterance.of(clause).words();
    return !words.isEmpty()
        && (sentences.core().subjects().at(words, 0) != null
            || sentences.remarks().at(words, 0) != null
            || (words.size() >= STORY && Utterance.of(clause).has(vocabulary.over())));
  }

  private static String withoutSigns(String text) {
    int to = text.length();
    while (to > 0 && ",;:!.-".indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }
    return text.substring(0, to).strip();
  }

  private static List<String> typed(String text) {
    return List.of(text.strip().split("\\s+|(?<=,)(?=\\p{L})"));
  }

  private static List<String> folded(List<String> typed) {
    return typed.stream().map(TextFold::words).toList();
  }
}
