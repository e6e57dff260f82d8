package org.turnout.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.turnout.console.PicketDesk.SIX;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.access.Principal;
import org.turnout.access.Role;
import org.turnout.access.ServiceResult;
import org.turnout.audit.Actor;
import org.turnout.console.ConsoleClient.Someone;
import org.turnout.roster.RosterImport;
import org.turnout.roster.ServedRosters;
import org.turnout.roster.SheetReport;
import org.turnout.roster.board.RosterServices;
import org.turnout.testkit.LocalHttp;

/// Shifts and people as files, out and in.
class RosterFilePagesIT {
  @AutoClose private static final ConsoleClient DESK = new ConsoleClient();
  private static final PicketDesk PICKET = new PicketDesk(DESK);
  private static final Someone ANA = DESK.someone("Ana Cruz", Role.ORGANIZER);
  private static final Someone ADA = DESK.someone("Ada", Role.ADMIN);
  private static final Someone DANA = DESK.someone("Dana Reyes", Role.STEWARD);
  private static final Principal OSCAR = Principal.operator(new Actor("oscar", "cli"));
  private static final String LINE = "/rosters/picket";

  private static final RosterImport IMPORTS =
      RosterServices.of(
              new ServedRosters(
                  DESK.db.database(),
                  DESK.runs.clocks().campaign(),
                  () -> DESK.rosters,
                  DESK.setup::directory))
          .imports();

  private static HttpResponse<String> send(Someone who, String what, String csv, boolean apply) {
    String mark = "----mark";
    var body = new StringBuilder();
    part(body, mark, "name=\"form\"", who.form());
    part(body, mark, "name=\"what\"", what);
    part(body, mark, "name=\"apply\"", apply ? "yes" : "");
    part(body, mark, apply ? "name=\"sheet\"" : "name=\"file\"; filename=\"a.csv\"", csv);
    body.append("--").append(mark).append("--\r\n");
    return LocalHttp.post(
        who.port(),
        "/console" + LINE + "/files",
        body.toString(),
        "Cookie",
        Cookies.SESSION + "=" + who.key(),
        "Content-Type",
        "multipart/form-data; boundary=" + mark);
  }

  private static void part(StringBuilder body, String mark, String name, String value) {
    body.append("--")
        .append(mark)
        .append("\r\nContent-Disposition: form-data; ")
        .append(name)
        .append("\r\n\r\n")
        .append(value)
        .append("\r\n");
  }

  private static SheetReport shifts(String csv, boolean apply) {
    return ((ServiceResult.Done<SheetReport>)
            IMPORTS.shifts(OSCAR, "picket", new StringReader(csv), apply))
        .value();
  }

  private static String count(String where) {
    return PICKET.one("select count(*) from place where " + where);
  }

  @Test
  void aFileIsTriedFirstAndThenDoneAsAWhole() {
    String csv =
        "site,day,start,end,room,meet,captain\nsunset,2026-10-10,6:00,10:00,8,the gate,Lin Wu\n";
    var tried = send(ANA, "shifts", csv, false);
    assertThat(tried.statusCode()).isEqualTo(200);
    assertThat(tried.body()).contains("Nothing is wrong with it", "1 row would change", csv);
    assertThat(count("slug = 'sunset-2026-10-10-0600'")).isEqualTo("0");
    var done = send(ANA, "shifts", csv, true);
    assertThat(done.body()).contains("It is done: 1 row has changed something");
    assertThat(count("slug = 'sunset-2026-10-10-0600' and captain = 'Lin Wu' and room = 8"))
        .isEqualTo("1");
    assertThat(shifts(csv, true)).isEqualTo(new SheetReport(true, 0, 1, 0, List.of()));
    assertThat(send(DANA, "shifts", csv, true).statusCode()).isEqualTo(403);
    assertThat(send(ANA, "shifts", "", false).statusCode()).isEqualTo(422);
  }

  @Test
  void oneWrongLineKeepsTheWholeFileOutAndEachIsSaidWithItsPlace() {
    String csv =
        """
        shift,site,day,start,end,room
        ,sunset,2026-10-11,6:00,10:00,8
        ,moon,2026-10-11,6:00,10:00,8
        ,sunset,soon,6:00,10:00,8
        ,sunset,2026-10-11,9:99,10:00,8
        ,sunset,2026-10-11,10:00,9:00,8
        ,sunset,2027-03-14,2:30,5:00,8
        ,sunset,2026-10-01,6:00,10:00,8
        ,sunset,2026-10-04,6:00,10:00,8
        ,sunset,2026-10-11,14:00,18:00,many
        ,sunset,2026-10-11,14:00,18:00,-2
        ,sunset,2026-10-11,15:00,,2
        nowhere,sunset,2026-10-11,16:00,18:00,2
        """;
    var report = shifts(csv, true);
    assertThat(report.applied()).isFalse();
    assertThat(report.problems())
        .extracting(problem -> problem.line() + " " + problem.why())
        .containsExactly(
            "3 site: there is no such site",
            "4 day: this is not a day such as 2026-10-12",
            "5 start: this is not a time such as 6:00",
            "6 end: that is a shift of 23 hours: the end is before the start, or one of them is"
                + " wrong",
            "7 start: there is no 02:30 at the site then: clocks go forward",
            "8 that time is over; choose one that is ahead",
            "9 it begins before the noticed time; nothing may start before it",
            "10 room: this is not a number",
            "11 room: a number from 0 to 10000",
            "12 end: is empty",
            "13 shift: there is none of this name; leave it empty for a new one");
    assertThat(count("slug = 'sunset-2026-10-11-0600'")).isEqualTo("0");
    assertThat(send(ANA, "shifts", csv, true).body()).contains("line 3: site: there is no");
  }

