package org.turnout.blast.run;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.turnout.blast.text.Blast;
import org.turnout.time.MomentFormat;

/// When a run goes out, in words that name whose clock is meant: the same on its page and in a
/// terminal.
public final class StartWords {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE, MMM d, uuuu", Locale.US);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("h:mm a", Locale.US);

  private StartWords() {}

  /// `From Tue, Dec 1, 2026, 6:00 PM in each recipient's local time, once it is started.`
  ///
  /// @param zone the campaign's
  public static String of(Run run, ZoneId zone) {
    String begins =
        run.started()
            .map(did -> "started on " + MomentFormat.said(did.at(), zone))
            .or(() ->
                run.startAt()
                    .map(did -> "starts automatically on " + MomentFormat.said(did.at(), zone)))
            .orElse("");
    return run.local()
        .map(local ->
            "From "
                + local(local.date(), local.time())
                + (begins.isEmpty() ? ", once it is started." : "; " + begins + "."))
        .orElseGet(() ->
            begins.isEmpty()
                ? "As soon as somebody starts it."
                : begins.substring(0, 1).toUpperCase(Locale.ROOT) + begins.substring(1) + ".");
  }

  /// The same of a blast that is not planned yet.
  public static String of(Blast blast) {
    if (blast.every().isPresent()) {
      return "On each day of its schedule, in each recipient's local time.";
    }
    return blast
        .send()
        .map(send ->
            send.on()
                .map(day -> "From " + local(day, send.at()) + ", once it is started.")
                .orElseGet(() ->
                    "At %s in each recipient's local time, on the first day that it is still ahead."
                        .formatted(TIME.format(send.at()))))
        .orElse("As soon as somebody starts it.");
  }

  private static String local(LocalDate date, LocalTime time) {
    return "%s, %s in each recipient's local time".formatted(DAY.format(date), TIME.format(time));
  }
}
