package org.turnout.lab.soak;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.turnout.app.ActionTable;
import org.turnout.app.BackingServers;
import org.turnout.app.Turnout;
import org.turnout.campaign.CampaignFiles;
import org.turnout.campaign.LoadedCampaign;
import org.turnout.channel.twilio.TwilioAccess;
import org.turnout.lab.people.MadeUpPeople;
import org.turnout.settings.Environment;
import org.turnout.settings.Secret;
import org.turnout.settings.Settings;
import org.turnout.settings.Timings;
import org.turnout.time.Clocks;

/// The program as a soak runs it: `serve --embedded`, with made-up people in it, clocks that can be
/// moved, and waits that fit into a soak.
public final class SoakNode {
  /// Two minutes in production.
  private static final Duration SWEEPS = Duration.ofSeconds(5);

  /// Two minutes in production.
  private static final Duration SETTLES = Duration.ofSeconds(10);

  /// One hour in production.
  private static final Duration CALLBACKS = Duration.ofSeconds(15);

  /// Fewer would leave the later blasts of a soak without recipients.
  private static final int BROADCASTS_A_DAY = 1_000;

  /// There is one organizer.
  private static final int NO_SECOND_PERSON_UP_TO = 1_000_000;

  private SoakNode() {}

  /// Starts everything; the caller ends it.
  ///
  /// @throws Turnout.BadFiles nothing was started
  public static Turnout start(
      SoakOrder order, Map<String, String> variables, Environment environment, Clocks clocks) {
    var foundations = BackingServers.lay(environment);
    try {
      Path home = order.home();
      makeUp(foundations, order, home, variables, clocks);
      var twilio = environment.twilio();
      return Turnout.start(
          new Turnout.Launch(
              home,
              variables,
              environment,
              "127.0.0.1",
              clocks,
              new TwilioAccess(
                  twilio.accountSid().orElseThrow(),
                  twilio.authTokens().stream().map(Secret::value).toList(),
                  twilio.apiUrl(),
                  environment.publicUrl().orElseThrow()),
              Optional.empty(),
              SoakNode::adapted,
              _ -> List.of()),
          foundations);
    } catch (RuntimeException e) {
      foundations.close();
      throw e;
    }
  }

  private static void makeUp(
      BackingServers foundations,
      SoakOrder order,
      Path home,
      Map<String, String> variables,
      Clocks clocks) {
    var files =
        LoadedCampaign.around(home, variables, ActionTable.language()).files().orElseThrow();
    MadeUpPeople.members(
        foundations, files, order.people(), order.seed(), clocks.campaign().instant());
  }

  private static CampaignFiles adapted(CampaignFiles files) {
    return new CampaignFiles(
        adapted(files.settings()),
        files.locals(),
        files.topics(),
        files.forms(),
        files.rosters(),
        files.flows());
  }

  private static Settings adapted(Settings s) {
    Timings usual = s.timings();
    return new Settings(
        s.environment(),
        s.campaign(),
        s.senders().stream().map(one -> one.at(SoakOrder.SEGMENTS_A_SECOND)).toList(),
        new Timings(
            SWEEPS,
            usual.sweepLooksBack(),
            SETTLES,
            usual.webhookWaits(),
            SETTLES,
            SETTLES,
            CALLBACKS,
            Duration.ofSeconds(2),
            usual.resendAfter(),
            usual.questionsStayOpen(),
            usual.notUnderstoodEvery(),
            usual.stoppedReminderEvery()),
        s.prices(),
        s.linkDomains(),
        s.shortLinks(),
        NO_SECOND_PERSON_UP_TO,
        BROADCASTS_A_DAY,
        s.pauses(),
        s.answers(),
        s.filed());
  }
}
