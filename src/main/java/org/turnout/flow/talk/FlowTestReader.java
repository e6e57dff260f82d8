package org.turnout.flow.talk;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.turnout.channel.Channel;
import org.turnout.flow.talk.FlowTest.Act;
import org.turnout.flow.yaml.FlowFile;
import org.turnout.problem.DidYouMean;
import org.turnout.problem.Problems;
import org.turnout.problem.SourceLocation;
import org.turnout.settings.Times;
import org.turnout.yaml.YamlBlock;
import org.turnout.yaml.YamlFile;
import org.turnout.yaml.YamlNode;
import org.turnout.yaml.YamlNode.Listing;
import org.turnout.yaml.YamlNode.Mapping;
import org.turnout.yaml.YamlNode.Scalar;

/// Reads flow tests.
public final class FlowTestReader {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd H:mm", Locale.ROOT);
  private static final List<String> ACTS =
      List.of(
          "send",
          "photo",
          "expect",
          "expect exactly",
          "silence",
          "meanwhile",
          "after",
          "language",
          "channel",
          "start",
          "blast",
          "records",
          "happened");

  private final Problems problems;
  private final ZoneId zone;

  private FlowTestReader(ZoneId zone, Problems problems) {
    this.zone = zone;
    this.problems = problems;
  }

  /// The test in a file; what is wrong is added to the problems.
  ///
  /// @param zone the zone of `now:` and of the person
  public static Optional<FlowTest> read(FlowFile file, ZoneId zone, Problems problems) {
    return YamlFile.parse(file.text(), file.name(), problems)
        .map(root -> new FlowTestReader(zone, problems).test(root));
  }

  private FlowTest test(YamlNode root) {
    var block = YamlBlock.of(root, problems);
    var name = block.text("test");
    block.maybe("flow");
    var now =
        block.value(
            "now",
            "a day and time such as 2026-10-02 14:10",
            Instant.EPOCH,
            words -> LocalDateTime.parse(words, MOMENT).atZone(zone).toInstant());
    var who = member(block.block("member"));
    var given = acts(block.node("given"));
    var talk = acts(block.node("talk"));
    block.done();
    return new FlowTest(block.at(), name, who, now, given, talk);
  }

  private SimulatedPerson member(YamlBlock block) {
    var facts = new HashMap<String, String>();
    for (var fact : List.of("name", "zip", "employer")) {
      block.maybe(fact).ifPresent(words -> facts.put(fact, words));
    }
    var site = block.maybe("site");
    var spoken = block.maybe("language");
    spoken.ifPresent(tag -> facts.put("language", tag));
    var language = spoken.orElse("en");
    boolean member = block.node("member").isEmpty() || block.yes("member");
    var topics = block.texts("topics");
    var channel =
        block.maybe(
            "channel",
            Channel.choices(),
            words -> Channel.named(words).orElseThrow(IllegalArgumentException::new));
    boolean fresh = block.yes("new");
    block.done();
    return new SimulatedPerson(
        facts,
        site,
        language,
        zone,
        member,
        channel.orElse(Channel.ofPhones()),
        Set.copyOf(topics),
        "+15125550100",
        fresh);
  }

  private List<Act> acts(Optional<YamlNode> node) {
    var acts = new ArrayList<Act>();
    if (node.orElse(null) instanceof Listing(_, var items)) {
      items.forEach(item -> act(item).ifPresent(acts::add));
    } else {
      node.ifPresent(found ->
          problems.error(
              found.at(),
              "wrong-shape",
              "expected a list here, found " + found.called(),
              "- send: shift"));
    }
    return acts;
  }

  private Optional<Act> act(YamlNode item) {
    return switch (item) {
      case Scalar(var at, var text, _) when text.strip().equals("silence") ->
          Optional.of(new Act.Silence(at));
      case Scalar(var at, var text, _) -> Optional.of(new Act.Meanwhile(at, text.strip()));
      case Mapping(_, var entries) when entries.size() == 1 -> act(entries.getFirst());
      case Mapping _, Listing _ -> {
        problems.error(
            item.at(), "wrong-shape", "each line of a talk says one thing", "- send: shift");
        yield Optional.empty();
      }
    };
  }

  private Optional<Act> act(YamlNode.Entry entry) {
    var at = entry.at();
    var words = entry.value() instanceof Scalar(_, var text, _) ? text.strip() : "";
    return switch (entry.key()) {
      case "send" -> Optional.of(new Act.Send(at, words, List.of()));
      case "photo" -> Optional.of(new Act.Send(at, "", List.of(7L)));
      case "expect" -> Optional.of(new Act.Expect(at, words));
      case "expect exactly" -> Optional.of(new Act.Exactly(at, words));
      case "silence" -> Optional.of(new Act.Silence(at));
      case "meanwhile" -> Optional.of(new Act.Meanwhile(at, words));
      case "after" -> Optional.of(new Act.After(at, span(words, entry.value().at())));
      case "language" -> Optional.of(new Act.Speaks(at, words));
      case "channel" -> Optional.of(new Act.Uses(at, channel(words, entry.value().at())));
      case "start" -> Optional.of(new Act.Begins(at, words));
      case "blast" -> Optional.of(new Act.Reached(at, words));
      case "records" -> Optional.of(new Act.Records(at, counts(entry.value())));
      case "happened" -> Optional.of(new Act.Happened(at, words));
      default -> {
        problems.error(
            at,
            "unknown-name",
            "'" + entry.key() + "' means nothing in a talk",
            DidYouMean.hint(entry.key(), ACTS)
                .or(() -> Optional.of("known here: " + String.join(", ", ACTS))));
        yield Optional.empty();
      }
    };
  }

  private Channel channel(String words, SourceLocation at) {
    return Channel.named(words)
        .orElseGet(() -> {
          problems.error(
              at, "wrong-value", "expected " + Channel.choices() + ", found '" + words + "'");
          return Channel.ofPhones();
        });
  }

  private Duration span(String words, SourceLocation at) {
    try {
      return Times.span(words);
    } catch (IllegalArgumentException _) {
      problems.error(at, "wrong-value", "expected a time such as 13h, found '" + words + "'");
      return Duration.ZERO;
    }
  }

  private Map<String, Long> counts(YamlNode node) {
    var counts = new LinkedHashMap<String, Long>();
    var block = YamlBlock.of(node, problems);
    for (var name : block.all().keySet()) {
      counts.put(name, block.value(name, "a whole number", 0L, Long::parseLong));
    }
    return counts;
  }
}
