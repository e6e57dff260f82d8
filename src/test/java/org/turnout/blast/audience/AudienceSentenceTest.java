package org.turnout.blast.audience;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.turnout.blast.plan.BlastCampaign;
import org.turnout.problem.SourceLocation;
import org.turnout.testkit.ForAll;

class AudienceSentenceTest {
  private static String said(String line) {
    var parsed = Audience.parse(line, SourceLocation.of("audience"), BlastCampaign.catalog());
    return BlastCampaign.sentences().of(parsed.audience().orElseThrow());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          everyone | Everybody whose phone is in the records.
          not not everyone | Everybody whose phone is in the records.
          members | People who are members now.
          everyone and members and everyone | People who are members now.
          local is not socal-nurses | People who are not members of Southern California Nurses United.
          state is CO | People who work in CO.
          language is es, tl | People who get texts in Spanish or Tagalog.
          tag is captain | People who have the tag captain.
          topic is actions | People who said yes to Actions (rallies, sticker days and things to sign).
          not signed petition | People who have not handed in the form petition.
          no shift | People who have no shift that is not over.
          has a shift on picket | People who have a shift on picket that is not over.
          checked in | People who were checked in at a shift.
          not waitlisted | People who are not waiting for a place.
          never heard | People who have never texted us.
          heard since 2026-10-02 | People who have texted us since October 2, 2026.
          not heard before 2026-10-02 | People who have texted us on October 2, 2026 or later, or never.
          not heard in the last 14 days | People who have not texted us in the last 14 days.
          heard in the last 36 hours | People who have texted us in the last 36 hours.
          got gear-day#2 | People who have gotten the blast gear-day #2.
          not answered gear-day | People who have not answered the blast gear-day.
          list is drivers | People who are on the list drivers.
          """)
  void everyConditionIsSaidAndSoIsItsOpposite(String line, String sentence) {
    assertThat(said(line.replace("list is", "list"))).isEqualTo(sentence);
  }

  @Test
  void aNotIsSaidOfEachConditionSoThatNoGroupHasToBeTurnedAroundInTheHead() {
    assertThat(said("members and not (signed petition or language is es)"))
        .isEqualTo(
            "People who are members now, and who have not handed in the form petition, and who do not get texts in Spanish.");
    assertThat(said("not (signed petition and language is es)"))
        .isEqualTo(
            "People who have not handed in the form petition; or who do not get texts in Spanish.");
  }

  @Test
  void marksAndParenthesesSayWhatBelongsTogether() {
    assertThat(said("members and language is es or tag is captain"))
        .isEqualTo(
            "People who are members now, and who get texts in Spanish; or who have the tag captain.");
    assertThat(said("members and (language is es or tag is captain)"))
        .isEqualTo(
            "People who are members now, and who get texts in Spanish or have the tag captain.");
    assertThat(said("members and (language is es or tag is a and tag is b)"))
        .isEqualTo(
            "People who are members now, and who get texts in Spanish or (have the tag a and have the tag b).");
  }

  @Test
  void anythingThatCanBeReadCanBeSaid() {
    ForAll.<String>of(AudienceSentenceTest::line)
        .tries(300)
        .check(line ->
            assertThat(said(line)).startsWith("People who ").endsWith(".").doesNotContain("null"));
  }

  private static String line(RandomGenerator random) {
    var line = new StringBuilder(condition(random));
    for (int i = random.nextInt(12); i > 0; i--) {
      line.append(random.nextBoolean() ? " and " : " or ");
      line.append(
          random.nextBoolean()
              ? condition(random)
              : "not (%s or members and %s)".formatted(condition(random), condition(random)));
    }
    return line.toString();
  }

  private static String condition(RandomGenerator random) {
    var some =
        List.of("members", "tag is a", "never heard", "not (everyone and no shift)", "list x");
    return some.get(random.nextInt(some.size()));
  }
}
