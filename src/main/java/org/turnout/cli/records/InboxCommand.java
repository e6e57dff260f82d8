package org.turnout.cli.records;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.turnout.access.ServiceResult;
import org.turnout.app.BackingServers;
import org.turnout.cli.terminal.DecidedBy;
import org.turnout.cli.terminal.RecordsCommand;
import org.turnout.cli.terminal.ServersOption;
import org.turnout.conversation.SetAsideTexts;
import org.turnout.inbox.CloseReason;
import org.turnout.inbox.Holds.EndedHold;
import org.turnout.inbox.Inbox;
import org.turnout.inbox.InboxFilter;
import org.turnout.inbox.InboxFilter.Queue;
import org.turnout.inbox.InboxService;
import org.turnout.inbox.ItemThread;
import org.turnout.people.ConsentStore;
import org.turnout.people.CoveragePlan;
import org.turnout.people.Directory;
import org.turnout.people.People;
import org.turnout.people.PhoneNumber;
import org.turnout.time.MomentFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `./turnout inbox`: members who need a person and texts held for one, as the console shows them.
/// What members wrote is shown here, to people who may read the records anyway; whole numbers only
/// when one asks for them.
@Command(
    name = "inbox",
    description =
        "Members who need a person, and texts held for one: list, thread, claim, answer, note, close, release, stop, number, ended.")
public final class InboxCommand extends RecordsCommand implements Callable<Integer> {
  private final InstantSource clock;

  @Mixin private final DecidedBy by = new DecidedBy();

  public InboxCommand(InstantSource clock, ServersOption servers) {
    super(servers);
    this.clock = clock;
  }

  @Override
  public Integer call() {
    return list(new InboxChoice());
  }

  @Command(
      name = "list",
      description = "What is open: emergencies, then who waits, then holds (the default).")
  int list(@Mixin InboxChoice choice) {
    var filter = choice.filter();
    if (filter.isEmpty()) {
      err().println("An age is a number and m, h or d: 30m, 4h, 2d.");
      return 2;
    }
    return with(foundations ->
        told(
            open(foundations, filter.get(), Queue.WAITING),
            waiting ->
                told(
                    open(foundations, filter.get(), Queue.HOLDS),
                    holds -> {
                      print(waiting, holds, filter.get());
                      print(foundations.database().<Integer>with(SetAsideTexts::open));
                      return 0;
                    })));
  }

  /// Each list for itself, so that neither hides the other.
  private ServiceResult<List<Inbox.Item>> open(
      BackingServers foundations, InboxFilter filter, Queue queue) {
    return service(foundations).list(by.principal(), filter.in(queue));
  }

  @Command(name = "thread", description = "All that was said around an item, and its notes.")
  int thread(@Parameters(paramLabel = "ID") long id) {
    var zone = zone();
    return with(foundations ->
        told(
            service(foundations).thread(by.principal(), id),
            thread -> {
              print(thread, zone);
              return 0;
            }));
  }

  @Command(
      name = "ended",
      description = "Holds of the last two weeks that ended without a person, the newest first.")
  int ended() {
    return with(foundations ->
        told(
            service(foundations).ended(by.principal()),
            holds -> {
              holds.forEach(this::print);
              return 0;
            }));
  }

  private void print(EndedHold hold) {
    printf(
        "%4d  %-9s %4s  %-10s %-18s %s%n",
        hold.id(),
        hold.outcome(),
        age(Duration.between(hold.closedAt(), clock.instant())),
        hold.address(),
        hold.name().orElse("-"),
        hold.reason());
    quote(hold.text());
  }

  private void quote(String text) {
    if (!text.isBlank()) {
      out().println("      > " + text.strip().replace("\n", "\n      > "));
    }
  }

  @Command(name = "claim", description = "Tells colleagues that you are taking care of it.")
  int claim(@Parameters(paramLabel = "ID") long id) {
    return act(id, "yours to take care of", inbox -> inbox.claim(by.principal(), id));
  }

  @Command(
      name = "answer",
      description = "Texts an answer. The item is yours then, and stays open for what comes back.")
  int answer(
      @Parameters(paramLabel = "ID") long id,
      @Parameters(paramLabel = "TEXT", arity = "1..*") List<String> words) {
    return act(id, "answered", inbox -> inbox.answer(by.principal(), id, String.join(" ", words)));
  }

  @Command(
      name = "note",
      description = "Keeps a note for your colleagues at the item; it is never sent.")
  int note(
      @Parameters(paramLabel = "ID") long id,
      @Parameters(paramLabel = "NOTE", arity = "1..*") List<String> words) {
    return act(id, "noted", inbox -> inbox.annotate(by.principal(), id, String.join(" ", words)));
  }

