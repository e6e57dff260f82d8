package org.turnout.cli.records;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.turnout.app.BackingServers;
import org.turnout.blast.report.Explanation;
import org.turnout.channel.twilio.TwilioErrors;
import org.turnout.cli.terminal.RecordsCommand;
import org.turnout.cli.terminal.ServersOption;
import org.turnout.people.BroadcastWindow;
import org.turnout.people.PhoneFault;
import org.turnout.people.PhoneNumber;
import org.turnout.people.QuietHours;
import org.turnout.people.Whereabouts;
import org.turnout.people.ZoneFinder;
import org.turnout.time.MomentFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `./turnout explain PHONE`: why this number was or was not texted.
@Command(name = "explain", description = "Why this number was or was not texted.")
public final class ExplainCommand extends RecordsCommand implements Callable<Integer> {
  private static final int TEXTS = 50;

  private final InstantSource clock;

  @Parameters(arity = "1..*", paramLabel = "PHONE", description = "In any format.")
  private List<String> words = List.of();

  public ExplainCommand(InstantSource clock, ServersOption servers) {
    super(servers);
    this.clock = clock;
  }

  @Override
  public Integer call() {
    String written = String.join(" ", words).strip();
    var reading = PhoneNumber.read(written);
    ZoneId zone = zone();
    return with(foundations -> {
      var explained =
          reading.number().flatMap(number -> explained(foundations, number.e164(), TEXTS));
      boolean sender = explained.isEmpty() && explained(foundations, written, 0).isPresent();
      if (sender) {
        out()
            .println(
                "The sender "
                    + written
                    + " has texted us and is not a phone: its texts are recorded, nothing answers them, and it is in no audience.");
        return 0;
      }
      if (reading.number().isEmpty()) {
        err().println("That is " + why(reading) + ". Write it as +1 213 555 0123.");
        return 2;
      }
      PhoneNumber number = reading.number().get();
      if (explained.isEmpty()) {
        out()
            .println(
                number.masked()
                    + " is not in the records: it never texted us, and nobody imported it.");
        out().println("Next: ./turnout import members, or let them text a keyword.");
        return 1;
      }
      print(number, explained.get(), zone);
      return 0;
    });
  }

  private static Optional<Explanation> explained(
      BackingServers foundations, String address, int texts) {
    return foundations
        .database()
        .inTransaction(handle -> Explanation.of(handle, address, TwilioErrors.load()::of, texts));
  }

  private static String why(PhoneNumber.Reading reading) {
    return reading
        .fault()
        .filter(fault -> fault != PhoneFault.NOT_IN_SERVICE)
        .map(PhoneFault::reason)
        .orElse("not a phone number");
  }

  private void print(PhoneNumber number, Explanation phone, ZoneId zone) {
    out().println("The phone " + number.masked());
    out().println("  " + reachable(phone, zone));
    if (phone.employerOwned()) {
      out().println("  It belongs to an employer: blasts leave it out.");
    }
    out().println("  " + hours(number, zone));
    out().println("Consent");
    if (phone.consent().isEmpty()) {
      out().println("  Nothing on record: it gets answers but no blasts.");
    }
    for (var word : phone.consent()) {
      printf(
          "  %s  %-12s %-14s by %s%s%n",
          MomentFormat.column(word.at(), zone),
          word.what().replace('_', ' '),
          word.topic().orElse("every text"),
          word.source(),
          word.effective() ? "" : " (overtaken by a newer word)");
    }
    out().println("Texts, the newest first");
    if (phone.texts().isEmpty()) {
      out().println("  None.");
    }
    for (var text : phone.texts()) {
      printf(
          "  %s  %-20s %-11s %s%n",
          MomentFormat.column(text.at(), zone),
          text.blast().orElse(text.kind()),
          text.state(),
          text.why());
    }
  }

  private static String reachable(Explanation phone, ZoneId zone) {
    if (phone.stopped().isPresent()) {
      return "It has been stopped since %s: it gets no text until it texts START."
          .formatted(MomentFormat.said(phone.stopped().get(), zone));
    }
    if (phone.bad()) {
      return "The carrier says that it can't be reached: it gets no text.";
    }
    return phone
        .held()
        .map(_ -> "It may have asked for an end of texts: broadcasts wait (./turnout inbox).")
        .orElse("It may be texted.");
  }

  private String hours(PhoneNumber number, ZoneId zone) {
    Whereabouts where = new ZoneFinder().of(number);
    return switch (QuietHours.builtIn().at(where, clock.instant())) {
      case BroadcastWindow.Open(var closes) ->
          "By its area code a blast may reach it now, until "
              + MomentFormat.said(closes, zone)
              + ".";
      case BroadcastWindow.Closed(var opens) ->
          "By its area code no blast may reach it before " + MomentFormat.said(opens, zone) + ".";
      case BroadcastWindow.Never() ->
          "By its area code nobody knows where it is: no blast reaches it.";
    };
  }
}
