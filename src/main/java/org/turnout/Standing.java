package org.turnout;

import java.util.Optional;
import org.turnout.blast.CarrierStanding;
import org.turnout.channel.CarrierUnavailable;
import org.turnout.channel.twilio.Limits;
import org.turnout.channel.twilio.TwilioAccess;
import org.turnout.channel.twilio.TwilioAccount;

/// What a plan says of the carrier's account. A carrier that can't be asked keeps nobody from
/// planning.
final class Standing {
  private Standing() {}

  static CarrierStanding of(TwilioAccess access) {
    try (var account = new TwilioAccount(access, Limits.DEFAULT)) {
      var standing = account.standing();
      return new CarrierStanding(
          Optional.of(standing.balance()),
          Optional.of(standing.state())
              .filter(state -> !state.equals("active"))
              .map(state -> "the carrier's account is " + state));
    } catch (CarrierUnavailable e) {
      return new CarrierStanding(
          Optional.empty(), Optional.of("the carrier does not answer: " + e.getMessage()));
    }
  }
}
