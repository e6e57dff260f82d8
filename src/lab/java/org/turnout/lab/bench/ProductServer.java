package org.turnout.lab.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.turnout.channel.twilio.TwilioAccess;
import org.turnout.channel.twilio.Webhooks;
import org.turnout.lab.bench.load.BenchFailed;
import org.turnout.lab.bench.load.ExpectedResponse;
import org.turnout.lab.bench.load.LoadGenerator;
import org.turnout.lab.bench.load.LoadResult;
import org.turnout.lab.bench.load.RequestBatch;

/// The whole program as the command line serves it, with a campaign of one flow in which every
/// number is a plain answer.
final class ProductServer {
  /// In every answer to a number, and in no other text.
  static final ExpectedResponse QUESTION = new ExpectedResponse(200, "How many hours did you walk");

  private static final List<String> FILES =
      List.of(
          "config/turnout.yaml", "config/locals.yaml", "config/topics.yaml", "flows/hours.yaml");

  private ProductServer() {}

  static ServerJvm start(BenchServers ground) {
    return start(ground, TwilioRequests.ACCESS.api().toString());
  }

  /// The same with a carrier on this machine.
  static ServerJvm start(BenchServers ground, int carrier) {
    return start(ground, "http://127.0.0.1:" + carrier);
  }

  private static ServerJvm start(BenchServers ground, String api) {
    Path home = ground.folder().resolve("campaign");
    FILES.forEach(file -> copy(file, home.resolve(file)));
    TwilioAccess access = TwilioRequests.ACCESS;
    return ground.start(
        "product",
        home,
        "org.turnout.Main",
        List.of("serve", "--home", home.toString()),
        0,
        Map.of(
            "TURNOUT_PUBLIC_URL", access.publicUrl().toString(),
            "TURNOUT_DATA", home.resolve("data").toString(),
            "TWILIO_ACCOUNT_SID", access.accountSid(),
            "TWILIO_AUTH_TOKEN", access.tokens().getFirst(),
            "TWILIO_API_URL", api));
  }

  /// Every phone asks for the flow, so that whatever it says next is an answer.
  static void begin(ServerJvm product, int phones, int connections) {
    var requests = new TwilioRequests();
    var all = new PhoneRotation(phones);
    var batch = new RequestBatch();
    for (int i = 0; i < phones; i++) {
      batch.add(requests.text(Webhooks.MESSAGE, all.next(), "HOURS"));
    }
    try (var generator = new LoadGenerator(product.port(), connections, QUESTION)) {
      LoadResult load = generator.closed(batch, Duration.ofMinutes(5));
      if (load.answered() != phones) {
        throw new BenchFailed(load.answered() + " of " + phones + " phones began the flow");
      }
    }
  }

  private static void copy(String file, Path to) {
    try (InputStream in = ProductServer.class.getResourceAsStream("campaign/" + file)) {
      if (in == null) {
        throw new BenchFailed("the benchmark's " + file + " is not in the program");
      }
      Files.createDirectories(to.getParent());
      Files.copy(in, to, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new BenchFailed("writing " + to, e);
    }
  }
}
