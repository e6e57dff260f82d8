package org.turnout;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.turnout.cli.CommandTable;
import picocli.CommandLine;

/// The program: one command of the command line.
public final class Main {
  private Main() {}

  /// Runs one command and exits with its code: 0 well, 1 failed, 2 something written is wrong.
  public static void main(String[] args) {
    run(CommandTable.commandLine(System.getenv()), args);
  }

  /// The same with other commands.
  public static void run(CommandLine line, String[] args) {
    // Whatever the machine's locale says, we speak UTF-8.
    var out = writer(FileDescriptor.out);
    var err = writer(FileDescriptor.err);
    int code = line.setOut(out).setErr(err).execute(args);
    out.flush();
    err.flush();
    System.exit(code);
  }

  private static PrintWriter writer(FileDescriptor to) {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(to), StandardCharsets.UTF_8), true);
  }
}