  @Test
  void aRowThatNamesAShiftChangesItAndItsPeopleHear() {
    String shift = "downey-2026-10-06-0600";
    PICKET.holder("Mo Ved", shift);
    var report = shifts("shift,start,end,room\n" + shift + ",7:00,11:00,30\n", true);
    assertThat(report).isEqualTo(new SheetReport(true, 1, 0, 1, List.of()));
    assertThat(count("slug = '" + shift + "' and room = 30 and starts_at = '2026-10-06 14:00Z'"))
        .isEqualTo("1");
    assertThat(shifts("shift,room\n" + shift + ",0\n", true).problems().getFirst().why())
        .contains("people have the shift");
  }

  @Test
  void peopleComeInByPhoneOrNumberAndTwiceIsOnce() {
    String shift = "downey-2026-10-07-0600";
    var one = PICKET.member("One");
    var two = PICKET.member("Two");
    String csv =
        "shift,phone,person\n%s,%s,\n%s,,%d\n%s,,%d\n"
            .formatted(
                shift, one.address().value(), shift, two.person().id(), shift, two.person().id());
    assertThat(send(ANA, "people", csv, false).body()).contains("2 rows would change", "1 say");
    assertThat(send(ANA, "people", csv, true).body()).contains("2 people hear of it");
    assertThat(PICKET.one("select taken from place where slug = ?", shift)).isEqualTo("2");
    var wrong =
        send(ANA, "people", "shift,phone\n" + shift + ",213-555-9\nnowhere,213-555-0100\n", true);
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body())
        .contains(
            "line 2: phone: nobody is known by it", "line 3: shift: picket has no such shift");
    assertThat(send(ANA, "people", "name\nAna\n", false).body())
        .contains("line 1: the first line must name the column");
  }

  @Test
  void whatGoesOutRunsNothingInASpreadsheetAndComesInAgain() {
    var who = PICKET.holder("=HYPERLINK(\"http://x\")", SIX);
    PICKET.execute("update place set meet = '+1 the gate', captain = '@Lin' where slug = ?", SIX);
    var shifts = ANA.get(LINE + "/shifts.csv");
    assertThat(shifts.headers().firstValue("Content-Type")).contains("text/csv; charset=utf-8");
    assertThat(shifts.body())
        .contains("'+1 the gate", "'@Lin", SIX + ",sunset,2026-10-05,6:00,10:00");
    var again = shifts(shifts.body(), false);
    assertThat(again.problems()).isEmpty();
    assertThat(again.done()).isZero();
    assertThat(ANA.get(LINE + "/people.csv").statusCode()).isEqualTo(403);
    assertThat(DANA.get(LINE + "/shifts.csv").statusCode()).isEqualTo(403);
    var people = ADA.get(LINE + "/people.csv").body();
    assertThat(people)
        .contains("'=HYPERLINK", who.address().value().substring(8))
        .doesNotContain(",=HYPERLINK", ",\"=HYPERLINK");
    assertThat(PICKET.one("select count(*) from audit_entry where act = 'export.roster'"))
        .isEqualTo("1");
  }

  @Test
  void aMillionRowsAreRefusedAfterTheFirstTwoThousand() throws IOException {
    try (var endless =
        new EndlessSheet("site,day,start,end,room\n", "sunset,2026-11-01,6:00,9:00,1\n")) {
      var report =
          ((ServiceResult.Done<SheetReport>) IMPORTS.shifts(OSCAR, "picket", endless, true))
              .value();
      assertThat(report.applied()).isFalse();
      assertThat(report.problems().getFirst().why()).contains("a file may have 2000 rows");
      assertThat(endless.read).isLessThan(1_000_000);
    }
  }

  @Test
  void whatIsNoTextIsSaidSo() {
    var odd = send(ANA, "shifts", "\u0000\u0001", false);
    assertThat(odd.statusCode()).isEqualTo(422);
    assertThat(new String(odd.body().getBytes(UTF_8), UTF_8)).contains("Not done");
  }

  /// A file without an end.
  private static final class EndlessSheet extends Reader {
    private final String head;
    private final String row;
    private long read;

    private EndlessSheet(String head, String row) {
      this.head = head;
      this.row = row;
    }

    @Override
    public int read(char[] into, int from, int most) {
      for (int i = 0; i < most; i++, read++) {
        into[from + i] =
            read < head.length()
                ? head.charAt((int) read)
                : row.charAt((int) ((read - head.length()) % row.length()));
      }
      return most;
    }

    @Override
    public void close() {}
  }
}
