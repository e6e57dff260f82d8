package org.turnout.testkit;

import java.util.List;

/// Words, numbers and names that no log line may ever hold. Tests use them as a member would; at
/// the end of the suite [org.turnout.log.ZLogsIT] looks for them in everything that was logged.
public final class PlantedSecrets {
  /// The text of a message.
  public static final String TEXT = "zebra-quartz-91";

  /// A member's number in E.164.
  public static final String NUMBER = "+15125550142";

  /// A carrier's or bot's secret.
  public static final String TOKEN = "planted-token-5f1c77ab";

  /// What a member calls herself on Discord.
  public static final String DISCORD_NAME = "planted_pelican";

  /// A member's real name.
  public static final String NAME = "Quillonia Vandersloot";

  /// Each of them, the number also without its plus.
  public static final List<String> ALL =
      List.of(TEXT, NUMBER.substring(1), TOKEN, DISCORD_NAME, NAME);

  private PlantedSecrets() {}
}
