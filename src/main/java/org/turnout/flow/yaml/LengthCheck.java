package org.turnout.flow.yaml;

import java.util.Locale;
import org.turnout.channel.Channel;
import org.turnout.channel.Segments;
import org.turnout.flow.Step;
import org.turnout.problem.Problems;

/// What texts cost: long ones, and single characters that double the price of a text.
final class LengthCheck implements BundleChecker.Check {
  /// What a name is taken to be worth when nothing better is known.
  private static final String SAMPLE = "Sample Name";

  /// A text of more parts than this is skimmed, not read.
  private static final int BUDGET = 4;

  /// The carrier refuses longer texts.
  private static final int MOST_CHARACTERS = Channel.ofPhones().traits().longestText();

  @Override
  public void check(FlowSetReader.Read read, Problems problems) {
    double price = read.bundle().catalog().dollarsPerSegment();
    for (var flow : read.flows()) {
      for (var text : flow.texts()) {
        if (text.isMessage() && !text.words().contains("{wording.")) {
          check(flow, text, price, problems);
        }
      }
    }
  }

  private static void check(ReadFlow flow, UsedText text, double price, Problems problems) {
    var sample = sample(flow, text);
    var segments = Segments.of(sample);
    if (sample.length() > MOST_CHARACTERS) {
      problems.error(
          text.place(),
          "too-long",
          "this text has about %d characters; carriers refuse more than %d"
              .formatted(sample.length(), MOST_CHARACTERS),
          "split it into two texts");
      return;
    }
    var costly = Segments.costly(sample).stream().filter(Segments.Costly::flips).findFirst();
    if (segments.segments() > BUDGET) {
      problems.warning(
          text.place(),
          "over-budget",
          "this text takes %d segments, about $%s per thousand people"
              .formatted(segments.segments(), dollars(segments.segments() * price * 1_000)),
          costly
              .map(found -> named(found) + " makes it cost more")
              .orElse("shorten it to " + BUDGET + " segments"));
    } else if (text.language().equals("en") && costly.isPresent()) {
      problems.warning(
          text.place(),
          "costly-character",
          "%s makes this text %d segments, about $%s per thousand people"
              .formatted(
                  named(costly.get()),
                  segments.segments(),
                  dollars(segments.segments() * price * 1_000)),
          "a plain character in its place may halve that");
    }
  }

  private static String named(Segments.Costly costly) {
    return Character.isSpaceChar(costly.character().codePointAt(0))
        ? "a no-break space, as Word makes them,"
        : "the character '" + costly.character() + "'";
  }

  private static String dollars(double amount) {
    return String.format(Locale.ROOT, "%.2f", amount);
  }

  private static String sample(ReadFlow flow, UsedText text) {
    boolean list =
        flow.flow().steps().get(text.path()) instanceof Step.Ask ask && ask.type().isPresent();
    return text.words()
        .replace("{choices}", list ? "1 Mon Oct 5 6am-10am Sunset\n".repeat(4) : "")
        .replaceAll("\\{[^}]*}", SAMPLE);
  }
}
