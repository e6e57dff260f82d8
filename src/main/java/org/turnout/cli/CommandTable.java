package org.turnout.cli;

import com.google.common.base.Suppliers;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.turnout.app.ActionTable;
import org.turnout.campaign.LoadedCampaign;
import org.turnout.cli.blast.BlastCommand;
import org.turnout.cli.blast.BlastCorrectCommand;
import org.turnout.cli.blast.BlastCountCommand;
import org.turnout.cli.blast.BlastListCommand;
import org.turnout.cli.blast.BlastPlanCommand;
import org.turnout.cli.blast.BlastReportCommand;
import org.turnout.cli.blast.BlastSeriesCommand;
import org.turnout.cli.blast.BlastStatusCommand;
import org.turnout.cli.blast.BlastTestCommand;
import org.turnout.cli.blast.BlastUncertainCommand;
import org.turnout.cli.flow.ChatCommand;
import org.turnout.cli.flow.CheckCommand;
import org.turnout.cli.flow.TestCommand;
import org.turnout.cli.records.AuditCommand;
import org.turnout.cli.records.BundlesCommand;
import org.turnout.cli.records.ExplainCommand;
import org.turnout.cli.records.ExportCommand;
import org.turnout.cli.records.ImportCommand;
import org.turnout.cli.records.InboxCommand;
import org.turnout.cli.records.OrdersCommand;
import org.turnout.cli.records.RosterCommand;
import org.turnout.cli.records.SetAsideCommand;
import org.turnout.cli.records.TokenCommand;
import org.turnout.cli.server.DoctorCommand;
import org.turnout.cli.server.SelfTestCommand;
import org.turnout.cli.server.ServeCommand;
import org.turnout.cli.terminal.CommandFailures;
import org.turnout.cli.terminal.ServersOption;
import org.turnout.cli.text.PhoneCommand;
import org.turnout.cli.text.SmsCommand;
import org.turnout.cli.text.UnderstandCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// Every command of the program and how it is made, in the order in which help lists them.
public final class CommandTable {
  private final InstantSource clock = InstantSource.system();
  private final Map<String, String> environment;
  private final Supplier<LoadedCampaign> campaign;

  private CommandTable(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
    this.campaign =
        Suppliers.memoize(
            () -> LoadedCampaign.around(Path.of(""), this.environment, ActionTable.language()));
  }

  /// The command line with all commands of the product.
  ///
  /// @param environment the variables that commands read
  public static CommandLine commandLine(Map<String, String> environment) {
    var table = new CommandTable(environment);
    var line = new CommandLine(new Turnout());
    table.commands().forEach(command -> line.addSubcommand(command.get()));
    return line.setExecutionExceptionHandler(new CommandFailures());
  }

  private List<Supplier<Object>> commands() {
    return List.of(
        SelfTestCommand::new,
        ServeCommand::new,
        CheckCommand::new,
        TestCommand::new,
        () -> new ChatCommand(clock),
        SmsCommand::new,
        () ->
            new UnderstandCommand(
                Suppliers.memoize(() -> campaign.get().languages()),
                Suppliers.memoize(() -> campaign.get().finder())),
        () -> new PhoneCommand(clock),
        this::blast,
        () -> new InboxCommand(clock, servers()),
        () -> new SetAsideCommand(clock, servers()),
        () -> new OrdersCommand(clock, servers()),
        () -> new RosterCommand(clock, servers()),
        () -> new ImportCommand(clock, servers()),
        () -> new ExportCommand(servers()),
        () -> new DoctorCommand(servers()),
        () -> new TokenCommand(clock, servers()),
        () -> new BundlesCommand(clock, servers()),
        () -> new AuditCommand(servers()),
        () -> new ExplainCommand(clock, servers()));
  }

  private CommandLine blast() {
    var line = new CommandLine(new BlastCommand(clock, servers()));
    blastCommands().forEach(command -> line.addSubcommand(command.get()));
    return line;
  }

  private List<Supplier<Object>> blastCommands() {
    return List.of(
        BlastPlanCommand::new,
        BlastCountCommand::new,
        BlastTestCommand::new,
        BlastListCommand::new,
        BlastStatusCommand::new,
        BlastUncertainCommand::new,
        BlastReportCommand::new,
        BlastCorrectCommand::new,
        BlastSeriesCommand::new);
  }

  private ServersOption servers() {
    return new ServersOption(environment);
  }

  /// Without a command: what there is.
  @Command(
      name = "turnout",
      description = "The texting engine of a union campaign.",
      mixinStandardHelpOptions = true,
      scope = ScopeType.INHERIT)
  private static final class Turnout implements Runnable {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
      spec.commandLine().usage(spec.commandLine().getOut());
    }
  }
}
