package org.turnout.console;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.turnout.audit.AuditEntry;

/// Entries of the log as sentences: "Ana paused it: the second line has a typo".
public final class AuditSentences {
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("blast.write", "wrote it"),
          Map.entry("blast.plan", "planned it"),
          Map.entry("blast.test", "sent a test"),
          Map.entry("blast.approve", "approved it"),
          Map.entry("blast.start", "started it"),
          Map.entry("blast.start at", "set a time to start it"),
          Map.entry("blast.start by hand", "removed its start time"),
          Map.entry("blast.not started", "could not start it"),
          Map.entry("blast.pause", "paused it"),
          Map.entry("blast.resume", "resumed it"),
          Map.entry("blast.cancel", "cancelled it"),
          Map.entry("blast.throttle", "set its pace"),
          Map.entry("blast.finish", "saw it finish"),
          Map.entry("blast.resend", "sent an uncertain text again"),
          Map.entry("blast.reopen", "opened it again for a text that is sent again"),
          Map.entry("blast.correct", "drafted a correction"),
          Map.entry("series.approve", "approved the series"),
          Map.entry("series.end", "ended the series"),
          Map.entry("series.missed", "missed a day"),
          Map.entry("series.failed", "could not plan a day"),
          Map.entry("series.waits", "left it for a person to decide"),
          Map.entry("bundle.use", "went back to older files"),
          Map.entry("roster.room", "gave a shift less room"),
          Map.entry("roster.ask", "asked to allow days that no notice covers"),
          Map.entry("roster.allow", "allowed days that no notice covers"),
          Map.entry("roster.forbid", "no longer allows days that no notice covers"),
          Map.entry("export.recipients", "downloaded the list of recipients"));

  private AuditSentences() {}

  /// What was done; an act without a sentence of its own is named as the log names it.
  public static String done(AuditEntry entry) {
    return WORDS.getOrDefault(entry.act(), entry.act().replace('.', ' '));
  }

  /// The same, with its times in the campaign's zone.
  public static String details(AuditEntry entry, PageView view) {
    return entry.act().equals("blast.start at")
        ? Optional.ofNullable(entry.details().get("at"))
            .map(at -> view.moment(Instant.parse(at)))
            .orElse("")
        : details(entry);
  }

  /// What else the log holds that tells a reader something: a reason, a pace, a time.
  public static String details(AuditEntry entry) {
    var details = entry.details();
    return switch (entry.act()) {
      case "blast.pause", "blast.cancel", "blast.not started", "series.waits" ->
          details.getOrDefault("why", "");
      case "series.approve" -> "at most " + details.getOrDefault("at most", "") + " people";
      case "series.missed", "series.failed" ->
          details.getOrDefault("on", "") + ": " + details.getOrDefault("why", "");
      case "roster.ask", "roster.allow", "roster.forbid" ->
          details.getOrDefault("site", "") + ": " + details.getOrDefault("reason", "");
      case "roster.room" ->
          details.getOrDefault("before", "")
              + " places before, "
              + details.getOrDefault("room", "")
              + " now";
      case "blast.throttle" -> details.getOrDefault("segments a second", "") + " segments a second";
      default -> "";
    };
  }
}
