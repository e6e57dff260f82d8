package org.turnout.api;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.turnout.api.http.Description;
import org.turnout.roster.CallOffPlan;
import org.turnout.roster.NoticedDays;
import org.turnout.roster.SheetReport;
import org.turnout.roster.ShiftAct;
import org.turnout.roster.ShiftRisk;
import org.turnout.roster.board.BoardShift;
import org.turnout.roster.board.SeatLine;
import org.turnout.roster.board.ShiftSheet;

/// A shift as the interface shows it in a list.
@Description("A shift, and how full it is.")
record ShiftView(
    @Description("Grows with each shift; lists go on after it.") long id,
    @Description("Its name: sunset-2026-10-12-0600.") String shift,
    @Description("The calendar day at the site.") LocalDate day,
    Instant starts,
    Instant ends,
    int room,
    @Description("How many of the room are seated jobs; absent when nobody counts who sits.")
        Optional<Integer> seats,
    @Description("Seated jobs that people have or are asked to take.") int seatsTaken,
    @Description("Places that people hold or are asked to take.") int taken,
    @Description("People in line who have not been asked.") int waiting,
    @Description("closed, empty, thin (less than half), open or full.") String fill) {
  static ShiftView of(BoardShift shift) {
    return new ShiftView(
        shift.id(),
        shift.shift(),
        shift.day(),
        shift.starts(),
        shift.ends(),
        shift.room(),
        shift.seats(),
        shift.sat(),
        shift.taken(),
        shift.waiting(),
        shift.fill().word());
  }

  @Description("The rosters there are.")
  record RostersView(List<String> rosters) {}

  @Description("One shift with everybody on it.")
  record SheetView(
      String roster,
      ShiftView shift,
      @Description("Slug of the site.") String site,
      Optional<String> local,
      Optional<String> meet,
      @Description("Only for roles that may read what members write.") Optional<String> captain,
      Optional<String> captainPhone,
      List<SeatView> seats,
      @Description("Those who are asked first, then in the order of waiting.") List<SeatView> line,
      @Description("Whether the notices let people take a place; absent when none is needed.")
          Optional<NoticeView> notice) {
    static SheetView of(ShiftSheet sheet) {
      return new SheetView(
          sheet.roster(),
          ShiftView.of(sheet.shift()),
          sheet.site().slug(),
          sheet.local().map(local -> local.slug()),
          sheet.meet(),
          sheet.captain(),
          sheet.captainPhone(),
          sheet.seats().stream().map(SeatView::of).toList(),
          sheet.line().stream().map(SeatView::of).toList(),
          sheet.notice().map(NoticeView::of));
    }

    /// Never a name.
    @Override
    public String toString() {
      return "SheetView[" + shift.shift() + "]";
    }
  }

  @Description("Somebody who has a shift, or waits for it.")
  record SeatView(
      @Description("Their number in the records.") long person,
      @Description("Only for roles that may read what members write.") Optional<String> name,
      @Description("Its last digits.") Optional<String> phone,
      @Description("held, checked in, left, missed, walked in, asked or waiting.") String state,
      @Description("Since when; of somebody who is asked, until when.") Instant at,
      Optional<String> duty,
      @Description("False: the last text to them was not delivered.") boolean heard) {
    static SeatView of(SeatLine one) {
      return new SeatView(
          one.person(),
          one.name(),
          one.phone(),
          one.state().word(),
          one.at(),
          one.duty(),
          one.heard());
    }

    /// Never the name.
    @Override
    public String toString() {
      return "SeatView[" + person + "]";
    }
  }

  @Description("Days on the line that follow each other, and what the notices say of them.")
  record NoticeView(
      @Description("Slug of the site.") String site,
      @Description("When the first shift begins, by the site's own clock.") String begins,
      LocalDate lastDay,
      @Description("Whether places can be taken.") boolean open,
      String why) {
    static NoticeView of(NoticedDays days) {
      return new NoticeView(
          days.site().slug(), said(days.begins()), days.lastDay(), days.open(), days.why());
    }

    private static String said(LocalDateTime moment) {
      return moment.toString();
    }
  }

  @Description("A shift that may come out short of people.")
  record RiskView(
      String shift,
      @Description("Slug of the site.") String site,
      Instant starts,
      Instant ends,
      int room,
      @Description("Places that nobody has.") int open,
      @Description("Who did not come.") int absent,
      @Description("Who is asked to step in now.") int asked,
      @Description("Whose last text was not delivered.") int untold,
      @Description("Who waits in line.") int waiting,
      @Description("Who is on standby for it.") int standingBy,
      @Description("What it lacks, in words.") List<String> lacks,
      @Description("What to do, the most useful first.") List<String> next) {
    static RiskView of(ShiftRisk risk) {
      return new RiskView(
          risk.shift(),
          risk.site(),
          risk.starts(),
          risk.ends(),
          risk.room(),
          risk.open(),
          risk.absent(),
          risk.asked(),
          risk.untold(),
          risk.waiting(),
          risk.standingBy(),
          risk.lacks(),
          risk.next());
    }
  }

  @Description("What an act has done.")
  record DoneView(
      String shift,
      @Description("People who hear of it, or are called when no text reaches them.") int told,
      @Description("What somebody should look at.") List<String> notes) {
    static DoneView of(ShiftAct act) {
      return new DoneView(act.shift(), act.told(), act.notes());
    }
  }

  @Description("What a call-off ends.")
  record PlanView(
      @Description("all, local SLUG, site SLUG or shift NAME.") String scope,
      int shifts,
      int holders,
      int waiting,
      @Description("Of both, those whom a person has to call.") int unreachable,
      @Description("Send it back to do exactly this.") String code) {
    static PlanView of(CallOffPlan plan) {
      return new PlanView(
          plan.scope(),
          plan.shifts(),
          plan.holders(),
          plan.waiting(),
          plan.unreachable(),
          plan.code());
    }
  }

  @Description("What a file would do, or has done.")
  record SheetReportView(
      @Description("Whether it is done; else nothing has changed.") boolean applied,
      @Description("Rows that change something.") int done,
      @Description("Rows that say what is so already.") int same,
      @Description("People who hear of it.") int told,
      @Description("What is wrong, by line.") List<WrongLine> problems) {
    static SheetReportView of(SheetReport report) {
      return new SheetReportView(
          report.applied(),
          report.done(),
          report.same(),
          report.told(),
          report.problems().stream()
              .map(problem -> new WrongLine(problem.line(), problem.why()))
              .toList());
    }
  }

  @Description("A line of a file that can't be taken.")
  record WrongLine(@Description("From 1, the header line.") long line, String why) {}

  @Description("How many people are told.")
  record ToldView(int people) {}
}
