package org.turnout.lab.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.turnout.problem.Problems;
import org.turnout.roster.NoticeFile;
import org.turnout.roster.RosterFile;
import org.turnout.yaml.YamlFile;

class MovedRosterTest {
  private static final String PICKET =
      """
      roster: picket
      kind: picket
      health care employer: yes
      line:
        deadline: 12h
        called: {en: 12 hours}
      shifts:
        - sites: [sunset]
          days: 2026-10-05 to 2026-10-06
          times: [6:00-10:00, 22:00-2:00]
          room: 25
      """;

  private static final String NOTICES =
      """
      zone: America/Los_Angeles
      notices:
        - notice: october
          kinds: [picket]
          employer: KP
          locals: all
          sites: all
          served: 2026-09-21 10:00
          starts: 2026-10-05 6:00
          served by: counsel
          served to: KP and FMCS
          document: 00
      """;

  @Test
  void shiftsAndNoticesMoveAlong() {
    var problems = new Problems();
    var file = YamlFile.parse(PICKET, "config/rosters/picket.yaml", problems).orElseThrow();
    var notices =
        NoticeFile.read(
            YamlFile.parse(NOTICES, "config/notices.yaml", problems).orElseThrow(),
            Set.of(),
            Set.of("sunset"),
            problems);
    var roster =
        MovedRoster.to(
            LocalDate.parse("2026-11-05"),
            RosterFile.read(file, Set.of("sunset"), notices, problems));
    assertThat(problems).isEmpty();
    assertThat(roster.shifts().getFirst().slug()).isEqualTo("sunset-2026-11-05-0600");
    assertThat(roster.gate().notices())
        .singleElement()
        .satisfies(notice -> {
          assertThat(notice.starts()).containsExactly(LocalDateTime.parse("2026-11-05T06:00"));
          assertThat(notice.served()).isEqualTo(Instant.parse("2026-10-22T17:00:00Z"));
        });
  }
}
