package org.turnout.blast.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.turnout.blast.audience.Audience.All;
import org.turnout.blast.audience.Audience.Any;
import org.turnout.blast.audience.Audience.Did;
import org.turnout.blast.audience.Audience.Field;
import org.turnout.blast.audience.Audience.Is;
import org.turnout.blast.audience.Audience.Not;
import org.turnout.blast.plan.BlastCampaign;
import org.turnout.problem.ProblemFormat;
import org.turnout.problem.SourceLocation;
import org.turnout.testkit.Arbitrary;
import org.turnout.testkit.ForAll;

class AudienceTest {
  private static final BlastCatalog CATALOG = BlastCampaign.catalog();

  private static Audience.Parsed parse(String line) {
    return Audience.parse(line, new SourceLocation("b.yaml", 3, 11), CATALOG);
  }

  private static String wrong(String line) {
    var parsed = parse(line);
    assertThat(parsed.audience()).as(line).isEmpty();
    return parsed.problems().stream()
        .map(ProblemFormat::headline)
        .reduce((a, b) -> a + "\n" + b)
        .orElseThrow();
  }

  @Test
  void andBindsMoreThanOrAndNotMost() {
    assertThat(parse("members or topic is actions and not signed petition").audience())
        .contains(
            new Any(
                List.of(
                    new Audience.Members(),
                    new All(
                        List.of(
                            new Is(Field.TOPIC, List.of("actions")),
                            new Not(new Did("petition")))))));
    assertThat(parse("(members or topic is actions) and signed petition").audience().orElseThrow())
        .isInstanceOf(All.class);
  }

  @Test
  void daysThatNoRecordCanHoldAreNone() {
    for (var day : List.of("+999999999-01-01", "-999999999-01-01", "0026-10-02", "9999-12-31")) {
      assertThat(wrong("heard since " + day)).contains("a date is missing here");
    }
  }

  @Test
  void whatIsTooLongToCheckIsRefusedBeforeItIsRead() {
    assertTimeout(
        Duration.ofSeconds(1),
        () -> {
          assertThat(wrong("everyone" + " or everyone".repeat(5_000))).contains("characters");
          assertThat(wrong("members" + " or members".repeat(600))).contains("500 conditions");
          assertThat(wrong("topic is x" + ",x".repeat(4_000))).hasLineCount(20);
        });
  }

  @Test
  void namesAreCheckedWithTheirPlaceAndWhatWasMeant() {
    assertThat(wrong("local is kern-car"))
        .isEqualTo(
            "b.yaml:3:20: error unknown-local: there is no local 'kern-car' (did you mean 'kern-care'?)");
    assertThat(wrong("topic is action and signed petitions"))
        .isEqualTo(
            """
            b.yaml:3:20: error unknown-topic: there is no topic 'action' (did you mean 'actions'?)
            b.yaml:3:38: error unknown-form: there is no form 'petitions' (did you mean 'petition'?)\
            """);
    assertThat(wrong("language is xx")).contains("there are: en, es, tl");
    assertThat(wrong("site is Atlantis")).contains("b.yaml:3:19: error unknown-site");
  }

  @Test
  void aNameOfAnotherKindIsRecognized() {
    assertThat(wrong("local is Sunset")).contains("(did you mean 'site is sunset'?)");
    assertThat(wrong("site is kern-care")).contains("(did you mean 'local is kern-care'?)");
    assertThat(wrong("local is es")).contains("(did you mean 'language is es'?)");
    assertThat(wrong("tag is night and topic is co")).contains("(did you mean 'state is CO'?)");
    // A slip in a name of the right kind is told as before.
    assertThat(wrong("local is kern-car")).contains("(did you mean 'kern-care'?)");
  }

  @Test
  void aListThatIsCutSaysHowManyAreLeft() {
    assertThat(wrong("local is xyz")).contains("there are: colorado-care, ", " and 9 more)");
    assertThat(wrong("language is xx")).doesNotContain("more");
  }

  @Test
  void examplesAreNamesOfTheCampaign() {
    assertThat(parse(CATALOG.example()).audience()).as(CATALOG.example()).isPresent();
    assertThat(wrong("local kern-care")).contains("'is' is missing: 'local is kern-care'");
    assertThat(wrong("topic")).contains("'is' is missing: 'topic is actions'");
    assertThat(wrong("got gear#zero")).contains("write gear#2");
  }

  @Test
  void whatCanNotBeReadSaysWhereAndHowItIsWritten() {
    assertThat(wrong("")).contains("who it is for is missing here");
    assertThat(wrong("locl is kern-care")).contains("did you mean 'local'?");
    assertThat(wrong("local kern-care")).contains("b.yaml:3:17").contains("'is' belongs here");
    assertThat(wrong("(members")).contains("a parenthesis is never closed");
    assertThat(wrong("members topic is actions")).contains("b.yaml:3:19").contains("'and' or 'or'");
    assertThat(wrong("members and")).contains("b.yaml:3:22: error bad-audience");
    assertThat(wrong("heard since tuesday")).contains("write it as 2026-10-02");
    assertThat(wrong("heard in the last while")).contains("14 days");
    assertThat(wrong("got gear#zero")).contains("is not the number of a run");
    assertThat(wrong("local is and")).contains("a local is missing here");
    assertThat(wrong("(".repeat(100) + "members")).contains("too deep");
  }

  @Test
  void namesOfTheRecordsAreCheckedWhereThereAreRecords() {
    assertThat(parse("list march and tag is night and got gear").audience()).isPresent();
    var known =
        CATALOG.with(new BlastCatalog.Names(Set.of("nights"), Set.of("march"), Set.of("gear")));
    var parsed =
        Audience.parse("list march and tag is night and got gera", SourceLocation.of("a"), known);
    assertThat(parsed.problems())
        .extracting(p -> p.hint())
        .containsExactly(
            Optional.of("did you mean 'nights'?"), Optional.of("did you mean 'gear'?"));
  }

  @Test
  void anyLineIsAnAudienceOrAProblem() {
    ForAll.of(Arbitrary.texts(80))
        .tries(500)
        .check(line -> {
          var parsed = parse(line);
          assertThat(parsed.audience().isPresent()).isEqualTo(parsed.problems().isEmpty());
        });
  }
}
