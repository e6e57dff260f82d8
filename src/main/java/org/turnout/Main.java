package org.turnout;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.turnout.language.Languages;
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
      ServeCommand.class,
      CheckCommand.class,
      TestCommand.class,
      ChatCommand.class,
      SmsCommand.class,
      UnderstandCommand.class,
      PhoneCommand.class,
      BenchCommand.class
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
    return new CommandLine(new Main(), new Wiring());
  }

  /// Without a command: what there is.
  @Override
  public void run() {
    commandLine().usage(System.out);
  }

  /// Makes the commands, each when it is asked for, so that one does not pay for another.
  private static final class Wiring implements IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
      if (type == UnderstandCommand.class) {
        return type.cast(
            new UnderstandCommand(
                new Lazy<>(Languages::builtIn), new Lazy<>(() -> FlowFinder.NONE)));
      }
      if (type == ChatCommand.class) {
        return type.cast(new ChatCommand(InstantSource.system()));
      }
      if (type == PhoneCommand.class) {
        return type.cast(new PhoneCommand(InstantSource.system()));
      }
      return CommandLine.defaultFactory().create(type);
    }
  }
}
