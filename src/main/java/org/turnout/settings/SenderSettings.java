package org.turnout.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// One of our own numbers.
///
/// @param address a short code (`72347`) or a number in E.164 (`+15125550100`)
/// @param service the carrier's Messaging Service (`MG...`) that texts leave through, if any
/// @param optOuts who answers STOP on this number
/// @param segmentsPerSecond the carrier's limit, which Turnout keeps below
/// @param messagesPerDay what the carrier lets it send in a day; 0 when no cap is known
public record SenderSettings(
    String address,
    Optional<String> service,
    OptOuts optOuts,
    int segmentsPerSecond,
    int messagesPerDay) {
  /// Who answers STOP, START and HELP. No interface of the carrier tells, so it is declared here.
  public enum OptOuts {
    /// Turnout does: the usual case for a short code.
    TURNOUT,
    /// The carrier does, and says so in each message; Turnout records and stays silent.
    CARRIER
  }

  /// The same with another limit: a rehearsal has its own.
  public SenderSettings at(int otherPerSecond) {
    return new SenderSettings(address, service, optOuts, otherPerSecond, messagesPerDay);
  }

  static SenderSettings read(SettingsBlock block) {
    var sender =
        new SenderSettings(
            block.parsed(
                "address",
                "",
                "a short code in quotes (\"72347\") or a number such as \"+15125550100\"",
                text -> Optional.of(text).filter(t -> t.matches("[0-9]{5,6}|\\+[0-9]{8,15}"))),
            block.optional("service"),
            block.parsed(
                "opt-outs", OptOuts.TURNOUT, "turnout or carrier", SenderSettings::optOuts),
            block.number("segments per second", 1, 10_000, 1),
            block.number("messages a day", 1, 100_000_000, 0));
    if (sender.address.isEmpty()) {
      block.text("address"); // says that it is missing, when it is
    }
    block.end();
    return sender;
  }

  private static Optional<OptOuts> optOuts(String word) {
    return Arrays.stream(OptOuts.values())
        .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst();
  }

  /// What the carrier is told to send from.
  public String from() {
    return service.orElse(address);
  }
}
