package org.turnout.settings;

import java.util.Optional;

/// When a blast pauses itself. Shares are of its last texts that the carrier has reported on.
///
/// @param ofTheLast how many texts back is looked
/// @param atLeast before so many were reported on nothing is concluded from a share
/// @param filtered percent that carriers filtered or blocked
/// @param failed percent that failed for any other reason but the recipient's own opt-out
/// @param optedOut percent of those texted who answered STOP
/// @param faults texts refused for a fault of the text, the sender or the account: these do not fix
///   themselves, so a few are enough
public record Pauses(
    int ofTheLast, int atLeast, int filtered, int failed, int optedOut, int faults) {
  /// Filtering by Twilio's error guide (more than 3 % of the last 500). Failures and opt-outs by
  /// what resellers of Twilio's suspend an account for, 12.5 % and 3 % (HighLevel, "Error and
  /// opt-out rate monitoring", read 2026-11). The others are our own judgement.
  public static final Pauses USUAL = new Pauses(500, 50, 3, 12, 3, 3);

  static Pauses read(SettingsBlock block) {
    var pauses =
        new Pauses(
            block.number("of the last", 10, 100_000, USUAL.ofTheLast),
            block.number("at least", 1, 100_000, USUAL.atLeast),
            percent(block, "filtered", USUAL.filtered),
            percent(block, "failed", USUAL.failed),
            percent(block, "opted out", USUAL.optedOut),
            block.number("faults", 1, 100_000, USUAL.faults));
    block.end();
    return pauses;
  }

  private static int percent(SettingsBlock block, String key, int otherwise) {
    return block.parsed(
        key,
        otherwise,
        "a share such as 3%; 100% for never",
        text ->
            text.matches("[0-9]{1,3} ?%")
                ? Optional.of(Integer.valueOf(text.replaceAll("[ %]", ""))).filter(n -> n <= 100)
                : Optional.empty());
  }
}
