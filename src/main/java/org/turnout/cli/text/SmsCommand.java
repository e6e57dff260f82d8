package org.turnout.cli.text;

import com.google.common.base.Suppliers;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.turnout.channel.Segments;
import org.turnout.channel.Segments.Costly;
import org.turnout.channel.SmartEncoding;
import org.turnout.cli.terminal.JsonLines;
import org.turnout.problem.CountWords;
import org.turnout.problem.Problems;
import org.turnout.settings.Prices;
import org.turnout.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `turnout sms [TEXT]`: what a text costs, and which characters make it expensive.
@Command(
    name = "sms",
    description =
        "Encoding, segments, the characters that cost, smart encoding and price of a text.")
public final class SmsCommand implements Callable<Integer> {
  @Parameters(arity = "0..*", paramLabel = "TEXT", description = "The text; without it, --json.")
  private List<String> words = List.of();

  @Option(
      names = "--json",
      description = "One JSON string per line in, one JSON answer per line out.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  private final Supplier<Optional<Prices>> prices = Suppliers.memoize(SmsCommand::readPrices);

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    if (json && words.isEmpty()) {
      return JsonLines.answer(System.in, out, this::answer);
    }
    String text = String.join(" ", words);
    if (json) {
      out.println(JsonLines.write(answer(text)));
    } else {
      print(text, out);
    }
    return 0;
  }

  /// The answer of one text, in the order people read it.
  Map<String, Object> answer(String text) {
    Segments plain = Segments.of(text);
    Segments smart = SmartEncoding.count(text);
    var answer = new LinkedHashMap<String, Object>();
    answer.put("encoding", plain.encoding().label());
    answer.put("segments", plain.segments());
    answer.put("units", plain.units());
    answer.put("characters", text.codePointCount(0, text.length()));
    answer.put("left", plain.left());
    answer.put("costly", Segments.costly(text));
    answer.put("smart", Map.of("encoding", smart.encoding().label(), "segments", smart.segments()));
    prices
        .get()
        .ifPresent(p -> {
          answer.put("price", price(p, plain));
          answer.put("price_as_of", p.asOf().toString());
        });
    return answer;
  }

  private static BigDecimal price(Prices prices, Segments count) {
    return prices.smsOut().multiply(BigDecimal.valueOf(count.segments()));
  }

  private void print(String text, PrintWriter out) {
    Segments plain = Segments.of(text);
    Segments smart = SmartEncoding.count(text);
    out.printf("encoding  %s%n", plain.encoding().label());
    out.printf(
        "segments  %d   (%s, %d left in the last)%n",
        plain.segments(), CountWords.many(plain.units(), "unit", "units"), plain.left());
    for (Costly costly : Segments.costly(text)) {
      out.printf(
          "costs     %s  (%s)  %s, %s%n",
          costly.character(),
          Character.getName(costly.character().codePointAt(0)),
          costly.times() == 1 ? "once" : costly.times() + " times",
          costly.flips() ? "puts the whole text into UCS-2" : "counts as two");
    }
    if (!smart.equals(plain)) {
      out.printf(
          "smart     %s, %d  (when the carrier's smart encoding is on)%n",
          smart.encoding().label(), smart.segments());
    }
    prices
        .get()
        .ifPresent(p ->
            out.printf(
                "price     $%s a text, $%s for a thousand  (list of %s)%n",
                price(p, plain).toPlainString(),
                price(p, plain).movePointRight(3).stripTrailingZeros().toPlainString(),
                p.asOf()));
  }

  /// Prices if there are settings here; the count needs none.
  private static Optional<Prices> readPrices() {
    return Settings.read(Map.of(), Path.of(""), new Problems()).map(Settings::prices);
  }
}
