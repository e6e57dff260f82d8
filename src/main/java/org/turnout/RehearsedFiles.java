package org.turnout;

import java.time.Duration;
import org.turnout.campaign.CampaignFiles;
import org.turnout.settings.Settings;

/// What a rehearsed blast changes of the campaign's files: the pace, and waits that nobody wants to
/// sit through.
final class RehearsedFiles {
  /// In earnest two minutes.
  static final Duration SETTLES = Duration.ofSeconds(20);

  /// In earnest an hour.
  static final Duration CALLBACKS = Duration.ofSeconds(30);

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
    var senders = s.senders().stream().map(one -> one.at(memory.perSecond())).toList();
    return s.rehearsed(senders, s.timings().rehearsed(memory.hold(), SETTLES, CALLBACKS));
  }
}
