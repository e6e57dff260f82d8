package org.turnout.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.turnout.channel.Encoding;
import org.turnout.channel.Segments;
import org.turnout.problem.Problem;
import org.turnout.problem.Problems;
import org.turnout.problem.SourceLocation;

class LanguagesTest {
  private static final Languages LANGUAGES = Languages.builtIn();
  private static final Map<String, String> VALUES =
      Map.ofEntries(
          Map.entry("campaign", "Alliance of Health Care Unions"),
          Map.entry("contact", "1-800-555-0142"),
          Map.entry("frequency", "Up to 8 messages a month"),
          Map.entry("choices", "1 Petition\n2 Stickers"),
          Map.entry("flow", "stickers"),
          Map.entry("steward", "Ana"),
          Map.entry("language", "English"),
          Map.entry("place", "Tue Nov 24 6am-10am Peachtree"),
          Map.entry("until", "Tue 6:00 PM"),
          Map.entry("order", "25 stickers"),
          Map.entry("from", "8am"),
          Map.entry("who", "Ana Cruz, 213-555-0134"),
          Map.entry("name", "Dana Reyes"),
          Map.entry("said", "someone fainted at the main entrance"),
          Map.entry("answer", "Tue Nov 24 6am-10am Peachtree"),
          Map.entry("before", "18"),
          Map.entry("flows", "petition, stickers, picket shift"),
          Map.entry("answers", "20, 5 east"),
          Map.entry("days", "Sat Oct 3, Sun Oct 4"),
          Map.entry("keyword", "STICKERS"),
          Map.entry("shift", "Mon Oct 5, 6am-10am, Sunset"),
          Map.entry("here", "Ana Cruz, Dana Reyes"),
          Map.entry("coming", "Luz Ramos"),
          Map.entry("people", "Luz Ramos, Ben Ortiz"),
          Map.entry("link", ""),
          Map.entry("code", "K7Q2M"),
          Map.entry("word", "ENGLISH"));

  @Test
  void theIndexNamesEveryFolder() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("src/main/resources/language"))) {
      assertThat(folders.filter(Files::isDirectory).map(folder -> folder.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              LANGUAGES.all().stream().map(Language::tag).toList());
    }
  }

  @Test
  void everyTextIsAtMostTwoPartsAndEnglishIsCheap() {
    for (Language language : LANGUAGES.spoken()) {
      for (SystemText text : SystemText.values()) {
        Segments count = Segments.of(language.text(text, VALUES));
        int most = language.tag().equals("en") ? 2 : 3;
        assertThat(count.segments()).as("%s %s", language.tag(), text).isLessThanOrEqualTo(most);
        if (!language.tag().equals("es")) {
          assertThat(count.encoding()).as("%s %s", language.tag(), text).isEqualTo(Encoding.GSM_7);
        }
      }
    }
  }

  @Test
  void confirmationsCarryWhatTheCarriersRequire() {
    for (Language language : LANGUAGES.spoken()) {
      assertThat(language.text(SystemText.STARTED, VALUES))
          .contains("Alliance", "Up to 8", "HELP", "STOP", "dat");
      assertThat(language.text(SystemText.HELP, VALUES))
          .contains("Alliance", "1-800-555-0142", "Up to 8", "STOP", "dat");
      assertThat(language.text(SystemText.STOPPED, VALUES))
          .contains("Alliance", "1-800-555-0142")
          .endsWith(" START.")
          .doesNotContainIgnoringCase("mistake")
          .doesNotContain("http", "!", "?");
    }
  }

  @Test
  void aLanguageIsAddedAsAFolder(@TempDir Path folder) throws IOException {
    var texts = new StringBuilder();
    for (SystemText text : SystemText.values()) {
      texts.append(text.key()).append(": Xin\n");
    }
    write(
        folder,
        Map.of(
            "language.yaml",
            "tag: vi\nname: Tiếng Việt\n",
            "answers.yaml",
            "yes: [vâng]\n",
            "texts.yaml",
            texts.toString()));
    var problems = new Problems();
    var languages = Languages.with(folder, problems);
    assertThat(problems).isEmpty();
    assertThat(languages.of("vi").name()).isEqualTo("Tiếng Việt");
    assertThat(languages.listener("en").yesNo("VÂNG")).isEqualTo(ParsedAnswer.of(true));
  }

  @Test
  void aMissingTextIsNamedAndTheLanguageLeftOut(@TempDir Path folder) throws IOException {
    write(
        folder,
        Map.of(
            "language.yaml",
            "tag: vi\nname: Viet\n",
            "texts.yaml",
            "stopped: |\n  Bye {who}\nhello: hi\n"));
    var problems = new Problems();
    var languages = Languages.with(folder, problems);
    assertThat(languages.of("vi")).isEqualTo(languages.byDefault());
    String file = folder.resolve("vi/texts.yaml").toString();
    assertThat(problems)
        .extracting(Problem::code)
        .contains("missing-text", "unknown-text", "unknown-name");
    assertThat(problems)
        .filteredOn(problem -> problem.code().equals("unknown-text"))
        .extracting(Problem::place)
        .containsExactly(new SourceLocation(file, 3, 8));
  }

  private static void write(Path root, Map<String, String> files) throws IOException {
    Path folder = Files.createDirectories(root.resolve("vi"));
    for (var file : files.entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
  }

  @Test
  void noGlobalWordStopsTextsInAnyLanguage() {
    var reserved = new HashMap<String, String>();
    LANGUAGES
        .all()
        .forEach(language -> {
          var words = language.optOutWords();
          Stream.of(words.stop(), words.stopOwn(), words.start(), words.help())
              .forEach(list -> list.forEach(word -> reserved.put(word, language.tag())));
        });
    for (Language language : LANGUAGES.all()) {
      assertThat(language.vocabulary().globals().phrases())
          .doesNotContainAnyElementsOf(reserved.keySet());
      assertThat(language.vocabulary().yesNo().phrases())
          .doesNotContainAnyElementsOf(reserved.keySet());
    }
  }

  @Test
  void keywordsAreFoundExactlyPolitelyAndMisspelt() {
    var keywords =
        new KeywordMatcher()
            .add("petition", "petition", "en")
            .add("petición", "petition", "es")
            .add("stickers", "stickers", "en")
            .add("shift", "shift", "en");
    AnswerParser listener = LANGUAGES.listener("en");
    assertThat(keywords.find("PETITION!", listener))
        .contains(new KeywordMatcher.Found("petition", "en"));
    assertThat(keywords.find("Peticion", listener))
        .contains(new KeywordMatcher.Found("petition", "es"));
    assertThat(keywords.find("stickers please", listener))
        .contains(new KeywordMatcher.Found("stickers", "en"));
    assertThat(keywords.find("i want a shift", listener))
        .contains(new KeywordMatcher.Found("shift", "en"));
    assertThat(keywords.find("pettition", listener).map(KeywordMatcher.Found::target))
        .contains("petition");
    for (String text :
        List.of(
            "stickers or shift", "hello", "my brother took the last morning shift yesterday", "")) {
      assertThat(keywords.find(text, listener)).as(text).isEmpty();
    }
  }
}
