package org.turnout.cli.records;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.turnout.access.ServiceResult;
import org.turnout.app.BackingServers;
import org.turnout.cli.terminal.DecidedBy;
import org.turnout.cli.terminal.RecordsCommand;
import org.turnout.cli.terminal.ServersOption;
import org.turnout.inbox.Holds.EndedHold;
import org.turnout.inbox.Inbox;
import org.turnout.inbox.InboxService;
import org.turnout.people.ConsentStore;
import org.turnout.people.People;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `./turnout inbox`: texts held for a person and hand-offs, until Discord and the console show
/// them. What members wrote is shown here, to people who may read the records anyway; numbers are
/// not.
@Command(
    name = "inbox",
    description =
        "Texts held for a person, and members who asked for one: list, claim, answer, close, release, ended.")
public final class InboxCommand extends RecordsCommand implements Runnable {
  private final InstantSource clock;

  @Mixin private final DecidedBy by = new DecidedBy();

  public InboxCommand(InstantSource clock, ServersOption servers) {
    super(servers);
    this.clock = clock;
  }

  @Override
  public void run() {
    list();
  }

  @Command(
      name = "list",
      description = "What is open: emergencies, then who waits, then holds (the default).")
  int list() {
    return with(foundations ->
        told(
            service(foundations).holds(by.principal()),
            holds ->
                told(
                    service(foundations).waiting(by.principal()),
                    waiting -> {
                      print(holds, waiting);
                      return 0;
                    })));
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

  @Command(name = "close", description = "All is said: closes the item, with a note if you like.")
  int close(
      @Parameters(paramLabel = "ID") long id,
      @Parameters(paramLabel = "NOTE", arity = "0..*") List<String> words) {
    var note = words == null ? "" : String.join(" ", words);
    return act(id, "closed", inbox -> inbox.close(by.principal(), id, note));
  }

  @Command(name = "release", description = "It was not an opt-out: texts may go there again.")
  int release(@Parameters(paramLabel = "ID") long id) {
    return act(id, "released", inbox -> inbox.release(by.principal(), id));
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
    return new InboxService(foundations.database(), clock, new ConsentStore(), new People());
  }

  private void print(List<Inbox.Item> holds, List<Inbox.Item> waiting) {
    if (holds.isEmpty() && waiting.isEmpty()) {
      out().println("Nothing waits for a person.");
    }
    print(waiting);
    print(holds);
    if (Math.max(holds.size(), waiting.size()) == Inbox.LISTED) {
      out().println("Only the first " + Inbox.LISTED + " of a kind are listed.");
    }
  }

  private void print(List<Inbox.Item> items) {
    Instant now = clock.instant();
    for (var item : items) {
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
              + item.claimedBy().map(who -> "  (" + who + " has it)").orElse(""));
      quote(item.text());
    }
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
