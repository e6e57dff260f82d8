package org.turnout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Words that make a reader stop are kept out of what people read: documents, pages, settings, and
/// the docs, comments and texts in Java. Texts to members (flows, language folders) are not read.
class PlainEnglishTest {
  private static final List<Path> SOURCES =
      List.of(
          Path.of("README.md"),
          Path.of("CONTRIBUTING.md"),
          Path.of("docs"),
          Path.of("turnout"),
          Path.of("config"),
          Path.of("src", "main"),
          Path.of("src", "lab"));

  private static final Set<String> KINDS =
      Set.of("turnout", "md", "jte", "js", "java", "sql", "lua", "yaml", "xml");

  /// Each word, and what to write for it.
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("stands?(?!-| for| in for| in line)", "is, goes, belongs"),
          Map.entry("stood(?! in line)", "was"),
          Map.entry("(became|become|becomes) of", "what happened to"),
          Map.entry("what (came|comes) of", "the result of"),
          Map.entry("who(ever|mever)", "people who, the one that, no matter who"),
          Map.entry("by (itself|themselves)", "automatically, on its own"),
          Map.entry("beside", "next to, besides"),
          Map.entry("(?<!there )is no(?! longer| more)", "is not a"),
          Map.entry("reckon(s|ed|ing)?", "calculate"),
          Map.entry("mend(s|ed|ing)?", "fix"),
          Map.entry("dear(er|est|ly)?", "expensive"),
          Map.entry("in earnest", "in production"),
          Map.entry("anew|afresh", "again"),
          Map.entry("own accord", "on its own"),
          Map.entry("(came|comes|come) to nothing", "failed"),
          Map.entry("as far as", "if, within"),
          Map.entry("hangs? on", "depends on"),
          Map.entry("shall|thus|hence|thereby|whereby|upon|lest", "will, so, on, unless"));

  private static final Pattern BANNED =
      Pattern.compile(
          "(?<![\\w.-])(?:" + String.join("|", WORDS.keySet()) + ")(?![\\w-])",
          Pattern.CASE_INSENSITIVE);

  /// Lines that may keep a word, and why.
  private static final Map<String, String> ALLOWED = Map.of("class=\"stand ", "a CSS class");

  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

  @Test
  void whatPeopleReadIsPlain() throws IOException {
    assertThat(breaches()).as("write: %s", WORDS).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/// It stands in the file.",
        "    // whoever reads this",
        "  err().println(\"What became of it is not known\");",
        "  throw wrong(\"'\" + word + \"' is no day\");",
        "  say(\"It starts by itself.\");"
      })
  void aPlantedWordIsFound(String line) {
    assertThat(found(Path.of("Some.java"), line)).isPresent();
    assertThat(found(Path.of("some.md"), line)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "  var stand = server.stand(beside);",
        "  /// A stand-in carrier; who stands in line stays there.",
        "  err().println(\"There is no run of this number; it is no longer there.\");",
        "  /// What a short code stands for."
      })
  void otherWordsAreLeftAlone(String line) {
    assertThat(found(Path.of("Some.java"), line)).isEmpty();
  }

  private static List<String> breaches() throws IOException {
    var breaches = new ArrayList<String>();
    var used = new HashSet<String>();
    for (Path file : files()) {
      var lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        String line = lines.get(i);
        var word = found(file, line);
        var allowed = ALLOWED.keySet().stream().filter(line::contains).findFirst();
        if (word.isPresent() && allowed.isEmpty()) {
          breaches.add(file + ":" + (i + 1) + ": '" + word.get() + "' in " + line.strip());
        }
        word.flatMap(found -> allowed).ifPresent(used::add);
      }
    }
    ALLOWED.keySet().stream()
        .filter(line -> !used.contains(line))
        .forEach(line -> breaches.add("nothing needs the exception any more: " + line));
    return breaches;
  }

  private static Optional<String> found(Path file, String line) {
    var matcher = BANNED.matcher(file.toString().endsWith(".java") ? readable(line) : line);
    return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
  }

  /// The comment of a line of Java, and its texts.
  private static String readable(String line) {
    int comment = line.indexOf("//");
    if (comment >= 0 && !line.substring(0, comment).contains("\"")) {
      return line.substring(comment);
    }
    var texts = new StringBuilder();
    var literal = LITERAL.matcher(line);
    while (literal.find()) {
      texts.append(literal.group(1)).append(" + ");
    }
    return texts.toString();
  }

  private static List<Path> files() {
    var files = new ArrayList<Path>();
    for (Path source : SOURCES) {
      try (Stream<Path> all = Files.walk(source)) {
        all.filter(Files::isRegularFile).filter(PlainEnglishTest::isRead).forEach(files::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return files;
  }

  private static boolean isRead(Path file) {
    String name = file.getFileName().toString();
    boolean toMembers =
        Stream.of("language", "flows", "zones")
            .anyMatch(folder -> file.toString().contains("resources/" + folder + "/"));
    return KINDS.contains(name.substring(name.lastIndexOf('.') + 1)) && !toMembers;
  }
}
