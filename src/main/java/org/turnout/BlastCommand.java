package org.turnout;

import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.function.ToIntFunction;
import org.turnout.audit.Actor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// `./turnout blast`: the life of a blast. Works beside a running server, on the same records.
@Command(
    name = "blast",
    description = "One text to many people: plan, approve, start, pause, resume, cancel, watch.",
    subcommands = {BlastPlanCommand.class, BlastCountCommand.class, BlastListCommand.class})
final class BlastCommand implements Runnable {
  private final InstantSource clock;

  @Mixin private final ServersOption servers;

  @Option(
      names = "--as",
      paramLabel = "NAME",
      defaultValue = "${user.name}",
      scope = ScopeType.INHERIT,
      description = "Who decides, for the record (default: ${DEFAULT-VALUE}).")
  private String by = "";

  @Spec private CommandSpec spec = CommandSpec.create();

  BlastCommand(InstantSource clock, ServersOption servers) {
    this.clock = clock;
    this.servers = servers;
  }

  @Override
  public void run() {
    spec.commandLine().usage(out());
  }

  /// Runs the work with the campaign's files as they are now.
  int planning(BlastPlanning.Work work) {
    return BlastPlanning.with(servers, clock, err(), work);
  }

  Actor actor() {
    return new Actor(by, "cli");
  }

  /// Runs the work on the records of the program that is running, or of its own.
  int with(ToIntFunction<Foundations> work) {
    return servers.with(err(), work);
  }

  PrintWriter out() {
    return spec.commandLine().getOut();
  }

  PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
