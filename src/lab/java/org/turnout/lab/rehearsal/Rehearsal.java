package org.turnout.lab.rehearsal;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.turnout.app.BackingServers;
import org.turnout.app.Turnout;
import org.turnout.campaign.CampaignFiles;
import org.turnout.channel.Channel;
import org.turnout.channel.Segments;
import org.turnout.channel.twilio.TwilioAccess;
import org.turnout.lab.carrier.CarrierStandIn;
import org.turnout.lab.phone.OpenPhones;
import org.turnout.lab.phone.PhonePage;
import org.turnout.lab.phone.RecordedOwners;
import org.turnout.lab.phone.RehearsedCampaign;
import org.turnout.lab.scenario.Conditions;
import org.turnout.lab.time.MovableClock;
import org.turnout.settings.Environment;
import org.turnout.settings.SenderSettings;
import org.turnout.settings.Settings;
import org.turnout.time.Clocks;

/// The whole program against a carrier that lives in memory on this machine. It is given the
/// stand-in's access and no other, so whatever the environment holds, no real phone can be reached.
public final class Rehearsal implements AutoCloseable {
  /// Signatures are made and checked over this address; nothing ever resolves it.
  private static final URI PUBLIC = URI.create("http://rehearsal.invalid");

  private final CarrierStandIn carrier;
  private final OpenPhones phones;
  private final Turnout turnout;
  private final MovableClock clock;

  private Rehearsal(
      CarrierStandIn carrier, OpenPhones phones, Turnout turnout, MovableClock clock) {
    this.carrier = carrier;
    this.phones = phones;
    this.turnout = turnout;
    this.clock = clock;
  }

  /// Where a rehearsal runs.
  ///
  /// @param clock campaign time, which can be pushed
  /// @param people who is offered on the page of phones
  /// @param conditions what the carrier and all other phones are like
  public record Stage(
      Path home,
      Map<String, String> variables,
      Environment environment,
      Settings settings,
      MovableClock clock,
      UnaryOperator<CampaignFiles> adapt,
      List<RehearsedCampaign.Person> people,
      Conditions conditions) {}

  public static Rehearsal start(Stage stage, BackingServers foundations) {
    var senders = stage.settings().senders().stream().map(SenderSettings::address).toList();
    var account =
        new CarrierStandIn.Account("AC" + hex(16), hex(16), senders, InstantSource.system());
    var carrier = CarrierStandIn.start(account, 0, stage.conditions());
    var phones = new OpenPhones(carrier, text -> Segments.of(text).segments());
    var access = new TwilioAccess(account.sid(), List.of(account.token()), carrier.api(), PUBLIC);
    var plan =
        new Turnout.Launch(
            stage.home(),
            stage.variables(),
            stage.environment(),
            "127.0.0.1",
            new Clocks(stage.clock(), InstantSource.system()),
            access,
            Optional.empty(),
            stage.adapt(),
            served -> List.of(new PhonePage(phones, stage.clock(), campaign(stage, foundations))));
    var turnout = Turnout.start(plan, foundations);
    carrier.connect(PUBLIC, URI.create("http://127.0.0.1:" + turnout.port()));
    return new Rehearsal(carrier, phones, turnout, stage.clock());
  }

  private static RehearsedCampaign campaign(Stage stage, BackingServers foundations) {
    var settings = stage.settings();
    return new RehearsedCampaign(
        settings.campaign().name(),
        settings.mainSender().address(),
        settings.campaign().zone(),
        stage.people(),
        new RecordedOwners(foundations.database()),
        number -> stopped(foundations, number));
  }

  private static boolean stopped(BackingServers foundations, String number) {
    return foundations
        .database()
        .with(handle ->
            handle
                .createQuery(
                    "select stopped_at is not null from address where channel = :channel and value = :value")
                .bind("channel", Channel.ofPhones().word())
                .bind("value", number)
                .mapTo(Boolean.class)
                .findOne()
                .orElse(false));
  }

  private static String hex(int bytes) {
    var random = new byte[bytes];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  public CarrierStandIn carrier() {
    return carrier;
  }

  MovableClock clock() {
    return clock;
  }

  public Turnout turnout() {
    return turnout;
  }

  @Override
  public void close() {
    phones.close();
    turnout.close();
    carrier.close();
  }
}
