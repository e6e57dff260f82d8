package org.turnout.api;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.turnout.access.ServiceResult;
import org.turnout.access.ServiceResult.FieldError;
import org.turnout.api.http.Description;
import org.turnout.roster.CallOffScope;
import org.turnout.roster.ShiftMove;
import org.turnout.time.CalendarDay;

/// What callers say of shifts.
final class ShiftInput {
  private ShiftInput() {}

  @Description("What is to be different; what is absent stays.")
  record MoveTo(
      @Description("Slug of another site.") Optional<String> site,
      @Description("2026-10-12") Optional<String> day,
      @Description("07:00, by the site's own clock.") Optional<String> start,
      @Description("An end that is not after the start is on the next day.") Optional<String> end,
      @Description("Where people meet, in English.") Optional<String> meet) {
    ServiceResult<ShiftMove> move() {
      var errors = new ArrayList<FieldError>();
      var move =
          new ShiftMove(
              site,
              read(day, "day", "a day such as 2026-10-12", CalendarDay::parse, errors),
              read(start, "start", "a time such as 07:00", LocalTime::parse, errors),
              read(end, "end", "a time such as 11:00", LocalTime::parse, errors),
              meet.map(String::strip).filter(words -> !words.isEmpty()));
      return errors.isEmpty() ? ServiceResult.done(move) : new ServiceResult.Invalid<>(errors);
    }

    private static <T> Optional<T> read(
        Optional<String> text,
        String field,
        String like,
        Function<String, T> how,
        List<FieldError> errors) {
      try {
        return text.map(String::strip).map(how);
      } catch (DateTimeException _) {
        errors.add(new FieldError(field, "this is not " + like));
        return Optional.empty();
      }
    }
  }

  @Description("How many people a shift has room for.")
  record RoomTo(
      int room,
      @Description("How many of them are seated jobs; absent: as before.")
          Optional<Integer> seats) {}

  @Description("Who gets a place.")
  record Newcomer(
      @Description("Their phone, or their number in the records.") String person,
      @Description("Whether it is for a seated job; absent: no.") Optional<Boolean> seated) {}

  @Description("Who leads a shift; both absent: nobody.")
  record CaptainTo(Optional<String> name, Optional<String> phone) {}

  @Description("Why, for the log.")
  record Why(Optional<String> reason) {}

  @Description("Who it is about.")
  record Who(@Description("Their phone, or their number in the records.") String person) {}

  @Description("Who is moved, and where to.")
  record Reseat(
      @Description("Their phone, or their number in the records.") String person,
      @Description("The name of another shift.") String to) {}

  @Description("What is called off.")
  record Scope(
      @Description("all, local, site or shift.") String what,
      @Description("Which one, by its slug; not of all.") Optional<String> of,
      @Description("The code of the plan that you have looked at; without it nothing is done.")
          Optional<String> code) {
    ServiceResult<CallOffScope> scope() {
      String which = of.orElse("");
      return switch (what) {
        case "all" -> ServiceResult.done(new CallOffScope.Everything());
        case "local" -> ServiceResult.done(new CallOffScope.OfLocal(which));
        case "site" -> ServiceResult.done(new CallOffScope.AtSite(which));
        case "shift" -> ServiceResult.done(new CallOffScope.OneShift(which));
        default ->
            new ServiceResult.Invalid<>(
                List.of(new FieldError("what", "possible are all, local, site, shift")));
      };
    }
  }
}
