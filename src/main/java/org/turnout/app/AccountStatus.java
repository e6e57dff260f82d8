package org.turnout.app;

import java.net.URI;
import java.util.Optional;
import org.turnout.blast.plan.CarrierStatus;
import org.turnout.channel.CarrierUnavailable;
import org.turnout.channel.twilio.TwilioAccess;
import org.turnout.channel.twilio.TwilioAccount;
import org.turnout.channel.twilio.TwilioLimits;
import org.turnout.settings.Environment;
import org.turnout.settings.Secret;

/// What a plan says of the carrier's account. A carrier that can't be asked keeps nobody from
/// planning.
public final class AccountStatus {
  /// Nothing calls back who only asks for a balance.
  private static final URI NOWHERE = URI.create("http://localhost");

  private AccountStatus() {}

  /// For a command: only where the account is known.
  public static CarrierStatus of(Environment environment) {
    var twilio = environment.twilio();
    if (twilio.accountSid().isEmpty() || twilio.authTokens().isEmpty()) {
      return CarrierStatus.UNKNOWN;
    }
    return of(
        new TwilioAccess(
            twilio.accountSid().get(),
            twilio.authTokens().stream().map(Secret::value).toList(),
            twilio.apiUrl(),
            NOWHERE),
        false);
  }

  /// @param rests whether blasts wait because the carrier was down a moment ago
  static CarrierStatus of(TwilioAccess access, boolean rests) {
    try (var account = new TwilioAccount(access, TwilioLimits.DEFAULT)) {
      var standing = account.standing();
      return new CarrierStatus(
          Optional.of(standing.balance()),
          Optional.of(standing.state())
              .filter(state -> !state.equals("active"))
              .map(state -> "the carrier's account is " + state)
              .or(() -> waiting(rests)));
    } catch (CarrierUnavailable e) {
      return new CarrierStatus(
          Optional.empty(), Optional.of("the carrier does not answer: " + e.getMessage()));
    }
  }

  private static Optional<String> waiting(boolean rests) {
    return rests
        ? Optional.of("the carrier answers, but took no text a moment ago: blasts wait for it")
        : Optional.empty();
  }
}
