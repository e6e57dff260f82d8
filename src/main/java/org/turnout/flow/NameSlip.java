package org.turnout.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.turnout.language.AnswerParser;
import org.turnout.language.EditDistance;
import org.turnout.language.Led;
import org.turnout.language.TextFold;

/// A name that somebody corrects by its one right word: "*Montgomery", "Eze!! not exe". The word
/// takes the place of the one that it is nearest to.
record NameSlip(TurnContext table) {
  private static final Pattern STARRED =
      Pattern.compile("^\\*\\s*(\\p{L}[\\p{L}'-]+)\\W*$|^(\\p{L}[\\p{L}'-]+)\\s*\\*$");

  /// A word is begun at its beginning only and no longer than names are, so that a text without an
  /// end costs no more than reading it.
  private static final String WORD = "(?<![\\p{L}'-])(\\p{L}[\\p{L}'-]{1,40})";

  /// "Eze, not Exe", "its spelled Jocelyn not Joselyn", "Pérez no Peres", "Reyes po hindi Reys".
  private static final Pattern INSTEAD =
      Pattern.compile(
          WORD
              + "\\W{1,9}(?:(?:po|y|and|at|pala|kasi)\\W{1,9})?(?:not|no|hindi|di)\\W{1,9}"
              + "(?:(?:po|con|with|as|como)\\W{1,9})?"
              + WORD,
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);

  private static final Pattern SIGNS = Pattern.compile("^\\W+");

  /// Shorter words are too easily another.
  private static final int SHORTEST = 3;

  /// A slip is no more letters than this away.
  private static final int MOST = 2;

  /// The flow that signs with a better name, and the whole name with that word in it, if the text
  /// is such a correction.
  Optional<Led<List<FlowKeywords.Start>>> led(String text) {
    return of(text)
        .or(() -> corrected(text))
        .flatMap(name ->
            table.sets.current().flows().values().stream()
                .filter(NameSlip::signsAgain)
                .findFirst()
                .map(flow -> new FlowKeywords.Start(flow.name(), table.language()))
                .map(start -> new Led<>(List.of(start), name)));
  }

  /// Whether its first question is for a name, and it takes back what was signed before.
  private static boolean signsAgain(Flow flow) {
    return flow.step(flow.start()) instanceof Step.Ask ask
        && ask.type().filter(AnswerType.Name.class::isInstance).isPresent()
        && flow.steps().values().stream()
            .anyMatch(step ->
                step instanceof Step.Act act && act.call().action().verb().equals("withdraw"));
  }

  private Optional<String> of(String text) {
    return of(text, table.fact("name"));
  }

  /// A whole name behind words that correct it: "oops Kwame with an m. Kwame Asante".
  private Optional<String> corrected(String text) {
    var ear = table.parts.languages().listener(table.language());
    return ear.correction(text)
        .flatMap(better -> in(better, table.fact("name"), ear))
        .filter(name -> !name.equals(table.fact("name")));
  }

  /// The last name that a text has, if it is the one before but for a slip, or a word of it.
  static Optional<String> in(String better, String old, AnswerParser ear) {
    return ear.cores().clauses(better).reversed().stream()
        .flatMap(clause -> ear.name(clause).known().stream())
        .filter(name -> isNear(name, old))
        .findFirst();
  }

  /// Whether a text is one word with a star, as people write to correct one.
  static boolean isStarred(String text) {
    return STARRED.matcher(text.strip()).matches();
  }

  /// The whole name with the right word in it.
  static Optional<String> of(String text, String name) {
    Matcher starred = STARRED.matcher(text.strip());
    if (starred.matches()) {
      return with(name, starred.group(1) == null ? starred.group(2) : starred.group(1));
    }
    return besides(text, name).map(Slip::name);
  }

  /// A better name in a text.
  ///
  /// @param name the whole name
  /// @param rest what the text says besides
  record Slip(String name, String rest) {}

  /// The right word in place of the wrong one, wherever a text says so: the wrong one must be a
  /// word of the name, and the right one be near it.
  static Optional<Slip> besides(String text, String name) {
    Matcher instead = INSTEAD.matcher(text);
    for (int from = 0; instead.find(from); from = instead.end(1)) {
      if (has(name, instead.group(2)) && !has(name, instead.group(1))) {
        String rest = behind(text, instead.end());
        return with(name, instead.group(1)).map(better -> new Slip(better, rest));
      }
    }
    return Optional.empty();
  }

  private static String behind(String text, int end) {
    return SIGNS.matcher(text.substring(end)).replaceFirst("").strip();
  }

  /// Whether two names may be one person's: they share a word, but for a slip or two.
  static boolean isNear(String name, String other) {
    List<String> words = List.of(TextFold.words(other).split(" "));
    return Stream.of(TextFold.words(name).split(" "))
        .filter(word -> word.length() >= SHORTEST)
        .anyMatch(word ->
            words.stream()
                .filter(it -> it.length() >= SHORTEST)
                .anyMatch(it -> EditDistance.distance(word, it, MOST) <= slips(word, it)));
  }

  private static int slips(String word, String other) {
    return Math.min(MOST, EditDistance.tolerance(Math.min(word.length(), other.length())));
  }

  private static boolean has(String name, String word) {
    return List.of(TextFold.words(name).split(" ")).contains(TextFold.words(word));
  }

  private static Optional<String> with(String name, String right) {
    List<String> words = new ArrayList<>(List.of(name.split(" ")));
    String meant = TextFold.words(right);
    int at = -1;
    int best = MOST + 1;
    for (int i = 0; i < words.size(); i++) {
      String word = TextFold.words(words.get(i));
      int distance = EditDistance.distance(word, meant, MOST);
      boolean near = distance <= Math.max(1, slips(word, meant)); // not "yes" for "Reyes"
      if (distance > 0 && near && distance < best && meant.length() >= SHORTEST) {
        best = distance;
        at = i;
      }
    }
    if (at < 0 || words.size() < 2) {
      return Optional.empty();
    }
    words.set(at, right);
    return Optional.of(String.join(" ", words));
  }
}
