package org.turnout.line;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.turnout.channel.Channel;
import org.turnout.line.AttendanceStore.Word;
import org.turnout.line.CaptainLinks.Opened;
import org.turnout.people.Contact;
import org.turnout.people.Directory;
import org.turnout.people.People;
import org.turnout.people.Responder;

/// The list of one shift as its captain's page shows it, and what the page says back. Works inside
/// the caller's transaction and under the lock of the shift's row.
public final class CaptainDesk {
  private static final String DEFAULT_LANGUAGE = "en";

  private final People people = new People();
  private final Supplier<Directory> directory;
  private final CaptainShifts shifts;

  public CaptainDesk(Supplier<Directory> directory) {
    this.directory = directory;
    this.shifts = new CaptainShifts(directory);
  }

  /// How a shift is.
  public enum State {
    OPEN,
    CALLED_OFF,
    /// It has ended; the page is still there for what was not noted in time.
    ENDED,
    /// It ended so long ago that nobody is shown any more.
    OVER
  }

  /// Somebody on the list.
  ///
  /// @param name empty for somebody of whom we know none
  /// @param status `awaited`, `arrived`, `left` or `missed`
  /// @param walkIn whether they came without a shift
  /// @param heard false when the last text to them was not delivered
  public record Listed(long id, String name, String status, boolean walkIn, boolean heard) {
    /// Never the name.
    @Override
    public String toString() {
      return "Listed[" + id + " " + status + "]";
    }
  }

  /// @param language BCP 47, of the captain's phone
  /// @param title `Sunset Oct 5, 6:00AM-10:00AM`
  /// @param notes who came and is not in the records, as the captain wrote it
  public record Shown(
      String language, String title, State state, List<Listed> people, List<String> notes) {
    public Shown {
      people = List.copyOf(people);
      notes = List.copyOf(notes);
    }
  }

  /// What a page says of one person.
  ///
  /// @param id made up by the page: said twice, it counts once
  /// @param person of nobody on the list for a walk-in
  /// @param who of a walk-in: a check-in code, or a member's phone or name
  /// @param act `arrived`, `left`, `missed`, or `came` of a walk-in
  /// @param claimed when it was, by the phone's clock
  public record Mark(
      UUID id, long person, Optional<String> who, String act, Optional<Instant> claimed) {
    /// Never the name.
    @Override
    public String toString() {
      return "Mark[" + act + "]";
    }
  }

  /// The list as it is now; nobody is on it once the shift is long over.
  public Shown show(Handle handle, Opened opened, Instant now) {
    LineShift shift = shift(handle, opened);
    State state = state(shift, now);
    List<Listed> listed =
        state == State.OVER
            ? List.of()
            : ShiftList.of(handle, shift).people().stream().map(CaptainDesk::listed).toList();
    String language = language(handle, opened, now);
    return new Shown(
        language,
        ShiftList.title(shift, shifts.site(shift), language),
        state,
        listed,
        state == State.OVER ? List.of() : WalkIns.notes(handle, shift.id()));
  }

  /// The language that the captain's phone has in the records, as a BCP 47 tag.
  public String language(Handle handle, Opened opened, Instant now) {
    return people
        .find(handle, Channel.ofPhones().address(opened.phone()), now)
        .map(Contact::language)
        .orElse(DEFAULT_LANGUAGE);
  }

  /// Notes what a page says, in its order. Nothing that it says is lost, whatever has happened to
  /// the shift since.
  public Shown mark(Handle handle, Opened opened, List<Mark> marks, Instant now) {
    LineShift shift = shift(handle, opened);
    ShiftStore.lock(handle, shift.id());
    String by = "page:" + name(shift, opened.phone());
    for (Mark mark : marks) {
      note(handle, shift, mark, by, now);
    }
    return show(handle, opened, now);
  }

  private static void note(Handle handle, LineShift shift, Mark mark, String by, Instant now) {
    if (LineMarks.known(handle, mark.id())) {
      return;
    }
    var word = new Word(by, mark.claimed().filter(at -> canBe(at, shift, now)), now);
    if (mark.who().isPresent()) {
      cameWithout(handle, shift, mark, mark.who().get(), word);
      return;
    }
    if (!LineMarks.belongs(handle, shift.id(), mark.person())) {
      LineMarks.keep(handle, shift.id(), mark, Optional.of(mark.person()), word, "nobody");
      return;
    }
    Optional<Long> reservation = LineMarks.reservation(handle, shift.id(), mark.person());
    boolean news =
        switch (mark.act()) {
          case "arrived" ->
              AttendanceStore.arrive(handle, shift.id(), mark.person(), reservation, word);
          case "left" -> AttendanceStore.depart(handle, shift.id(), mark.person(), word);
          default -> {
            boolean missed =
                AttendanceStore.miss(handle, shift.id(), mark.person(), reservation, word);
            if (missed) {
              Absences.mark(handle, shift.id(), mark.person(), now);
            }
            yield missed;
          }
        };
    LineMarks.keep(
        handle, shift.id(), mark, Optional.of(mark.person()), word, news ? "news" : "known");
  }

  /// Somebody came who is not on the list. Who has this shift after all is simply there.
  private static void cameWithout(
      Handle handle, LineShift shift, Mark mark, String who, Word word) {
    Optional<Long> person = WalkIns.find(handle, shift, who);
    boolean news =
        person
            .map(id ->
                AttendanceStore.arrive(
                    handle, shift.id(), id, LineMarks.reservation(handle, shift.id(), id), word))
            .orElseGet(() -> !WalkIns.noted(handle, shift.id(), who));
    String outcome = news ? person.isPresent() ? "news" : "note" : "known";
    LineMarks.keep(handle, shift.id(), mark, person, word, outcome);
  }

  /// A phone's clock may be wrong by years: its word is kept only where it can be true.
  private static boolean canBe(Instant claimed, LineShift shift, Instant now) {
    return !claimed.isAfter(now)
        && !claimed.isBefore(shift.starts().minus(CheckIns.OPENS_BEFORE))
        && !claimed.isAfter(shift.ends().plus(CheckIns.LATE_GOODBYE));
  }

  private static State state(LineShift shift, Instant now) {
    if (now.isAfter(shift.ends().plus(CaptainShifts.OPEN_AFTER))) {
      return State.OVER;
    }
    if (shift.closed()) {
      return State.CALLED_OFF;
    }
    return now.isAfter(shift.ends()) ? State.ENDED : State.OPEN;
  }

  private String name(LineShift shift, String phone) {
    return Optional.of(shift)
        .filter(it -> CaptainShifts.isCaptain(it, phone))
        .flatMap(LineShift::captain)
        .or(() ->
            directory
                .get()
                .coverage()
                .responders()
                .filter(one -> one.phone().equals(phone))
                .map(Responder::name)
                .findFirst())
        .orElse("captain");
  }

  private static Listed listed(ListedPerson one) {
    String status =
        one.isHere()
            ? "arrived"
            : one.leftAt().isPresent() ? "left" : one.missedAt().isPresent() ? "missed" : "awaited";
    return new Listed(one.person(), one.name().orElse(""), status, one.isWalkIn(), one.heard());
  }

  private static LineShift shift(Handle handle, Opened opened) {
    return CaptainShifts.shift(handle, opened.place()).orElseThrow();
  }
}
