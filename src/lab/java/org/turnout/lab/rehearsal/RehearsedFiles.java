package org.turnout.lab.rehearsal;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalTime;
import org.turnout.campaign.CampaignFiles;
import org.turnout.lab.time.MovableClock;
import org.turnout.settings.Settings;
import org.turnout.settings.Timings;

/// What a rehearsed blast changes of the campaign's files: the pace, and waits that nobody wants to
/// sit through.
public final class RehearsedFiles {
  /// Two minutes in production.
  static final Duration SETTLES = Duration.ofSeconds(10);

  /// One hour in production.
  static final Duration CALLBACKS = Duration.ofSeconds(12);

  private RehearsedFiles() {}

  static CampaignFiles adapted(CampaignFiles files, RehearsalFolder.Memory memory) {
    return new CampaignFiles(
        adapted(files.settings(), memory),
        files.locals(),
        files.topics(),
        files.forms(),
        files.rosters(),
        files.flows());
  }

  static Settings adapted(Settings s, RehearsalFolder.Memory memory) {
    return new Settings(
        s.environment(),
        s.campaign(),
        s.senders().stream().map(one -> one.at(memory.perSecond())).toList(),
        quick(s.timings(), memory.hold()),
        s.prices(),
        s.linkDomains(),
        s.shortLinks(),
        s.approvalAbove(),
        s.broadcastsADay(),
        s.pauses(),
        s.answers(),
        s.filed());
  }

  private static Timings quick(Timings usual, Duration hold) {
    return new Timings(
        usual.sweepEvery(),
        usual.sweepLooksBack(),
        usual.sweepLeavesAlone(),
        usual.webhookWaits(),
        SETTLES,
        SETTLES,
        CALLBACKS,
        hold,
        usual.resendAfter(),
        usual.questionsStayOpen(),
        usual.notUnderstoodEvery(),
        usual.stoppedReminderEvery());
  }

  /// How far to push the clock: to Tuesday noon in the campaign's zone, when broadcasts may reach
  /// everybody from Maine to Hawaii.
  public static Duration ahead(CampaignFiles files) {
    var clock = new MovableClock(InstantSource.system());
    clock.pushTo(DayOfWeek.TUESDAY, LocalTime.NOON, files.settings().campaign().zone());
    return clock.ahead();
  }
}
