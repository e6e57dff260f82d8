package org.turnout.blast.plan;

import static org.turnout.blast.run.Run.count;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.turnout.blast.audience.Audience;
import org.turnout.blast.plan.PlanTotals.Finding;
import org.turnout.blast.run.Run;
import org.turnout.blast.text.Blast;
import org.turnout.channel.Encoding;
import org.turnout.channel.Segments;
import org.turnout.language.Language;
import org.turnout.people.QuietHours;
import org.turnout.problem.CountWords;
import org.turnout.settings.SenderSettings;

/// What a person should know before they agree to a plan, each with what to do about it.
final class PlanWarnings {
  /// Prices and rules older than this are worth a look.
  private static final Period OLD = Period.ofMonths(6);

  /// What a new account at Twilio may send in a day until its business profile is approved.
  private static final int NEW_ACCOUNT = 20_000;

  /// A text of more parts than this is skimmed, not read.
  private static final int BUDGET = 4;

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("EEE, MMM d, h:mm a zzz", Locale.US);

  private final BlastContext setup;
  private final Blast blast;
  private final SenderSettings sender;
  private final PlanTotals totals;
  private final List<Finding> findings = new ArrayList<>();

  PlanWarnings(BlastContext setup, Blast blast, SenderSettings sender, PlanTotals totals) {
    this.setup = setup;
    this.blast = blast;
    this.sender = sender;
    this.totals = totals;
  }

  /// @param again how many got another run of it lately
  List<Finding> look(
      QuietHours hours, Instant now, Optional<Run.Local> local, int again, CarrierStatus carrier) {
    var today = LocalDate.ofInstant(now, setup.settings().campaign().zone());
    who();
    again(again);
    local.ifPresent(moment -> past(moment, now));
    words();
    money(today);
    time(hours, today);
    caps();
    carrier
        .trouble()
        .ifPresent(trouble ->
            warning("carrier", trouble, "wait until it is fixed; ./turnout doctor says more"));
    carrier
        .balance()
        .ifPresent(balance ->
            warning("balance", "the carrier's balance is " + balance, "compare the cost"));
    return List.copyOf(findings);
  }

  private void who() {
    if (totals.getting() == 0) {
      blocker(
          "nobody",
          "nobody would get it: " + reasons(),
          "look at the audience, and at what people said yes to");
    }
    if (blast.audience() instanceof Audience.Everyone) {
      warning(
          "everyone",
          "this goes to everyone: " + CountWords.many(totals.audience(), "phone", "phones"),
          "");
    }
    totals.languages().stream()
        .filter(spoken -> !spoken.language().equals(spoken.text()))
        .forEach(spoken ->
            warning(
                "language",
                "%s would get %s"
                    .formatted(
                        CountWords.many(
                            spoken.people(),
                            spoken.name() + " speaker",
                            spoken.name() + " speakers"),
                        Language.inEnglish(spoken.text())),
                "fill in " + spoken.name() + "; in a file that is '" + spoken.language() + ":'"));
  }

  private void again(int people) {
    if (people > 0) {
      warning(
          "again",
          "%s got this blast within the last %d days, and would get it again"
              .formatted(count(people), PlanRows.LATELY.toDays()),
          "to leave them out, add to the audience: and not got " + blast.name());
    }
  }

  /// By the campaign's own clock: a time of day that has passed may still come further west.
  private void past(Run.Local local, Instant now) {
    var here = now.atZone(setup.settings().campaign().zone()).toLocalDateTime();
    if (local.date().isBefore(here.toLocalDate())) {
      blocker(
          "past",
          "it was meant to be sent on " + local.date() + ", and that day has passed",
          "write another day under 'send', or none to send it at once");
    } else if (local.date().atTime(local.time()).isBefore(here)) {
      warning(
          "late",
          "it was meant to be sent at %s today, and that time has passed here"
              .formatted(local.time()),
          "it is sent as soon as it is started; write a later time to make it wait");
    }
  }

