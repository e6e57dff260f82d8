package org.turnout.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.turnout.people.Compliance;
import org.turnout.people.ComplianceMatch;
import org.turnout.problem.Problems;

/// A language is data alone: a folder with its words, and no Java.
class FourthLanguageTest {
  private static final Path DATA = Path.of("src/test/resources/languages/ht");
  private static final LocalDate TODAY = LocalDate.of(2026, 10, 3);
  private static final List<Option> FOUR =
      Stream.of("qqqw", "qqqx", "qqqy", "qqqz").map(Option::of).toList();

  @TempDir private Path home;

  private Languages languages = Languages.builtIn();

  @BeforeEach
  void addItsFolder() throws IOException {
    Path folder = Files.createDirectories(home.resolve("ht"));
    try (Stream<Path> files = Files.list(DATA)) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
    var texts = new StringBuilder();
    for (SystemText text : SystemText.values()) {
      texts.append(text.key()).append(": Mèsi\n");
    }
    Files.writeString(folder.resolve("texts.yaml"), texts);
    var problems = new Problems();
    languages = Languages.with(home, problems);
    assertThat(problems).isEmpty();
  }

  @Test
  void itsSpeakersAreHeard() throws IOException {
    var softly = new SoftAssertions();
    List<String> inputs =
        Files.readAllLines(DATA.resolve("inputs.tsv")).stream()
            .filter(line -> !line.startsWith("#"))
            .toList();
    for (String line : inputs) {
      String[] row = line.split("\t", -1);
      softly.assertThat(heard(row[0], row[2])).as(line).isEqualTo(row[1]);
    }
    softly.assertAll();
    assertThat(inputs).hasSizeGreaterThan(60);
  }

  @Test
  void aFolderWithATagAloneCountsAsIcuSpells() throws IOException {
    Path folder = Files.createDirectories(home.resolve("hy"));
    Files.writeString(folder.resolve("language.yaml"), "tag: hy\nunderstood only: true\n");
    var armenian = Languages.with(home, new Problems()).listener("en");
    assertThat(armenian.number("քսան")).isEqualTo(ParsedAnswer.of(20L));
    assertThat(armenian.number("երեսունհինգ")).isEqualTo(ParsedAnswer.of(35L));
    assertThat(armenian.number("մեկհարյուր քսան")).isEqualTo(ParsedAnswer.of(120L));
  }

  @Test
  void itsTextsAreNotTakenForThoseOfALanguageWithoutWords() {
    String text = "mwen pa kapab vini, mwen nan travay";
    assertThat(Languages.builtIn().unread(text)).contains("ht");
    assertThat(languages.unread(text)).isEmpty();
  }

  private String heard(String kind, String text) {
    AnswerParser ear = languages.listener("ht");
    return switch (kind) {
      case "yesno" -> value(ear.yesNo(text).map(it -> it ? "yes" : "no"));
      case "number" -> value(ear.number(text));
      case "ordinal" -> value(ear.choice(text, FOUR, TODAY).map(place -> place + 1));
      case "day" -> value(ear.date(text, TODAY));
      case "time" -> value(ear.time(text).map(LocalTime::toString));
      case "name" -> value(ear.name(text).map(name -> "= " + name));
      case "keyword" -> ear.global(text).map(GlobalWord::key).orElse("none");
      case "language" -> languages.called(text).map(Language::tag).orElse("none");
      case "optout" -> consent(text);
      default -> throw new IllegalArgumentException("a kind " + kind);
    };
  }

  /// What is sure, or likely: both are an answer.
  private static String value(ParsedAnswer<?> answer) {
    Optional<?> known = answer.known();
    return known.isPresent() ? known.get().toString() : "ask";
  }

  private String consent(String text) {
    ComplianceMatch match = new Compliance(languages).classify(text, "ht");
    String name = match.getClass().getSimpleName();
    return match instanceof ComplianceMatch.Nothing ? "alone" : name.toLowerCase(Locale.ROOT);
  }
}
