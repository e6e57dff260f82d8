package org.turnout.cli.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/// How far a long work is, on standard error: a bar where one can be drawn, a plain line every ten
/// seconds in a file or a pipe, and nothing there of work that is shorter.
public final class ShownProgress implements AutoCloseable {
  static final Duration EVERY = Duration.ofSeconds(10);

  private final String task;
  private final long most;
  private final PrintStream err;
  private final Optional<ProgressBar> bar;
  private long said;

  private ShownProgress(String task, long most, PrintStream err, boolean drawn, long nanos) {
    this.task = task;
    this.most = most;
    this.err = err;
    this.bar = drawn ? Optional.of(bar(task, most, err)) : Optional.empty();
    this.said = nanos;
  }

  /// Begins to show it. Writes to standard error itself, even while that of Java is a log.
  ///
  /// @param most how many steps there will be; -1 when nobody knows
  public static ShownProgress of(String task, long most) {
    var err =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    return new ShownProgress(task, most, err, TerminalDevice.ERR.drawable(), System.nanoTime());
  }

  static ShownProgress plain(String task, long most, PrintStream err, long nanos) {
    return new ShownProgress(task, most, err, false, nanos);
  }

  private static ProgressBar bar(String task, long most, PrintStream err) {
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setInitialMax(most)
        .showSpeed()
        .setConsumer(new ConsoleProgressBarConsumer(err))
        .build();
  }

  /// So many steps are done.
  public void stepTo(long done) {
    bar.ifPresentOrElse(drawn -> drawn.stepTo(done), () -> line(done, System.nanoTime()));
  }

  synchronized void line(long done, long nanos) {
    if (nanos - said >= EVERY.toNanos()) {
      said = nanos;
      String of = most < 0 ? "" : String.format(Locale.ROOT, " of %,d", most);
      err.printf(Locale.ROOT, "%s: %,d%s%n", task, done, of);
    }
  }

  @Override
  public void close() {
    bar.ifPresent(ProgressBar::close);
  }
}
