package org.turnout;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.turnout.campaign.CampaignFolder;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.ScopeType;

/// The command line of Turnout.
@Command(
    name = "turnout",
    description = "The texting engine of a union campaign.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    subcommands = {
      SelfTestCommand.class,
      DemoCommand.class,
      RehearseCommand.class,
      ServeCommand.class,
      CheckCommand.class,
      TestCommand.class,
      ChatCommand.class,
      SmsCommand.class,
      UnderstandCommand.class,
      PhoneCommand.class,
      BenchCommand.class,
      InboxCommand.class,
      OrdersCommand.class,
      ImportCommand.class,
      BlastCommand.class,
      ExportCommand.class,
      DoctorCommand.class,
      TokenCommand.class,
      AuditCommand.class,
      ExplainCommand.class,
      CarrierCommand.class
    })
public final class Main implements Runnable {
  private Main() {}

  /// Runs one command and exits with its code: 0 well, 1 failed, 2 something written is wrong.
  public static void main(String[] args) {
    // Whatever the machine's locale says, we speak UTF-8.
    var out = writer(FileDescriptor.out);
    var err = writer(FileDescriptor.err);
    int code = commandLine().setOut(out).setErr(err).execute(args);
    out.flush();
    err.flush();
    System.exit(code);
  }

  private static PrintWriter writer(FileDescriptor to) {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(to), StandardCharsets.UTF_8), true);
  }

  static CommandLine commandLine() {
    return commandLine(System.getenv());
  }

  /// The same in another environment.
  static CommandLine commandLine(Map<String, String> environment) {
    return new CommandLine(new Main(), new Wiring(environment))
        .setExecutionExceptionHandler(new Failures());
  }

  /// Without a command: what there is.
  @Override
  public void run() {
    commandLine().usage(System.out);
  }

  /// Makes the commands, each when it is asked for, so that one does not pay for another.
  private static final class Wiring implements IFactory {
    private final Map<String, String> environment;
    private final Lazy<CampaignFolder> campaign;

    Wiring(Map<String, String> environment) {
      this.environment = environment;
      this.campaign = new Lazy<>(() -> CampaignFolder.around(Path.of(""), environment));
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
      if (type == UnderstandCommand.class) {
        return type.cast(
            new UnderstandCommand(
                new Lazy<>(() -> campaign.get().languages()),
                new Lazy<>(() -> campaign.get().finder())));
      }
      if (type == ChatCommand.class) {
        return type.cast(new ChatCommand(InstantSource.system()));
      }
      if (type == ExportCommand.class) {
        return type.cast(new ExportCommand(new ServersOption(environment)));
      }
      if (type == DoctorCommand.class) {
        return type.cast(new DoctorCommand(new ServersOption(environment)));
      }
      if (type == TokenCommand.class) {
        return type.cast(new TokenCommand(InstantSource.system(), new ServersOption(environment)));
      }
      if (type == BlastCorrectCommand.class) {
        return type.cast(new BlastCorrectCommand(InstantSource.system()));
      }
      if (type == BlastSeriesCommand.class) {
        return type.cast(new BlastSeriesCommand(InstantSource.system()));
      }
      if (type == BlastStatusCommand.class) {
        return type.cast(new BlastStatusCommand(InstantSource.system()));
      }
      if (type == ExplainCommand.class) {
        return type.cast(
            new ExplainCommand(InstantSource.system(), new ServersOption(environment)));
      }
      if (type == AuditCommand.class) {
        return type.cast(new AuditCommand(new ServersOption(environment)));
      }
      if (type == InboxCommand.class) {
        return type.cast(new InboxCommand(InstantSource.system(), new ServersOption(environment)));
      }
      if (type == OrdersCommand.class) {
        return type.cast(new OrdersCommand(InstantSource.system(), new ServersOption(environment)));
      }
      if (type == ImportCommand.class) {
        return type.cast(new ImportCommand(InstantSource.system(), new ServersOption(environment)));
      }
      if (type == BlastCommand.class) {
        return type.cast(new BlastCommand(InstantSource.system(), new ServersOption(environment)));
      }
      if (type == BlastPlanCommand.class) {
        return type.cast(new BlastPlanCommand(InstantSource.system()));
      }
      if (type == BlastTestCommand.class) {
        return type.cast(new BlastTestCommand(InstantSource.system()));
      }
      if (type == BlastCountCommand.class) {
        return type.cast(new BlastCountCommand(InstantSource.system()));
      }
      if (type == PhoneCommand.class) {
        return type.cast(new PhoneCommand(InstantSource.system()));
      }
      return CommandLine.defaultFactory().create(type);
    }
  }
}
