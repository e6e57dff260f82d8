package org.turnout;

import org.turnout.access.Principal;
import org.turnout.audit.Actor;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// In whose name a command decides.
final class DecidedBy {
  @Option(
      names = "--by",
      defaultValue = "${user.name}",
      scope = ScopeType.INHERIT,
      description = "Who decides, for the record (default: ${DEFAULT-VALUE}).")
  private String by = "";

  String name() {
    return by;
  }

  Actor actor() {
    return new Actor(by, "cli");
  }

  /// As services know them.
  Principal principal() {
    return Principal.operator(actor());
  }
}
