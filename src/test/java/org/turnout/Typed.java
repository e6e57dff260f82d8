package org.turnout;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.turnout.embedded.TestDatabase;

/// The command line on a test's own servers.
final class Typed {
  private final Map<String, String> environment;

  Typed(TestDatabase database) {
    this.environment = OnServers.variables(database);
  }

  /// What a command printed, and how it ended.
  record Ran(int code, String out, String err) {}

  /// Types one command, word by word.
  Ran run(String... words) {
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
