package org.turnout.lab.soak;

import java.util.List;
import java.util.random.RandomGenerator;

/// Texts that no person writes, or that come in no good way.
final class TextFaults {
  private static final List<String> NAMED =
      List.of("72345", "AMAZON", "whatsapp:+12135550142", "0");

  private static final List<String> STRANGE =
      List.of(
          "",
          " ",
          "\u0000nul\u0000",
          "\ud83d",
          "\ud83d\ude80".repeat(200),
          "\u202eSTOP\u202c",
          "{first_name} {{x}} ${y} %s",
          "'; drop table inbound; --",
          "x".repeat(1_600),
          "a\u0301".repeat(300),
          "https://example.org@evil.example/x",
          "\u0627\u0644\u0633\u0644\u0627\u0645 \u4f60\u597d",
          "Liked \u201cwear your union gear\u201d",
          "<script>alert(1)</script>",
          "-1e309 NaN 99999999999999999999");

  private TextFaults() {}

  static List<FaultKind> all() {
    return List.of(
        FaultKind.once(
            "a log entry without a sender",
            (stage, _) -> stage.carrier().withhold("", "who is it")),
        FaultKind.once("texts whose webhook got lost", TextFaults::lost),
        FaultKind.once("webhooks twice and at once", TextFaults::repeated),
        FaultKind.once(
            "texts of short codes and named senders",
            (stage, _) -> {
              for (String name : NAMED) {
                told(stage, name, "Your code is 471182");
              }
            }),
        FaultKind.once("a flood of one number", TextFaults::flood),
        FaultKind.once(
            "a machine that answers every text",
            (stage, _) -> {
              String machine = stage.phones().stranger();
              stage.inBackground(() -> {
                for (int i = 0; i < 12; i++) {
                  stage.carrier().text(machine, "Thank you for writing, we are closed. " + i);
                }
              });
            }),
        FaultKind.once("strange texts", TextFaults::strange));
  }

  private static void told(SoakStage stage, String from, String body) {
    stage.inBackground(() -> stage.carrier().text(from, body));
  }

  private static void lost(SoakStage stage, RandomGenerator lot) {
    for (int i = 0; i < 3; i++) {
      stage.carrier().withhold(stage.phones().stranger(), lot.nextBoolean() ? "MENU" : "STOP");
    }
  }

  private static void repeated(SoakStage stage, RandomGenerator lot) {
    for (int i = 0; i < 4; i++) {
      String sid = stage.carrier().withhold(stage.phones().stranger(), "SHIFT").sid();
      for (int copy = 0; copy < 2 + lot.nextInt(3); copy++) {
        stage.inBackground(() -> stage.carrier().announce(sid));
      }
    }
  }

  private static void flood(SoakStage stage, RandomGenerator lot) {
    String phone = stage.phones().stranger();
    String word = lot.nextBoolean() ? "MENU" : "HELP";
    for (int i = 0; i < 100; i++) {
      told(stage, phone, word);
    }
  }

  private static void strange(SoakStage stage, RandomGenerator lot) {
    for (int i = 0; i < 5; i++) {
      told(stage, stage.phones().stranger(), STRANGE.get(lot.nextInt(STRANGE.size())));
    }
  }
}
