package org.turnout.bench;

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

/// The whole program as the command line serves it, with a campaign of one flow in which every
/// number is a plain answer.
final class Product {
  /// Stands in every answer to a number, and in no other text.
  static final Expected QUESTION = new Expected(200, "How many hours did you walk");

  private static final List<String> FILES =
      List.of(
          "config/turnout.yaml", "config/locals.yaml", "config/topics.yaml", "flows/hours.yaml");

  private Product() {}

  static ServerJvm start(Ground ground) {
    return start(ground, TwilioRequests.ACCESS.api().toString());
  }

  /// The same with a carrier on this machine.
  static ServerJvm start(Ground ground, int carrier) {
    return start(ground, "http://127.0.0.1:" + carrier);
  }

  private static ServerJvm start(Ground ground, String api) {
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
    var all = new MadeUpPhones(phones);
    var batch = new Batch();
    for (int i = 0; i < phones; i++) {
      batch.add(requests.text(Webhooks.MESSAGE, all.next(), "HOURS"));
    }
    try (var generator = new Generator(product.port(), connections, QUESTION)) {
      Load load = generator.closed(batch, Duration.ofMinutes(5));
      if (load.answered() != phones) {
        throw new BenchFailed(load.answered() + " of " + phones + " phones began the flow");
      }
    }
  }

  private static void copy(String file, Path to) {
    try (InputStream in = Product.class.getResourceAsStream("campaign/" + file)) {
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
