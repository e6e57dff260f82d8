package org.turnout.flow.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.turnout.app.ActionTable;
import org.turnout.flow.AnswerType;
import org.turnout.flow.Flow;
import org.turnout.flow.MemberText.Part;
import org.turnout.flow.Step;
import org.turnout.flow.Value;
import org.turnout.problem.Problems;

class FlowReaderTest {
  static final String SHIFT =
      """
      flow: shift
      about: A member takes a picket shift, own site first
      for: members
      keywords: [shift, shifts, picket]
      roster: picket

      steps:
        day:
          ask: |
            Which day can you picket?
            {choices}
          choose: picket.days
          if none:
            say: |
              Every shift is taken right now, thank you!
            notify: picket.opening
            end: full_up

        shift:
          ask: |
            Which shift? Reply a number, or MORE for other sites.
            {choices}
          choose: picket.shifts
          matching: day
          sort: nearest
          show: "{start}-{end} {site}"
          more: MORE
          if none:
            back to: day

        duty:
          ask: |
            Can you walk the line? Reply YES, or SEAT for a seated job.
          answers:
            YES: walk
            SEAT: seat

        place:
          reserve: shift
          as: duty
          got it:
            say: |
              You are in! {shift.day}, captain: {shift.captain|we will text you the name}.
          full:
            ask: |
              Reply WAIT to stand in line (you would be number {line.next}), or OTHER.
            answers:
              WAIT:
                waitlist: shift
                say: |
                  You are number {line.mine}. If a place opens you have {line.deadline}.
              OTHER:
                back to: shift
          other duty:
            back to: shift
          clash:
            say: |
              You already have {mine.day} {mine.start}-{mine.end} at {mine.site}.
          not yet:
            say: |
              Picket shifts are not open yet.
            notify: picket.opening

        alerts:
          run: join_alerts
      """;

  static final String SPANISH =
      """
      translates: shift
      keywords: [turno, turnos, piquete]
      duty:
        ask: |
          ¿Puede caminar? Responda SÍ, o SILLA.
        answers: {YES: [sí], SEAT: [silla]}
      place:
        full:
          answers:
            WAIT:
              also: [esperar]
              say: |
                Es el número {line.mine}. Tiene {line.deadline}.
      """;

  private final Problems problems = new Problems();

  private Flow read(String english, FlowFile... sides) {
    return FlowReader.read(
            new FlowFile("flows/shift.yaml", english),
            List.of(sides),
            SmallCatalog.SMALL,
            ActionTable.actions(),
            problems)
        .orElseThrow()
        .flow();
  }

  @Test
  void theSketchOfTheDesignReadsWithoutAProblem() {
    var flow = read(SHIFT, new FlowFile("flows/shift.es.yaml", SPANISH));
    assertThat(problems).isEmpty();
    assertThat(flow.audience()).isEqualTo(Flow.Audience.MEMBERS);
    assertThat(flow.start()).isEqualTo("day");
    assertThat(flow.keywords())
        .isEqualTo(
            Map.of(
                "en", List.of("shift", "shifts", "picket"),
                "es", List.of("turno", "turnos", "piquete")));
    assertThat(flow.steps().keySet())
        .containsExactlyInAnyOrder(
            "day",
            "day.if_none",
            "day.if_none.notify",
            "day.if_none.end",
            "shift",
            "shift.if_none",
            "duty",
            "place",
            "place.got_it",
            "place.full",
            "place.full.WAIT",
            "place.full.WAIT.say",
            "place.full.OTHER",
            "place.other_duty",
            "place.clash",
            "place.not_yet",
            "place.not_yet.notify",
            "alerts");
  }

  @Test
  void aBranchGoesOnBehindTheStepItStandsUnder() {
    var flow = read(SHIFT);
    assertThat(((Step.Say) flow.step("place.got_it")).next()).contains("alerts");
    assertThat(((Step.Say) flow.step("place.full.WAIT.say")).next()).contains("alerts");
    assertThat(((Step.Act) flow.step("place")).outcomes())
        .isEqualTo(
            Map.of(
                "got it", "place.got_it",
                "full", "place.full",
                "other duty", "place.other_duty",
                "clash", "place.clash",
                "not yet", "place.not_yet"));
    assertThat(((Step.Run) flow.step("alerts")).next()).isEmpty();
  }

  @Test
  void everythingAboutAQuestionIsKept() {
    var flow =
        read(
            """
            flow: size
            steps:
              size:
                ask: |
                  How many?
                answer: number
                min: 1
                max: 50
                known: site
                retry: |
                  A number, please.
                tries: 2
                give up:
                  end: lost
                remind:
                  after: 20h
                  say: |
                    Still there?
                expires: 2 days
                if expired:
                  end: silent
            """);
    assertThat(problems).isEmpty();
    var ask = (Step.Ask) flow.step("size");
    assertThat(ask.type()).contains(new AnswerType.Number(1, 50));
    assertThat(ask.known()).contains("site");
    assertThat(ask.tries()).isEqualTo(2);
    assertThat(ask.giveUp()).contains("size.give_up");
    assertThat(ask.expired()).contains("size.if_expired");
    assertThat(ask.expires()).isEqualTo(Duration.ofDays(2));
    assertThat(ask.reminder().orElseThrow().after()).isEqualTo(Duration.ofHours(20));
  }

  @Test
  void wordsOfOtherLanguagesCountForTheSameAnswer() {
    var flow = read(SHIFT, new FlowFile("flows/shift.es.yaml", SPANISH));
    var duty = (Step.Ask) flow.step("duty");
    assertThat(duty.words())
        .containsExactly(
            new Step.Word(
                "YES", new Value.Text("walk"), Map.of("es", List.of("sí")), Optional.of("place")),
            new Step.Word(
                "SEAT",
                new Value.Text("seat"),
                Map.of("es", List.of("silla")),
                Optional.of("place")));
    var waits = (Step.Ask) flow.step("place.full");
    assertThat(waits.words().getFirst().also()).isEqualTo(Map.of("es", List.of("esperar")));
    assertThat(duty.text().in("es").parts())
        .containsExactly(new Part.Literal("¿Puede caminar? Responda SÍ, o SILLA."));
  }

  @Test
  void aTextMayDifferByNumber() {
    var flow =
        read(
            """
            flow: size
            inputs: {many: number}
            steps:
              size:
                say:
                  count: many
                  one: |
                    {many} sticker
                  other: |
                    {many} stickers
            """);
    assertThat(problems).isEmpty();
    assertThat(((Step.Say) flow.step("size")).text().in("en").parts().getFirst())
        .isInstanceOf(Part.Plural.class);
  }
}
