package org.turnout.testkit.program;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;
import org.turnout.cli.CommandTable;
import org.turnout.testkit.TestDatabase;

/// The command line on a test's own servers.
public final class TestCommandLine {
  private final Map<String, String> environment;

  public TestCommandLine(TestDatabase database) {
    this(ProgramSettings.variables(database));
  }

  /// The same with one more variable.
  public TestCommandLine with(String variable, String value) {
    var more = new HashMap<>(environment);
    more.put(variable, value);
    return new TestCommandLine(more);
  }

  /// With other variables.
  public TestCommandLine(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /// What a command printed, and how it ended.
  public record Ran(int code, String out, String err) {}

  /// Types one command, word by word.
  public Ran run(String... words) {
    var out = new StringWriter();
    var err = new StringWriter();
    int code =
        CommandTable.commandLine(environment)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(words);
    return new Ran(code, out.toString(), err.toString());
  }
}
