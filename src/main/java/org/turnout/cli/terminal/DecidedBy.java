package org.turnout.cli.terminal;

import org.turnout.access.Principal;
import org.turnout.audit.Actor;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// In whose name a command decides.
public final class DecidedBy {
  @Option(
      names = "--by",
      defaultValue = "${user.name}",
      scope = ScopeType.INHERIT,
      description = "Who decides, for the record (default: ${DEFAULT-VALUE}).")
  private String by = "";

  String name() {
    return by;
  }

  public Actor actor() {
    return new Actor(by, "cli");
  }

  /// As services know them.
  public Principal principal() {
    return Principal.operator(actor());
  }
}
