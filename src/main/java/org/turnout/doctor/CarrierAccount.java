package org.turnout.doctor;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.turnout.channel.CarrierUnavailable;
import org.turnout.channel.twilio.TwilioAccess;
import org.turnout.channel.twilio.TwilioAccount;
import org.turnout.channel.twilio.TwilioLimits;
import org.turnout.channel.twilio.Webhooks;
import org.turnout.settings.Environment;
import org.turnout.settings.Secret;
import org.turnout.settings.SenderSettings;

/// The carrier's account: its standing, and where each of our senders hands in its texts.
record CarrierAccount(Environment environment, List<SenderSettings> senders) {
  private static final String WHAT = "twilio";

  /// Without it a webhook that got a 503 is not tried again (`facts/twilio.md` 1): the sweep brings
  /// the text, but minutes later.
  private static final String OVERRIDE = "#rc=3&rp=5xx,ct,rt&rt=4000&tt=15000";

  List<CheckResult> look() {
    var twilio = environment.twilio();
    if (twilio.accountSid().isEmpty() || twilio.authTokens().isEmpty()) {
      return List.of(
          CheckResult.fail(
              WHAT,
              "TWILIO_ACCOUNT_SID or TWILIO_AUTH_TOKEN is not set",
              "copy both from the first page of the Twilio console"));
    }
    if (environment.publicUrl().isEmpty()) {
      return List.of(CheckResult.fail(WHAT, "not looked at", "set TURNOUT_PUBLIC_URL first"));
    }
    var access =
        new TwilioAccess(
            twilio.accountSid().get(),
            twilio.authTokens().stream().map(Secret::value).toList(),
            twilio.apiUrl(),
            environment.publicUrl().get());
    try (var account = new TwilioAccount(access, TwilioLimits.DEFAULT)) {
      var findings = new ArrayList<CheckResult>(standing(account));
      senders.forEach(sender -> findings.addAll(sender(account, sender, access.publicUrl())));
      return findings;
    } catch (CarrierUnavailable e) {
      return List.of(
          CheckResult.fail(
              WHAT,
              String.valueOf(e.getMessage()),
              "compare TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN with the console, and ask again"));
    }
  }

  private static List<CheckResult> standing(TwilioAccount account) {
    var standing = account.standing();
    boolean empty = standing.balance().startsWith("-") || standing.balance().startsWith("0.00 ");
    return List.of(
        CheckResult.of(
            WHAT,
            standing.state().equals("active") ? CheckResult.Level.OK : CheckResult.Level.FAIL,
            "account is " + standing.state(),
            "the account sends nothing until Twilio's support has activated it"),
        CheckResult.of(
            "balance",
            empty ? CheckResult.Level.FAIL : CheckResult.Level.OK,
            standing.balance(),
            "add funds; ./turnout check says what a text costs"));
  }

  private static List<CheckResult> sender(
      TwilioAccount account, SenderSettings sender, URI publicUrl) {
    Optional<TwilioAccount.Inbound> found = account.sender(sender.from());
    if (found.isPresent() && found.get().deferred()) {
      found = account.sender(sender.address());
    }
    String what = "sender";
    if (found.isEmpty()) {
      return List.of(
          CheckResult.fail(
              what,
              sender.from() + " is not in this account",
              "correct the senders in config/turnout.yaml, or the account"));
    }
    return List.of(webhook(sender, found.get(), publicUrl));
  }

  private static CheckResult webhook(
      SenderSettings sender, TwilioAccount.Inbound found, URI publicUrl) {
    String wanted = publicUrl + Webhooks.MESSAGE;
    String fix = "in the Twilio console set 'A message comes in' to POST " + wanted + OVERRIDE;
    if (found.inbound().isEmpty()) {
      return CheckResult.fail("sender", sender.from() + " has no webhook", fix);
    }
    String set = found.inbound().get().toString();
    int hash = set.indexOf('#');
    String address = hash < 0 ? set : set.substring(0, hash);
    if (!address.equals(wanted)) {
      return CheckResult.fail("sender", sender.from() + " calls " + address, fix);
    }
    return hash >= 0 && set.substring(hash).contains("rc=")
        ? CheckResult.ok("sender", sender.from() + " calls " + wanted + ", with retries")
        : CheckResult.warn(
            "sender", sender.from() + " calls " + wanted + ", but without the retry override", fix);
  }
}
