package org.turnout.cli.text;

import com.google.common.base.Suppliers;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.turnout.cli.terminal.JsonLines;
import org.turnout.people.BroadcastWindow;
import org.turnout.people.PhoneFault;
import org.turnout.people.PhoneNumber;
import org.turnout.people.QuietHours;
import org.turnout.people.Whereabouts;
import org.turnout.people.ZoneFinder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `turnout phone [NUMBER]`: what a number is, where it may be and when it may be texted.
@Command(
    name = "phone",
    description = "What a phone number is, where it may be, and when a broadcast may reach it.")
public final class PhoneCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..*",
      paramLabel = "NUMBER",
      description = "The number; without it, --json.")
  private List<String> words = List.of();

  @Option(
      names = "--json",
      description = "One JSON string per line in, one JSON answer per line out.")
  private boolean json;

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      description = "Ask about this moment, such as 2026-10-02T14:00:00Z.")
  private @Nullable Instant at;

  @Spec private CommandSpec spec = CommandSpec.create();

  private final InstantSource clock;
  private final Supplier<ZoneFinder> zones = Suppliers.memoize(ZoneFinder::new);
  private final Supplier<QuietHours> quietHours = Suppliers.memoize(QuietHours::builtIn);

  public PhoneCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    if (json && words.isEmpty()) {
      return JsonLines.answer(System.in, out, this::answer);
    }
    Map<String, @Nullable Object> answer = answer(String.join(" ", words));
    if (json) {
      out.println(JsonLines.write(answer));
    } else {
      answer.forEach((name, value) -> out.printf("%-8s %s%n", name, value == null ? "-" : value));
    }
    return 0;
  }

  /// `e164` is null for what is not a number at all; `zones` and `window` are of every place the
  /// number may be, and only a valid one is anywhere; `wrong` says why it cannot be texted.
  public Map<String, @Nullable Object> answer(String written) {
    PhoneNumber.Reading reading = PhoneNumber.read(written);
    Whereabouts where = reading.usable().map(zones.get()::of).orElse(Whereabouts.NOWHERE);
    var answer = new LinkedHashMap<String, @Nullable Object>();
    answer.put("e164", reading.number().map(PhoneNumber::e164).orElse(null));
    answer.put("valid", reading.valid());
    answer.put("type", reading.number().isPresent() ? reading.type() : null);
    answer.put("zones", where.zones().stream().map(ZoneId::getId).toList());
    answer.put("window", window(where));
    reading.fault().map(PhoneFault::reason).ifPresent(why -> answer.put("wrong", why));
    return answer;
  }

  private @Nullable Map<String, Object> window(Whereabouts where) {
    Instant now = at == null ? clock.instant() : at;
    return switch (quietHours.get().at(where, now)) {
      case BroadcastWindow.Open(var closes) -> ordered(true, "closes", closes);
      case BroadcastWindow.Closed(var opens) -> ordered(false, "opens", opens);
      case BroadcastWindow.Never() -> null;
    };
  }

  private static Map<String, Object> ordered(boolean open, String name, Instant at) {
    var window = new LinkedHashMap<String, Object>();
    window.put("open", open);
    window.put(name, at.toString());
    return window;
  }
}