  private void words() {
    if (totals.first() > 0 && adds()) {
      warning(
          "first-text",
          "%s our first text; who we are and how to stop is added to it"
              .formatted(CountWords.many(totals.first(), "person gets", "people get")),
          "say both in the text itself if there is room");
    }
    int over = totals.parts().over(BUDGET);
    if (over > 0) {
      warning(
          "long",
          "%s more than %d segments"
              .formatted(CountWords.many(over, "person gets", "people get"), BUDGET),
          "shorten the text");
    }
    int wide = totals.encodings().getOrDefault(Encoding.UCS_2.label(), 0);
    if (wide > 0) {
      warning(
          "encoding",
          CountWords.many(
                  wide,
                  "text has characters that double its price",
                  "texts have characters that double their price")
              + costly(),
          "never drop accents to save money, but a plain character may replace a symbol");
    }
  }

  /// Whether any variant in any language lacks one of the two.
  private boolean adds() {
    var first = setup.firstText();
    return blast.variants().stream()
        .flatMap(variant -> variant.texts().values().stream())
        .anyMatch(words -> !first.says(words.text()));
  }

  private String costly() {
    return blast.variants().stream()
        .flatMap(variant -> variant.texts().values().stream())
        .flatMap(words ->
            Segments.costly(org.turnout.channel.SmartEncoding.apply(words.text())).stream())
        .filter(Segments.Costly::flips)
        .map(Segments.Costly::character)
        .distinct()
        .limit(8)
        .reduce((a, b) -> a + " " + b)
        .map(all -> ": " + all)
        .orElse(" (in people's names)");
  }

  private void money(LocalDate today) {
    var asOf = setup.settings().prices().asOf();
    if (totals.cost().isEmpty()) {
      warning(
          "no-price",
          "what it costs is unknown: no price is set",
          "put 'sms out' and 'mms out' under 'prices' in config/turnout.yaml");
    } else if (asOf.plus(OLD).isBefore(today)) {
      warning(
          "old-prices",
          "the prices date from " + asOf,
          "compare them with the carrier's and set 'as of' in config/turnout.yaml");
    }
  }

  private void time(QuietHours hours, LocalDate today) {
    if (hours.asOf().plus(OLD).isBefore(today)) {
      warning(
          "old-hours",
          "the table of quiet hours dates from " + hours.asOf(),
          "have it checked against the law");
    }
    Optional<PlanTotals.Finish> finish = totals.finish();
    if (finish.isEmpty() && totals.getting() > 0) {
      blocker(
          "never",
          "sending hours and pace never let all of it be sent",
          "choose another time of day");
    }
    finish.ifPresent(end -> {
      var zone = setup.settings().campaign().zone();
      if (end.overnight() > 0) {
        warning(
            "overnight",
            "%s before the sending hours end; if started now, it is done by %s"
                .formatted(
                    CountWords.many(
                        end.overnight(), "segment is not sent", "segments are not sent"),
                    moment(end.at(), zone)),
            "start earlier in the day, or plan a smaller audience");
      } else {
        ok(
            "time",
            "at %s a second, if started now, it is done by %s"
                .formatted(
                    CountWords.many(end.perSecond(), "segment", "segments"),
                    moment(end.at(), zone)));
      }
    });
  }

  private void caps() {
    int cap = sender.messagesPerDay();
    if (cap > 0 && totals.getting() > cap) {
      blocker(
          "daily-cap",
          "%s may send %s texts a day, and this is %s"
              .formatted(sender.address(), count(cap), count(totals.getting())),
          "plan parts of it for several days, or ask for a higher cap");
    } else if (cap == 0 && totals.getting() > NEW_ACCOUNT) {
      warning(
          "new-account",
          "a new account at the carrier may send no more than "
              + count(NEW_ACCOUNT)
              + " texts a day",
          "if yours is new, set 'messages a day' of the sender in config/turnout.yaml");
    }
  }

  private String reasons() {
    return totals.skippedByName().entrySet().stream()
        .map(entry -> count(entry.getValue()) + " " + entry.getKey())
        .reduce((a, b) -> a + ", " + b)
        .orElse("");
  }

  private void blocker(String code, String message, String next) {
    findings.add(new Finding(code, "blocker", message, next));
  }

  private void warning(String code, String message, String next) {
    findings.add(new Finding(code, "warning", message, next));
  }

  private void ok(String code, String message) {
    findings.add(new Finding(code, "ok", message, ""));
  }

  private static String moment(Instant at, ZoneId zone) {
    return MOMENT.format(at.atZone(zone));
  }
}
