package org.turnout.lab.scenario;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import org.turnout.problem.Problems;
import org.turnout.settings.Times;
import org.turnout.yaml.YamlBlock;
import org.turnout.yaml.YamlNode;

/// Reads a scenario's YAML. What is left out is as on a calm day.
final class ScenarioReader {
  private static final int MOST_A_SECOND = 100_000;

  private ScenarioReader() {}

  static Scenario read(YamlNode root, String text, Problems problems) {
    YamlBlock file = YamlBlock.of(root, problems);
    var scenario =
        new Scenario(
            file.text("scenario"),
            file.text("about"),
            Conditions.CALM
                .seed(file.maybe("seed", "a whole number", Long::parseLong).orElse(1L))
                .answers(latency(file, "answers in").orElse(Latency.none()))
                .capacity(capacity(file))
                .mishaps(mishaps(file).orElse(Shares.none()))
                .hang(time(file, "hang").orElse(Conditions.CALM.hang()))
                .spells(file.blocks("spells").stream().map(ScenarioReader::spell).toList())
                .fates(fates(file))
                .callbacks(callbacks(file))
                .replies(replies(file)),
            text);
    file.done();
    return scenario;
  }

  private static Capacity capacity(YamlBlock file) {
    YamlBlock sender = file.block("sender");
    YamlBlock account = file.block("account");
    var capacity =
        new Capacity(
            number(sender, "segments per second", 0),
            time(sender, "queue").orElse(Capacity.QUEUE),
            number(account, "texts per second", Capacity.ACCOUNT),
            number(account, "at once", 0));
    sender.done();
    account.done();
    return capacity;
  }

  private static FaultWindow spell(YamlBlock block) {
    var spell =
        new FaultWindow(
            number(block, "after requests", 0),
            number(block, "for requests", Integer.MAX_VALUE),
            latency(block, "answers in"),
            mishaps(block));
    block.done();
    return spell;
  }

  private static DeliveryOutcomes fates(YamlBlock file) {
    YamlBlock phones = file.block("phones");
    YamlBlock filter = file.block("filter");
    var fates =
        new DeliveryOutcomes(
            shares(phones, "refused", ScenarioReader::code),
            shares(phones, "undelivered", ScenarioReader::code),
            share(filter, "share"),
            filter.texts("words"));
    phones.done();
    filter.done();
    return fates;
  }

  private static CallbackBehavior callbacks(YamlBlock file) {
    YamlBlock block = file.block("callbacks");
    var trouble =
        new CallbackBehavior(
            latency(file, "delivery").orElse(Latency.none()),
            latency(block, "late").orElse(Latency.none()),
            checked(
                block,
                Map.of(
                    FaultScript.OnCallbacks.LOST, share(block, "lost"),
                    FaultScript.OnCallbacks.TWICE, share(block, "repeated"),
                    FaultScript.OnCallbacks.BACKWARDS, share(block, "out of order"))));
    block.done();
    return trouble;
  }

  private static ReplyBehavior replies(YamlBlock file) {
    YamlBlock block = file.block("replies");
    var replies =
        new ReplyBehavior(
            share(block, "share"),
            latency(block, "after").orElse(Latency.none()),
            shares(block, "say", word -> word),
            share(block, "reactions"));
    block.done();
    return replies;
  }

  private static Optional<Shares<FaultScript.OnCreate>> mishaps(YamlBlock block) {
    return block.node("requests").isEmpty()
        ? Optional.empty()
        : Optional.of(shares(block, "requests", ScenarioReader::mishap));
  }

  private static FaultScript.OnCreate mishap(String name) {
    var mishap =
        FaultScript.OnCreate.valueOf(
            name.toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_'));
    if (mishap == FaultScript.OnCreate.ACCEPT) {
      throw new IllegalArgumentException(name);
    }
    return mishap;
  }

  private static int code(String digits) {
    if (!digits.matches("[1-9][0-9]{4}")) {
      throw new IllegalArgumentException(digits);
    }
    return Integer.parseInt(digits);
  }

  /// A block of names, each with its share.
  private static <T extends Comparable<? super T>> Shares<T> shares(
      YamlBlock parent, String key, Function<String, T> reader) {
    YamlBlock block = parent.block(key);
    SequencedMap<T, Double> all = new LinkedHashMap<>();
    block
        .all()
        .forEach((name, node) -> {
          double share = share(block, name);
          try {
            all.put(reader.apply(name), share);
          } catch (IllegalArgumentException _) {
            block
                .problems()
                .error(node.at(), "wrong-value", key + ": '" + name + "' is none of its names");
          }
        });
    return checked(block, all);
  }

  private static <T extends Comparable<? super T>> Shares<T> checked(
      YamlBlock block, Map<T, Double> all) {
    try {
      return Shares.of(all);
    } catch (IllegalArgumentException _) {
      block.problems().error(block.at(), "wrong-value", "these shares are more than the whole");
      return Shares.none();
    }
  }

  private static double share(YamlBlock block, String key) {
    return block
        .maybe(
            key,
            "a share from 0% to 100%",
            words -> {
              double share = Double.parseDouble(words.replaceFirst(" ?%$", "")) / 100;
              if (!words.endsWith("%") || !(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException(words);
              }
              return share;
            })
        .orElse(0.0);
  }

  private static int number(YamlBlock block, String key, int otherwise) {
    return block
        .maybe(
            key,
            "a whole number from 0",
            words -> {
              int number = Integer.parseInt(words);
              if (number < 0 || (key.contains("second") && number > MOST_A_SECOND)) {
                throw new IllegalArgumentException(words);
              }
              return number;
            })
        .orElse(otherwise);
  }

  private static Optional<Duration> time(YamlBlock block, String key) {
    return block.maybe(
        key,
        "a length of time such as 150 ms or 2 minutes",
        words -> Times.parse(words).orElseThrow(IllegalArgumentException::new));
  }

  /// `150 ms`, or `{median: 150 ms, spread: 0.6}`.
  private static Optional<Latency> latency(YamlBlock block, String key) {
    if (!(block.node(key).orElse(null) instanceof YamlNode.Mapping)) {
      return time(block, key).map(Latency::fixed);
    }
    YamlBlock inner = block.block(key);
    Duration median = time(inner, "median").orElse(Duration.ZERO);
    double spread =
        inner.value(
            "spread",
            "a number from 0 to 3",
            0.0,
            words -> {
              double value = Double.parseDouble(words);
              var checked = new Latency.LogNormal(median, value);
              return checked.spread();
            });
    inner.done();
    return Optional.of(new Latency.LogNormal(median, spread));
  }
}
