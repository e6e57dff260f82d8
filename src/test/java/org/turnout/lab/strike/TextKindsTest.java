package org.turnout.lab.strike;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.turnout.app.ActionTable;
import org.turnout.campaign.LoadedCampaign;
import org.turnout.lab.strike.TextPattern.Reading;

/// What the phones of a strike make of the campaign's own texts.
class TextKindsTest {
  private static final LoadedCampaign CAMPAIGN =
      LoadedCampaign.around(Path.of("."), Map.of(), ActionTable.language());
  private static final TextKinds KINDS =
      new TextKinds(
          CAMPAIGN.flows().orElseThrow(),
          Optional.ofNullable(CAMPAIGN.files().orElseThrow().rosters().get("picket")).orElseThrow(),
          CAMPAIGN.languages().spoken(),
          Map.of("en", "Choose your shift: reply SHIFT."));

  @Test
  void aPlaceThatIsTheirsIsReadWithItsShiftAndItsCode() {
    var says =
        KINDS.read(
            "You are in! Mon Oct 5, 6am-10am, Sunset. Captain: Lin Wu. Check-in code: K7Q2M. "
                + "We may text you about it at any hour. Can't come? Text DROP. Could you step in "
                + "when somebody is missing? Text STANDBY. To reach a person: STEWARD.");
    assertThat(says).hasSize(1);
    var only = says.getFirst();
    assertThat(SeatMove.of(only))
        .containsExactly(new SeatMove(only.kind(), new Seat("Sunset", 5, "6am"), true));
    assertThat(only.values()).containsEntry("code", "K7Q2M");
  }

  @Test
  void aTradeSaysTwoThings() {
    var says =
        KINDS.read(
            "Done! You now have Tue Oct 6, 10am-2pm, Sunset. You are off Mon Oct 5, 6am-10am,"
                + " Downey.");
    assertThat(says.stream().flatMap(it -> SeatMove.of(it).stream()))
        .extracting(SeatMove::seat, SeatMove::got)
        .containsExactly(
            tuple(new Seat("Sunset", 6, "10am"), true), tuple(new Seat("Downey", 5, "6am"), false));
  }

  @Test
  void twoTextsInOneAreReadInTheirOrderAndNothingTwice() {
    var says =
        KINDS.read(
            "You are number 2 in line. If a place opens we text you, with the time to take it by.\n"
                + "How many hours before the start may we still ask you? Reply a number, like 2.");
    assertThat(says).extracting(Reading::kind).hasSize(2).last().isEqualTo("lead_time/hours");
    assertThat(ToldKind.of(new PhoneText(0, "", false, "", Instant.EPOCH, says)))
        .isEqualTo(ToldKind.IN_LINE);
  }

  @Test
  void whatIsNotOfTheCampaignIsNothing() {
    assertThat(KINDS.read("See you tomorrow!")).isEqualTo(List.of());
    assertThat(KINDS.read("Choose your shift: reply SHIFT."))
        .extracting(Reading::kind)
        .containsExactly("blast");
  }

  @Test
  void spanishIsReadLikeEnglish() {
    var says =
        KINDS.read(
            "Ya no tiene el turno del lun 5 oct, 6am-10am en Sunset. ¡Gracias por avisar! Para"
                + " otro, escriba TURNO.");
    assertThat(says.stream().flatMap(it -> SeatMove.of(it).stream()))
        .extracting(SeatMove::seat, SeatMove::got)
        .containsExactly(tuple(new Seat("Sunset", 5, "6am"), false));
  }
}
