package org.turnout.settings;

import java.time.Duration;

/// How long things take. All run on machine time except `questionsStayOpen`, `notUnderstoodEvery`
/// and `stoppedReminderEvery`, which are campaign time.
///
/// @param sweepEvery between two looks at the carrier's list for texts that never arrived
/// @param sweepLooksBack how far before its watermark a sweep begins
/// @param sweepLeavesAlone texts younger than this are left to their webhooks
/// @param webhookWaits a reply rides back on a webhook younger than this, else it goes by the
///   outbox
/// @param twimlCheckedAfter when a reply on a webhook without a callback is looked for in the
///   carrier's list
/// @param uncertainWaits how long a claimed text without an answer waits for its callback
/// @param callbackWaits how long a blast's text that the carrier took waits for a callback before
///   the carrier is asked what happened to it
/// @param blastHold between starting a blast and its first text
/// @param resendAfter how old the claim of an uncertain text must be before a person may send it
///   again: a node that slept may still be about to write what happened to it
/// @param questionsStayOpen until a question expires, unless its step says otherwise
/// @param notUnderstoodEvery nobody is told "we did not get that" more often
/// @param stoppedReminderEvery a stopped phone is told how to start at most this often
public record Timings(
    Duration sweepEvery,
    Duration sweepLooksBack,
    Duration sweepLeavesAlone,
    Duration webhookWaits,
    Duration twimlCheckedAfter,
    Duration uncertainWaits,
    Duration callbackWaits,
    Duration blastHold,
    Duration resendAfter,
    Duration questionsStayOpen,
    Duration notUnderstoodEvery,
    Duration stoppedReminderEvery) {
  /// What the design asks for.
  public static final Timings USUAL =
      new Timings(
          Duration.ofMinutes(2),
          Duration.ofMinutes(10),
          Duration.ofMinutes(1),
          Duration.ofSeconds(3),
          Duration.ofMinutes(2),
          Duration.ofMinutes(2),
          Duration.ofHours(1),
          Duration.ofMinutes(1),
          Duration.ofMinutes(10),
          Duration.ofDays(3),
          Duration.ofHours(1),
          Duration.ofDays(1));

  static Timings read(SettingsBlock block) {
    var timings =
        new Timings(
            block.duration("sweep every", USUAL.sweepEvery),
            block.duration("sweep looks back", USUAL.sweepLooksBack),
            block.duration("sweep leaves alone", USUAL.sweepLeavesAlone),
            block.duration("webhook waits", USUAL.webhookWaits),
            block.duration("twiml checked after", USUAL.twimlCheckedAfter),
            block.duration("uncertain waits", USUAL.uncertainWaits),
            block.duration("callback waits", USUAL.callbackWaits),
            block.duration("blast hold", USUAL.blastHold),
            block.duration("resend after", USUAL.resendAfter),
            block.duration("questions stay open", USUAL.questionsStayOpen),
            block.duration("not understood every", USUAL.notUnderstoodEvery),
            block.duration("stopped reminder every", USUAL.stoppedReminderEvery));
    block.end();
    return timings;
  }
}