  @Command(
      name = "close",
      description =
          "All is said: closes the item. REASON is helped, called, not-needed, or other with a note.")
  int close(
      @Parameters(paramLabel = "ID") long id,
      @Parameters(paramLabel = "REASON") String reason,
      @Parameters(paramLabel = "NOTE", arity = "0..*") List<String> words) {
    var known = CloseReason.of(reason);
    if (known.isEmpty()) {
      err().println("Say why: " + String.join(", ", CloseReason.slugs()) + ".");
      return 2;
    }
    var note = words == null ? "" : String.join(" ", words);
    return act(id, "closed", inbox -> inbox.close(by.principal(), id, known.get(), note));
  }

  @Command(
      name = "release",
      description =
          "Gives an item back, so that a colleague can take it. Of a hold: it was not an opt-out, texts go on.")
  int release(@Parameters(paramLabel = "ID") long id) {
    return act(id, "released", inbox -> inbox.release(by.principal(), id));
  }

  @Command(
      name = "number",
      description = "Shows the member's whole number, for a call; the log says who asked.")
  int number(@Parameters(paramLabel = "ID") long id) {
    return with(foundations ->
        told(
            service(foundations).number(by.principal(), id),
            item -> {
              out().println(PhoneNumber.dialed(item.address().value()));
              return 0;
            }));
  }

  @Command(name = "stop", description = "It was an opt-out: the phone gets no more texts.")
  int stop(@Parameters(paramLabel = "ID") long id) {
    return act(id, "stopped", inbox -> inbox.stop(by.principal(), id));
  }

  private int act(long id, String what, Function<InboxService, ServiceResult<Inbox.Item>> act) {
    return with(foundations ->
        told(
            act.apply(service(foundations)),
            _ -> {
              out().println("Item " + id + " is " + what + ".");
              return 0;
            }));
  }

  private InboxService service(BackingServers foundations) {
    // Who works at our own machine sees the items of all places.
    var places = new Directory(List.of(), List.of(), List.of(), CoveragePlan.NONE);
    return new InboxService(
        foundations.database(), clock, new ConsentStore(), new People(), () -> places);
  }

  private void print(ItemThread thread, ZoneId zone) {
    print(thread.item());
    if (thread.cut()) {
      out().println("Older texts are left out.");
    }
    for (var line : thread.lines()) {
      printf(
          "%s  %s%s%n",
          MomentFormat.column(line.at(), zone),
          line.ours() ? "we" : "they",
          line.lost() ? "  (it did not arrive)" : "");
      quote(line.text());
    }
    for (var note : thread.notes()) {
      printf("%s  note of %s%n", MomentFormat.column(note.writtenAt(), zone), note.writer());
      quote(note.body());
    }
    thread
        .closing()
        .ifPresent(closing ->
            out()
                .println(
                    "Closed by "
                        + closing.closer()
                        + ": "
                        + closing.outcome()
                        + closing.note().map(note -> " (" + note + ")").orElse("")));
  }

  private void print(List<Inbox.Item> waiting, List<Inbox.Item> holds, InboxFilter filter) {
    if (waiting.isEmpty() && holds.isEmpty()) {
      boolean all = filter.equals(InboxFilter.ALL);
      out().println(all ? "Nothing waits for a person." : "Nothing that fits waits for a person.");
    }
    waiting.forEach(this::print);
    holds.forEach(this::print);
    if (Math.max(waiting.size(), holds.size()) == Inbox.LISTED) {
      out().println("Only the first " + Inbox.LISTED + " of a kind are listed.");
    }
  }

  private void print(int setAside) {
    if (setAside > 0) {
      out()
          .println(
              "Texts of the carrier's log that could not be handled: "
                  + setAside
                  + ". See ./turnout set-aside.");
    }
  }

  private void print(Inbox.Item item) {
    Instant now = clock.instant();
    printf(
        "%4d  %-9s %4s  %-10s %-18s %s%n",
        item.id(),
        item.kind().replace('_', ' '),
        age(Duration.between(item.openedAt(), now)),
        item.address(),
        item.name().orElse("-"),
        item.reason()
            + item.endsAt()
                .map(end -> "  (" + end(item, Duration.between(now, end)) + ")")
                .orElse("")
            + item.claimer().map(who -> "  (" + who + " has it)").orElse(""));
    printf(
        "      %s%n",
        item.place().named().isEmpty()
            ? item.place().language()
            : item.place().named() + ", " + item.place().language());
    item.alarm().standing().ifPresent(standing -> out().println("      " + standing));
    quote(item.text());
  }

  private static String end(Inbox.Item item, Duration left) {
    return (item.asked() ? "asked; without an answer stopped in " : "ends in ") + age(left);
  }

  private static String age(Duration age) {
    return age.toDays() > 0
        ? age.toDays() + "d"
        : age.toHours() > 0
            ? age.toHours() + "h"
            : String.format(Locale.ROOT, "%dm", Math.max(0, age.toMinutes()));
  }
}
