package org.turnout.channel.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.turnout.channel.CarrierError;
import org.turnout.channel.CarrierError.Action;
import org.turnout.testkit.SharedFolder;
import tools.jackson.databind.json.JsonMapper;

class TwilioErrorsTest {
  private final TwilioErrors errors = TwilioErrors.load();

  @Test
  void everyCodeOfTheCarriersDictionaryHasItsOwnMeaning() {
    var codes =
        JsonMapper.shared()
            .readTree(SharedFolder.path("contracts/error_codes_messaging.json").toFile())
            .path("codes");
    List<Integer> unexplained =
        codes
            .valueStream()
            .map(c -> c.get("code").asInt())
            .filter(code -> errors.of(code).meaning().startsWith("the carrier's error"))
            .toList();
    assertThat(unexplained).isEmpty();
  }

  @Test
  void theCodesThatDecideSomethingDecideTheRightThing() {
    Map<Action, List<Integer>> expected =
        Map.ofEntries(
            Map.entry(Action.SUPPRESS, List.of(21610)),
            Map.entry(Action.BAD_NUMBER, List.of(21211, 21614, 21265, 21635, 30006)),
            Map.entry(Action.BAD_AFTER_TWO_RUNS, List.of(30005)),
            Map.entry(Action.LOST, List.of(30003, 30008, 30017)),
            Map.entry(Action.FILTERED, List.of(30004, 30007)),
            Map.entry(Action.BACK_OFF, List.of(20429, 429, 30001, 21611, 30022)),
            Map.entry(Action.AFTER_MIDNIGHT_PACIFIC, List.of(30023, 30027)),
            Map.entry(Action.RESCHEDULE, List.of(30036, 30045, 30610)),
            Map.entry(Action.FIX_TEXT, List.of(21617, 21619, 21620, 21623, 30019)),
            Map.entry(Action.WITHOUT_PICTURE, List.of(30011)),
            Map.entry(
                Action.PAUSE_SENDER,
                List.of(21408, 30032, 30034, 30035, 30033, 21606, 21660, 21703)),
            Map.entry(Action.PAUSE_EVERYTHING, List.of(30002, 20003)),
            Map.entry(Action.SHOW, List.of(63016, 0, 99999)));
    expected.forEach((action, codes) ->
        codes.forEach(
            code -> assertThat(errors.of(code).action()).as("" + code).isEqualTo(action)));
  }

  @Test
  void anUnknownCodeIsNamed() {
    assertThat(errors.of(31999))
        .isEqualTo(new CarrierError(31999, "the carrier's error 31999", Action.SHOW));
  }
}
