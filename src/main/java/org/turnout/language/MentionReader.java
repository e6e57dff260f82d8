package org.turnout.language;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds what a sentence mentions besides what it asks for: "20 stickers for 5 east please" has a
/// count and says whom they are for. Words that it does not know are skipped, so whatever it finds
/// is said back to the person.
record MentionReader(
    Vocabulary vocabulary,
    SentenceWords sentences,
    NumberParser numbers,
    DateParser dates,
    TimeParser times,
    NameParser names) {
  /// A name is rarely more; what something is for may be.
  private static final int MOST_WORDS = 5;

  private static final int MOST_PURPOSE = 8;

  /// "St.", "Jr.", "Ma."
  private static final int SHORT = 2;

  /// "stickers para sa OR": a unit, where the words around it are small.
  private static final Pattern OPERATING_ROOM =
      Pattern.compile("(?<=\\p{Ll} )OR(?= *[\\p{Ll}.,!]|$)");

  private static final String ENDS = ".,;!?\n";

  Optional<Long> count(String text) {
    String said = OPERATING_ROOM.matcher(text).replaceAll("");
    return isOpen(said)
        ? Optional.empty()
        : split(said).map(SplitCount::all).or(() -> numbers.in(said).known());
  }

  /// The counts of several units.
  Optional<SplitCount> split(String text) {
    List<String> typed = typed(text);
    return SplitCount.in(typed, folded(typed), vocabulary);
  }

  Optional<LocalDate> day(String text, LocalDate today) {
    return isOpen(text) ? Optional.empty() : dates.find(Utterance.of(text), today);
  }

  Optional<LocalTime> time(String text) {
    return isOpen(text) ? Optional.empty() : times.in(text).known();
  }

  /// A name that is in it: behind "my name is", else words with capitals in a row.
  Optional<String> name(String text) {
    List<String> typed = typed(text);
    List<String> words = folded(typed);
    for (int i = 0; i < words.size(); i++) {
      var lead = vocabulary.nameLeads().at(words, i);
      int from = lead == null ? i : i + lead.words();
      List<String> run = capitals(typed, from);
      if (run.size() > 1) {
        return names.in(String.join(" ", run)).known();
      }
    }
    return Optional.empty();
  }

  /// The words with capitals that begin here and are no ordinary words.
  private List<String> capitals(List<String> typed, int from) {
    int to = from;
    while (to < typed.size() && to - from < MOST_WORDS && isOfName(typed.get(to))) {
      to++;
      if (typed.get(to - 1).endsWith(",") || typed.get(to - 1).endsWith("\n")) {
        break;
      }
    }
    return upToSign(typed.subList(from, to));
  }

  private boolean isOfName(String word) {
    String bare = word.replaceAll("^[(\"“]+|[)\"”]+$", "");
    String folded = TextFold.words(bare);
    return !bare.isEmpty()
        && Character.isUpperCase(bare.codePointAt(0))
        && bare.chars().skip(1).anyMatch(Character::isLowerCase)
        && !vocabulary.everyday().has(folded)
        && !vocabulary.placeWords().has(folded)
        && !vocabulary.has(folded);
  }

  /// What a text says behind words that correct an answer, when it begins with them.
  Optional<String> correction(String text) {
    List<String> typed = typed(text.replaceAll(",(?=\\p{L})", ", "));
    List<String> words = folded(typed);
    int from = 0;
    boolean led = false;
    while (from < words.size()) {
      var lead = vocabulary.corrections().at(words, from);
      var next = lead == null && !led ? vocabulary.courtesy().at(words, from) : lead; // "ugh no 15"
      if (next == null) {
        break;
      }
      led |= lead != null;
      from += next.words();
    }
    return !led || from == words.size()
        ? Optional.empty()
        : Optional.of(String.join(" ", typed.subList(from, typed.size())));
  }

  /// What is meant of two things one of which is not: before a "not", or behind the comma when a
  /// text begins with it.
  Optional<String> contrast(String text) {
    List<String> typed = typed(text);
    List<String> words = folded(typed);
    for (int i = 0; i < words.size(); i++) {
      if (vocabulary.negations().has(words.get(i))) {
        int comma = text.lastIndexOf(',');
        String meant = i > 0 ? String.join(" ", typed.subList(0, i)) : text.substring(comma + 1);
        return (i == 0 && comma < 0) || meant.isBlank()
            ? Optional.empty()
            : Optional.of(meant.strip());
      }
    }
    return Optional.empty();
  }

  /// Two things right next to each other, one of which is not meant: "thursday not friday", "not
  /// fri, thu".
  record Pair(String meant, String not) {}

  Optional<Pair> namedTwice(String text) {
    List<String> words = Utterance.of(text).words();
    for (int i = 0; i + 1 < words.size(); i++) {
      if (vocabulary.negations().has(words.get(i)) && isDay(words, i + 1)) {
        String before = String.join(" ", words.subList(0, i));
        String behind = String.join(" ", words.subList(i + 2, words.size()));
        boolean parted = i == 0 || isDay(words, i - 1) || behind.isEmpty();
        return parted
            ? Optional.of(new Pair(i == 0 ? behind : before, words.get(i + 1)))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private boolean isDay(List<String> words, int at) {
    return vocabulary.days().at(words, at) != null
        || vocabulary.relativeDays().at(words, at) != null;
  }

  /// What is behind the last words that correct an answer in the same text, as it was typed: "3" of
  /// "2... no sorry 3".
  Optional<String> secondThought(String text) {
    List<String> typed = typed(text);
    List<String> words = folded(typed);
    for (int i = words.size() - 2; i > 0; i--) {
      var lead = vocabulary.corrections().at(words, i);
      boolean lone =
          lead != null
              && lead.words() == 1
              && (vocabulary.negations().has(words.get(i))
                  || vocabulary.doubts().has(words.get(i)));
      if (lead != null && !lone && i + lead.words() < words.size()) {
        return Optional.of(String.join(" ", typed.subList(i + lead.words(), typed.size())));
      }
    }
    return Optional.empty();
  }

  /// What it is for, as it was typed: "5 east".
  Optional<String> purpose(String text) {
    Optional<String> several = split(text).map(SplitCount::units);
    if (several.isPresent()) {
      return several;
    }
    List<String> typed = typed(text);
    List<String> words = folded(typed);
    for (int i = 0; i + 1 < words.size(); i++) {
      var lead = vocabulary.purpose().at(words, i);
      if (lead != null
          && !isCounted(words, i + lead.words())
          && !RequestReader.isOfWish(vocabulary, words, i)) {
        List<String> purpose = upToSign(purpose(typed, words, i + lead.words()));
        String named = String.join(" ", purpose);
        if (!purpose.isEmpty()
            && !NumberParser.allDigits(named) // "pa 30" says how many more
            && !new CoreReader(vocabulary, sentences).isNameless(named)) {
          return Optional.of(named);
        }
      }
    }
    return Optional.empty();
  }

  /// "put me down for 5 stickers": they are what is wanted.
  private boolean isCounted(List<String> words, int at) {
    return at + 1 < words.size()
        && NumberParser.allDigits(words.get(at))
        && vocabulary.counted().at(words, at + 1) != null;
  }

  /// Up to what is about a place, a day or courtesy.
  private List<String> purpose(List<String> typed, List<String> words, int from) {
    int to = from;
    while (to < words.size() && to - from < MOST_PURPOSE && !ends(words, from, to)) {
      to++;
    }
    while (to > from && isLoose(words, to - 1)) {
      to--;
    }
    return typed.subList(from, to);
  }

  /// "the folks of" without what they are of, "icu night shift hehe".
  private boolean isLoose(List<String> words, int at) {
    return sentences.joints().has(words.get(at))
        || vocabulary.glue().has(words.get(at))
        || (vocabulary.courtesy().has(words.get(at)) && !afterNumber(words, at))
        || sentences.links().has(words.get(at))
        || Laughter.is(words.get(at));
  }

  private boolean ends(List<String> words, int from, int at) {
    return (vocabulary.belongs().at(words, at) != null && !goesOn(words, from, at))
        || isRough(words, at)
        || (vocabulary.courtesy().at(words, at) != null && !afterNumber(words, at))
        || vocabulary.relativeDays().at(words, at) != null
        || vocabulary.days().at(words, at) != null
        || vocabulary.requests().at(words, at) != null;
  }

  /// "las muchachas de limpieza", "emergencias y 10 para la iglesia": it goes on.
  private boolean goesOn(List<String> words, int from, int at) {
    boolean counts =
        at - from > 1
            && NumberParser.allDigits(words.get(at - 1))
            && vocabulary.glue().has(words.get(at - 2));
    return counts || (at > from && sentences.links().has(words.get(at)));
  }

  /// "somos como 20" behind it says how many.
  private boolean isRough(List<String> words, int at) {
    var roughly = vocabulary.roughly().at(words, at);
    int next = roughly == null ? words.size() : at + roughly.words();
    return next < words.size() && NumberParser.allDigits(words.get(next));
  }

  /// "5 este": what follows a number belongs to it.
  private static boolean afterNumber(List<String> words, int at) {
    return at > 0 && NumberParser.allDigits(words.get(at - 1));
  }

  /// Up to the first word that ends in a comma or a point, without that sign.
  private static List<String> upToSign(List<String> typed) {
    var out = new ArrayList<String>();
    for (String word : typed) {
      int end = word.length();
      while (end > 0 && ENDS.indexOf(word.charAt(end - 1)) >= 0) {
        end--;
      }
      boolean abbreviated = end <= SHORT && end == word.length() - 1 && word.endsWith(".");
      if (end > 0) {
        out.add(abbreviated ? word : word.substring(0, end));
      }
      if (end < word.length() && !abbreviated) {
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
