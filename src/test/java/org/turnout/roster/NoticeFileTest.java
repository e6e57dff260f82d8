package org.turnout.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.turnout.problem.Problems;
import org.turnout.roster.Roster.Kind;
import org.turnout.yaml.YamlFile;

class NoticeFileTest {
  private static final String GOOD =
      """
      zone: America/Los_Angeles
      notices:
        - notice: nurses
          kinds: [picket, strike]
          employer: KP
          locals: [socal-nurses]
          sites: [sunset, mission]
          served: 2026-09-21 10:00
          served by: counsel
          served to: KP and FMCS
          document: 00
          starts: [2026-10-05 6:00, 2026-10-12 6:00]
          extensions:
            - {moves: 2026-10-05 6:00, to: 2026-10-07 6:00, agreed: 2026-10-03 16:00, document: 01}
      """;

  private static final Instant SEPTEMBER = Instant.parse("2026-09-30T12:00:00Z");
  private static final Instant OCTOBER = Instant.parse("2026-10-04T12:00:00Z");

  private final Problems problems = new Problems();

  private List<StrikeNotice> read(String text) {
    return NoticeFile.read(
        YamlFile.parse(text, "config/notices.yaml", problems).orElseThrow(),
        Set.of("socal-nurses", "socal-techs"),
        Set.of("sunset", "mission", "harbor"),
        problems);
  }

  private List<String> said(String text) {
    read(text);
    return problems.stream()
        .map(problem -> problem.place().line() + " " + problem.code() + ": " + problem.message())
        .toList();
  }

  @Test
  void aNoticeIsOfItsLocalsForItsSitesAndKinds() {
    var notice = read(GOOD).getFirst();
    assertThat(problems).isEmpty();
    assertThat(notice.isOf(Optional.of("socal-nurses"))).isTrue();
    assertThat(notice.isOf(Optional.of("socal-techs"))).isFalse();
    assertThat(notice.isOf(Optional.empty())).isFalse();
    assertThat(notice.names(Kind.STRIKE, "sunset")).isTrue();
    assertThat(notice.names(Kind.JOB_ACTION, "sunset")).isFalse();
    assertThat(notice.names(Kind.STRIKE, "harbor")).isFalse();
  }

  @Test
  void anExtensionMovesAStartOnceBothHaveSigned() {
    var notice = read(GOOD).getFirst();
    assertThat(notice.starts(SEPTEMBER)).containsExactly(at("05"), at("12"));
    assertThat(notice.starts(OCTOBER)).containsExactly(at("07"), at("12"));
  }

  @Test
  void aNoticeThatIsNotServedYetAllowsNothing() {
    assertThat(read(GOOD).getFirst().starts(Instant.parse("2026-09-21T16:59:59Z"))).isEmpty();
  }

  @Test
  void lessThanTenDaysAfterServingIsAnError() {
    assertThat(said(GOOD.replace("served: 2026-09-21", "served: 2026-09-26")))
        .containsExactly(
            "12 short-notice: the noticed start is less than ten days after the notice was served");
  }

  @Test
  void anExtensionCanOnlyMoveAStartOfTheNoticeToLater() {
    assertThat(said(GOOD.replace("moves: 2026-10-05", "moves: 2026-10-06")))
        .containsExactly("14 wrong-value: moves: this is not a start of the notice");
    assertThat(said(GOOD.replace("to: 2026-10-07", "to: 2026-10-04")))
        .contains("14 wrong-value: to: an extension can only move a start to later");
    assertThat(said(GOOD.replace("agreed: 2026-10-03", "agreed: 2026-10-06")))
        .contains("14 late-extension: both sides agreed after the noticed start had passed");
  }

  @Test
  void allMistakesAreFoundAtOnceAndEachAtItsPlace() {
    assertThat(
            said(
                GOOD.replace("[picket, strike]", "[pickett]")
                    .replace("[socal-nurses]", "[socal-nurse]")
                    .replace("    employer: KP\n", "")
                    .replace("[2026-10-05 6:00, 2026-10-12 6:00]", "soon")
                    .replaceFirst("(?s)    extensions.*", "")))
        .containsExactlyInAnyOrder(
            "4 wrong-value: kinds: expected picket, strike or job action, found 'pickett'",
            "4 missing: 'kinds' is missing here",
            "3 missing: 'employer' is missing here",
            "5 unknown-local: 'socal-nurse' is not one of the locals in config/locals.yaml",
            "11 wrong-value: starts: expected a day and time such as 2026-10-12 6:00, found 'soon'");
  }

  private static LocalDateTime at(String day) {
    return LocalDateTime.parse("2026-10-" + day + "T06:00");
  }
}
