package org.turnout.lab.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.turnout.lab.carrier.CarrierStandIn;
import org.turnout.lab.rehearsal.CarrierOrder;
import org.turnout.lab.rehearsal.CarrierProcess;
import org.turnout.log.LogSetup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/// `./turnout carrier`: the carrier of a rehearsal in a process of its own, so that what it has
/// counted outlives a kill of the product. `rehearse` starts it; nobody types it.
@Command(
    name = "carrier",
    hidden = true,
    description = "The carrier of a rehearsal, in a process of its own.")
public final class CarrierCommand implements Callable<Integer> {
  /// Nobody asked for anything for so long: the rehearsal was given up.
  private static final Duration FORGOTTEN = Duration.ofHours(1);

  @Option(names = "--file", required = true, description = "Where it writes its address.")
  private Path file = Path.of("");

  @Override
  public Integer call() throws IOException, InterruptedException {
    LogSetup.bridge();
    var order = JsonMapper.shared().readValue(System.in.readAllBytes(), CarrierOrder.class);
    var account =
        new CarrierStandIn.Account(
            order.sid(), order.token(), order.senders(), InstantSource.system());
    try (var carrier = CarrierStandIn.start(account, 0, order.conditions())) {
      new CarrierProcess.Address(
              ProcessHandle.current().pid(), carrier.api(), order.sid(), order.token())
          .write(file);
      long asked = -1;
      while (asked != carrier.asked()) {
        asked = carrier.asked();
        if (carrier.awaitEnd(FORGOTTEN)) {
          break;
        }
      }
    }
    return 0;
  }
}
