package org.turnout.console;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.turnout.access.Permission;
import org.turnout.access.Sessions.Found;
import org.turnout.access.SignedIn;
import org.turnout.problem.CountWords;
import org.turnout.time.MomentFormat;
import org.turnout.web.Door;

/// What every page shows of who is looking and where, and how it writes numbers and times.
///
/// @param campaign whose console it is
/// @param zone times are shown in it
/// @param doors to other pages on the same server, such as a demo's phones
public record PageView(Found.Open open, String campaign, ZoneId zone, List<Door> doors) {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("EEE, MMM d, h:mm a zzz", Locale.US);
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("EEE, MMM d, h:mm:ss a zzz", Locale.US);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("h:mm a zzz", Locale.US);

  public PageView {
    doors = List.copyOf(doors);
  }

  /// Who is signed in.
  public String name() {
    return open.who().name();
  }

  /// Their role's word.
  public String role() {
    return open.who().role().word();
  }

  /// What their forms carry.
  public String form() {
    return open.form();
  }

  /// Whether they may write and plan; the pages then show how.
  public boolean writes() {
    return open.who().may(Permission.WRITE);
  }

  /// Whether they may approve.
  public boolean approves() {
    return open.who().may(Permission.APPROVE);
  }

  /// Whether they may start and stop.
  public boolean runs() {
    return open.who().may(Permission.RUN);
  }

  /// Whether they may read what members write, and answer.
  public boolean answers() {
    return open.who().may(Permission.INBOX);
  }

  /// Whether they may change rosters.
  public boolean looksAfterRosters() {
    return open.who().may(Permission.ROSTERS);
  }

  /// Whether they may look at blasts.
  public boolean reads() {
    return open.who().may(Permission.READ);
  }

  /// Whether they may see members' numbers.
  public boolean sees() {
    return open.who().may(Permission.MEMBERS);
  }

  /// Where their work begins.
  public String home() {
    return home(open.who());
  }

  /// Where somebody's work begins.
  static String home(SignedIn who) {
    return who.may(Permission.READ) ? BlastPages.LIST : InboxPage.PATH;
  }

  /// `62,000`
  public static String number(long n) {
    return String.format(Locale.US, "%,d", n);
  }

  /// `97.3 %` of a whole; a part is never rounded to all or to nothing.
  public static String percent(long part, long whole) {
    if (part == 0 || whole == 0) {
      return "0 %";
    }
    double share = 100.0 * part / whole;
    if (part < whole) {
      share = Math.clamp(share, 0.1, 99.9);
    }
    return String.format(Locale.US, share >= 100 ? "%.0f %%" : "%.1f %%", share);
  }

  /// `$1,234.50`
  public static String money(BigDecimal dollars) {
    return String.format(Locale.US, "$%,.2f", dollars.setScale(2, RoundingMode.HALF_UP));
  }

  /// `Sat, Nov 21, 6:05 PM PST`, in the campaign's zone.
  public String when(Instant at) {
    return WHEN.format(at.atZone(zone));
  }

  /// `Sat, Nov 21, 2026, 6:05 PM PST`: a time that may be far away.
  public String moment(Instant at) {
    return MomentFormat.said(at, zone);
  }

  /// `Sat, Nov 21, 6:05:09 PM PST`, in the campaign's zone.
  public String second(Instant at) {
    return SECOND.format(at.atZone(zone));
  }

  /// `6:05 PM PST`
  public String time(Instant at) {
    return TIME.format(at.atZone(zone));
  }

  /// `about 12 minutes`
  public static String about(Duration time) {
    long seconds = Math.max(0, time.toSeconds());
    if (seconds < 90) {
      return seconds + (seconds == 1 ? " second" : " seconds");
    }
    if (seconds < 90 * 60) {
      return Math.round(seconds / 60.0) + " minutes";
    }
    if (seconds < 36 * 3600) {
      return String.format(Locale.US, "%.1f hours", seconds / 3600.0);
    }
    return Math.round(seconds / 86_400.0) + " days";
  }

  /// English for so many: `1 person`, `2 people`.
  public static String many(long n, String one, String other) {
    return CountWords.many(n, one, other);
  }
}
