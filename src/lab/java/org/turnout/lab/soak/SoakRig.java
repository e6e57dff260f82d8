package org.turnout.lab.soak;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.turnout.access.Role;
import org.turnout.access.Tokens;
import org.turnout.audit.Actor;
import org.turnout.campaign.CampaignFiles;
import org.turnout.lab.carrier.RemoteStandIn;
import org.turnout.lab.people.MadeUpPeople;
import org.turnout.lab.rehearsal.CarrierOrder;
import org.turnout.lab.rehearsal.CarrierProcess;
import org.turnout.lab.rehearsal.RehearsalFolder;
import org.turnout.lab.rehearsal.RehearsedFiles;
import org.turnout.postgres.Database;
import org.turnout.settings.SenderSettings;

/// What a soak runs on: the carrier and the program, each in a process of its own. The program is
/// given that carrier's access and no other, so no real phone can be reached.
public final class SoakRig implements AutoCloseable {
  /// Signatures are made and checked over this address; nothing ever resolves it.
  private static final URI PUBLIC = URI.create("http://soak.invalid");

  private static final Actor MAKER = new Actor("soak", "cli");
  private static final Duration START = Duration.ofMinutes(5);

  private final SoakOrder order;
  private final List<String> locals;
  private final CarrierProcess.Address carrier;
  private final SoakStage stage;

  private SoakRig(
      SoakOrder order, List<String> locals, CarrierProcess.Address carrier, SoakStage stage) {
    this.order = order;
    this.locals = locals;
    this.carrier = carrier;
    this.stage = stage;
  }

  /// Starts both, and returns when the program is ready.
  ///
  /// @param folder emptied before
  /// @param variables harmless ones
  public static SoakRig start(
      SoakOrder order, RehearsalFolder folder, Map<String, String> variables, CampaignFiles files)
      throws InterruptedException {
    folder.clear();
    var senders = files.settings().senders().stream().map(SenderSettings::address).toList();
    var carrier =
        CarrierProcess.start(
            folder.carrier(),
            folder.carrierLog(),
            new CarrierOrder(
                "AC" + hex(),
                hex(),
                senders,
                CarrierFaults.CALM,
                order.seed(),
                10 * SoakOrder.SEGMENTS_A_SECOND,
                -1));
    var shifts = new ShiftFile(folder.path().resolve("clocks"));
    shifts.write(ShiftFile.Shift.NONE.later(RehearsedFiles.ahead(files)));
    int port = SoakedProgram.freePort();
    var program =
        new SoakedProgram(
            words(order, shifts.path()),
            environment(variables, folder, carrier, port),
            folder.log(),
            port);
    RemoteStandIn open = carrier.open();
    try {
      open.connect(PUBLIC, URI.create("http://127.0.0.1:" + program.port()));
      program.start();
      var stage = made(folder.servers(), program, open, shifts);
      var locals = files.locals().locals().stream().map(local -> local.slug()).toList();
      return new SoakRig(order, locals, carrier, stage);
    } catch (RuntimeException | InterruptedException e) {
      program.close();
      carrier.end();
      open.close();
      throw e;
    }
  }

  private static List<String> words(SoakOrder order, Path shifts) {
    return List.of(
        "soak-node",
        "--home",
        order.home().toAbsolutePath().toString(),
        "--clocks",
        shifts.toAbsolutePath().toString(),
        "--people",
        Integer.toString(order.people()),
        "--seed",
        Long.toString(order.seed()));
  }

  private static Map<String, String> environment(
      Map<String, String> variables,
      RehearsalFolder folder,
      CarrierProcess.Address carrier,
      int port) {
    var all = new HashMap<>(folder.variables(variables));
    all.put("TURNOUT_PORT", Integer.toString(port));
    all.put("TURNOUT_PUBLIC_URL", PUBLIC.toString());
    all.put("TWILIO_ACCOUNT_SID", carrier.sid());
    all.put("TWILIO_AUTH_TOKEN", carrier.token());
    all.put("TWILIO_API_URL", carrier.api().toString());
    return all;
  }

  /// The stage, once the program is ready: with a token and the phones of its people.
  private static SoakStage made(
      Path data, SoakedProgram program, RemoteStandIn carrier, ShiftFile shifts)
      throws InterruptedException {
    try (var before =
        new SoakStage(data, program, carrier, shifts, new PhoneBook(List.of()), Map.of())) {
      ready(before, program);
    }
    var servers = org.turnout.embedded.EmbeddedServers.running(data).orElseThrow();
    try (var database = Database.open(servers.databaseUrl(), 1)) {
      String token =
          new Tokens(database, InstantSource.system())
              .create("Soak", Role.ADMIN, Duration.ofDays(30), MAKER)
              .token()
              .value();
      var phones = database.with(handle -> MadeUpPeople.phones(handle, Integer.MAX_VALUE));
      return new SoakStage(
          data, program, carrier, shifts, new PhoneBook(phones), Map.of("token", token));
    }
  }

  private static void ready(SoakStage stage, SoakedProgram program) throws InterruptedException {
    long until = System.nanoTime() + START.toNanos();
    while (System.nanoTime() < until && program.ends().isEmpty()) {
      try {
        if (stage.ask("GET", "/health/ready", "").statusCode() == 200) {
          return;
        }
      } catch (IOException _) {
        // It starts.
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    throw new IllegalStateException("the program did not start; what it said is in its log");
  }

  /// Runs it and judges.
  public SoakReport run(Consumer<Soak.Progress> progress, CountDownLatch stopped)
      throws InterruptedException {
    return new Soak(order, stage, locals, progress).run(stopped);
  }

  private static String hex() {
    var random = new byte[16];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  @Override
  public void close() {
    stage.program().close();
    stage.close();
    stage.carrier().close();
    carrier.end();
  }
}
