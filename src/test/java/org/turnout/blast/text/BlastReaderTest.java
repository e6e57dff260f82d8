package org.turnout.blast.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.turnout.blast.audience.BlastCatalog;
import org.turnout.blast.plan.BlastCampaign;
import org.turnout.channel.Encoding;
import org.turnout.channel.Segments;
import org.turnout.problem.ProblemFormat;
import org.turnout.problem.Problems;
import org.turnout.testkit.Arbitrary;
import org.turnout.testkit.ForAll;

class BlastReaderTest {
  private static final BlastCatalog CATALOG = BlastCampaign.catalog();

  private static final String GOOD =
      """
      blast: gear
      audience: members
      topic: actions
      text:
        en: |
          Tomorrow is gear day. TEXT
      """;

  private static String wrong(String yaml) {
    var read = BlastReader.read(yaml, "b.yaml", CATALOG);
    assertThat(read.blast()).as(yaml).isEmpty();
    return read.problems().sorted().stream()
        .map(ProblemFormat::headline)
        .collect(Collectors.joining("\n"));
  }

  private static String wrongText(String text) {
    return wrong(GOOD.replace("TEXT", text));
  }

  @Test
  void aWordOfTheConsolesOwnPathsIsNoName() {
    for (var word : new String[] {"new", "count", "measure"}) {
      assertThat(wrong(GOOD.replace("blast: gear", "blast: " + word)))
          .startsWith("b.yaml:1:8: error bad-name: '" + word + "' can't be the name of a blast");
    }
  }

  @Test
  void noNameLeadsElsewhere() {
    for (var name : new String[] {"../gear", "..", "gear/../x", "%2e%2e", "gear.yaml", "a'; --"}) {
      assertThat(wrong(GOOD.replace("blast: gear", "blast: \"" + name + "\"")))
          .as(name)
          .contains("b.yaml:1:8: error bad-name");
    }
  }

  @Test
  void aboutIsALine() {
    assertThat(wrong("about: " + "x".repeat(201) + "\n" + GOOD))
        .startsWith("b.yaml:1:8: error too-long: this has 201 characters");
    var fits = "about: " + "x".repeat(200) + "\n" + GOOD;
    assertThat(BlastReader.read(fits, "b.yaml", CATALOG).blast()).isPresent();
  }

  @Test
  void everyMistakeIsFoundAtOnceWithItsPlace() {
    assertThat(
            wrong(
                """
                blast: Gear Day
                audience: topic is action
                topic: acts
                sender: "99999"
                opens: petitions
                colour: red
                text:
                  es: |
                    Mañana
                """))
        .isEqualTo(
            """
            b.yaml:1:8: error bad-name: 'Gear Day' can't be the name of a blast (small letters, digits, - and _, such as gear-day)
            b.yaml:2:20: error unknown-topic: there is no topic 'action' (did you mean 'actions'?)
            b.yaml:3:8: error unknown-topic: there is no topic 'acts' (did you mean 'actions'?)
            b.yaml:4:9: error unknown-sender: there is no sender '99999' (there are: 72347)
            b.yaml:5:8: error unknown-opens: there is no opens 'petitions' (did you mean 'petition'?)
            b.yaml:6:1: error unknown-name: 'colour' means nothing here (known here: blast, about, audience, topic, sender, links, opens, text, variants, media, open for, send, every, hold)
            b.yaml:8:3: error no-english: the English is missing here (add a line 'en: |' with it)\
            """);
  }

  @Test
  void aNameThatMayBeMissingNeedsAStandIn() {
    assertThat(wrongText("{first_name}"))
        .contains("b.yaml:6:28: error maybe-unset: 'first_name' is not known of everybody");
    assertThat(wrongText("{firstname|x}"))
        .contains("unknown-variable", "did you mean 'first_name'?");
    assertThat(wrongText("{choices}")).contains("a blast has no {choices}");
    assertThat(wrongText("{name|x")).contains("this { is never closed");
    assertThat(wrongText("{link.gear}")).contains("unknown-variable");
  }

  /// What is found in a text costs more than its length: one that nobody can send is not searched.
  @Test
  void aTextThatIsMuchTooLongIsSaidToBeSoAndNothingElse() {
    for (var part : new String[] {"{", "{first_nam|x}", "evil.test ", "reply WORD "}) {
      assertThat(wrongText(part.repeat(50_000 / part.length())))
          .contains("error too-long")
          .doesNotContain("unknown-variable", "foreign-link", "never closed");
    }
  }

  @Test
  void textsThatFiltersOrPhonesWouldNotTakeAreRefused() {
    assertThat(wrongText("see https://bit.ly/x")).contains("foreign-link", "bit.ly");
    assertThat(wrongText("see bit.\u200Bly/x")).contains("foreign-link", "bit.ly");
    assertThat(wrongText("x\u202Eevil")).contains("control-character", "U+202E");
    assertThat(wrongText("x\u0007")).containsAnyOf("control-character", "unreadable", "strange");
    assertThat(wrongText("x".repeat(1_601)))
        .contains("too-long", "carriers refuse more than 1,600");
    assertThat(wrong(GOOD.replace("|\n    Tomorrow is gear day. TEXT", "\"\"")))
        .contains("empty-text");
  }

  @Test
  void rightToLeftAndMixedScriptsAreMeasuredAsPhonesGetThem() {
    var arabic = "غدا يوم الزي النقابي";
    var read = BlastReader.read(GOOD.replace("TEXT", arabic), "b.yaml", CATALOG);
    var text = read.blast().orElseThrow().variants().getFirst().in("en").text();
    assertThat(text).endsWith(arabic);
    assertThat(Segments.of(text).encoding()).isEqualTo(Encoding.UCS_2);
    assertThat(Segments.of(text).units()).isEqualTo(text.length());
  }

  @Test
  void aWordOfTwoAlphabetsIsPointedAtAndMayStay() {
    // The second letter is Cyrillic.
    var read = BlastReader.read(GOOD.replace("TEXT", "g\u0435ar"), "b.yaml", CATALOG);
    assertThat(read.blast()).isPresent();
    assertThat(read.problems().sorted())
        .extracting(ProblemFormat::headline)
        .containsExactly(
            "b.yaml:6:28: warning mixed-scripts: 'g\u0435ar' mixes Latin letters with Cyrillic ones"
                + " (type the word again in one alphabet; the other may cost double and be"
                + " filtered)");
    assertThat(MixedAlphabets.stray("Завтра gear day 明日はストライキ, Łukasz, año, 3й")).isEmpty();
  }

  @Test
  void theBlastsThatComeWithItAreRight() {
    var problems = new Problems();
    var folder = BlastFolder.read(Path.of(""), CATALOG, problems);
    assertThat(problems).isEmpty();
    assertThat(folder.texts()).containsKeys("gear-day", "petition-push");
  }

  @Test
  void anyTextIsABlastOrProblems() {
    ForAll.of(Arbitrary.texts(120))
        .tries(300)
        .check(text -> {
          BlastReader.read(text, "b.yaml", CATALOG);
          BlastReader.read(GOOD.replace("TEXT", text.replace("\n", " ")), "b.yaml", CATALOG);
        });
  }
}
