package org.turnout.flow.talk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.turnout.channel.Channel;
import org.turnout.flow.talk.FlowTest.Act;
import org.turnout.flow.yaml.FlowFile;
import org.turnout.problem.Problems;
import org.turnout.problem.SourceLocation;

/// What an organizer writes in `flows/tests`, and what they are told about a slip.
class FlowTestReaderTest {
  private final Problems problems = new Problems();

  private FlowTest read(String text) {
    return FlowTestReader.read(
            new FlowFile("flows/tests/t.yaml", text), SimulatedStage.ZONE, problems)
        .orElseThrow();
  }

  @Test
  void everyLineOfATalkIsReadAtItsPlace() {
    var test =
        read(
            """
            test: everything
            now: 2026-10-02 14:10
            given:
              - start: drink
            talk:
              - send: DRINK
              - photo: a poster
              - expect: Tea
              - expect exactly: |
                  Tea or coffee?
              - silence
              - shift 1 fills up
              - meanwhile: picket opens
              - after: 13h
              - language: es
              - channel: discord
              - blast: drink
              - records:
                  stickers: 1
              - happened: joined picket
            """);
    assertThat(problems).isEmpty();
    assertThat(test.name()).isEqualTo("everything");
    assertThat(test.now()).isEqualTo(Instant.parse("2026-10-02T21:10:00Z"));
    assertThat(test.given()).containsExactly(new Act.Begins(at(4), "drink"));
    assertThat(test.talk())
        .containsExactly(
            new Act.Send(at(6), "DRINK", List.of()),
            new Act.Send(at(7), "", List.of(7L)),
            new Act.Expect(at(8), "Tea"),
            new Act.Exactly(at(9), "Tea or coffee?"),
            new Act.Silence(at(11)),
            new Act.Meanwhile(at(12), "shift 1 fills up"),
            new Act.Meanwhile(at(13), "picket opens"),
            new Act.After(at(14), Duration.ofHours(13)),
            new Act.Speaks(at(15), "es"),
            new Act.Uses(at(16), Channel.DISCORD),
            new Act.Reached(at(17), "drink"),
            new Act.Records(at(18), Map.of("stickers", 1L)),
            new Act.Happened(at(20), "joined picket"));
  }

  @Test
  void aPersonIsAMemberWhoWritesFromAPhoneUnlessTheTestSaysOtherwise() {
    var plain = read("test: a\nnow: 2026-10-02 14:10\ntalk:\n  - send: DRINK\n").who();
    assertThat(plain).isEqualTo(SimulatedStage.member());
    var other =
        read("""
        test: b
        now: 2026-10-02 14:10
        member:
          name: Ana Cruz
          member: no
          language: es
          channel: discord
          topics: [picket]
          new: yes
        talk:
          - send: DRINK
        """)
            .who();
    assertThat(problems).isEmpty();
    assertThat(other.facts()).isEqualTo(Map.of("name", "Ana Cruz", "language", "es"));
    assertThat(other.member()).isFalse();
    assertThat(other.fresh()).isTrue();
    assertThat(other.language()).isEqualTo("es");
    assertThat(other.channel()).isEqualTo(Channel.DISCORD);
    assertThat(other.topics()).containsExactly("picket");
  }

  @Test
  void everySlipIsToldAtItsPlaceAndAllAtOnce() {
    read(
        """
        test: slips
        now: tomorrow
        talk:
          - sent: DRINK
          - send: DRINK
            expect: Tea
          - after: a while
          - channel: pigeon
          - records:
              stickers: many
        """);
    assertThat(problems.sorted())
        .extracting(problem -> problem.place().line() + " " + problem.code())
        .containsExactly(
            "2 wrong-value",
            "4 unknown-name",
            "5 wrong-shape",
            "7 wrong-value",
            "8 wrong-value",
            "10 wrong-value");
    assertThat(problems.sorted().get(1).message()).isEqualTo("'sent' means nothing in a talk");
    assertThat(problems.sorted().get(1).hint())
        .hasValueSatisfying(h -> assertThat(h).contains("send"));
  }

  private static SourceLocation at(int line) {
    return new SourceLocation("flows/tests/t.yaml", line, 5);
  }
}
