package org.turnout.lab.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.turnout.app.ShutdownHook;
import org.turnout.app.Turnout;
import org.turnout.cli.terminal.ProblemReport;
import org.turnout.lab.soak.ShiftFile;
import org.turnout.lab.soak.SoakNode;
import org.turnout.lab.soak.SoakOrder;
import org.turnout.log.LogSetup;
import org.turnout.problem.Problems;
import org.turnout.settings.Environment;
import org.turnout.web.PortCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `./turnout soak-node`: the program under a soak, as `serve --embedded` but for its clocks and
/// its people. `soak` starts it; nobody types it.
@Command(
    name = "soak-node",
    hidden = true,
    description = "The program under a soak, in a process of its own.")
public final class SoakNodeCommand implements Callable<Integer> {
  @Option(names = "--home", required = true, description = "The folder with config/ and flows/.")
  private Path home = Path.of(".");

  @Option(names = "--clocks", required = true, description = "The file that moves its clocks.")
  private Path clocks = Path.of("");

  @Option(names = "--people", required = true, description = "How many made-up members.")
  private int people;

  @Option(names = "--seed", required = true, description = "Which made-up members.")
  private long seed;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    LogSetup.bridge();
    PrintWriter err = spec.commandLine().getErr();
    var problems = new Problems();
    var environment = Environment.read(System.getenv(), problems);
    environment.checkServing(true, problems);
    if (problems.hasErrors()) {
      return ProblemReport.problems(problems, home, err);
    }
    var order = new SoakOrder(home, Duration.ZERO, seed, 1, people, Duration.ZERO, List.of());
    var stopped = new CountDownLatch(1);
    var lost = new AtomicReference<>("");
    try {
      PortCheck.free("127.0.0.1", environment.port());
      Turnout turnout =
          SoakNode.start(order, System.getenv(), environment, new ShiftFile(clocks).clocks());
      turnout
          .foundations()
          .onLoss(why -> {
            lost.set(why);
            stopped.countDown();
          });
      ShutdownHook.onSignal(turnout, stopped);
    } catch (Turnout.BadFiles e) {
      return ProblemReport.problems(e.problems(), home, err);
    }
    stopped.await();
    if (lost.get().isEmpty()) {
      return 0;
    }
    err.println("Turnout ends: " + lost.get());
    return 1;
  }
}
