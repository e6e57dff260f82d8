package org.turnout;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import org.jdbi.v3.core.Handle;
import org.turnout.inbox.Inbox;
import org.turnout.people.Consent;
import org.turnout.people.People;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `./turnout inbox`: texts held for a person and hand-offs, until Discord and the console show
/// them. What members wrote is shown here, to whoever may read the records anyway; numbers are not.
@Command(
    name = "inbox",
    description = "Texts held for a person, and members who asked for one: list, answer, release.")
final class InboxCommand extends RecordsCommand implements Runnable {
  private final InstantSource clock;

  @Mixin private final DecidedBy by = new DecidedBy();

  InboxCommand(InstantSource clock, ServersOption servers) {
    super(servers);
    this.clock = clock;
  }

  @Override
  public void run() {
    list();
  }

  @Command(name = "list", description = "What is open, the oldest first (without a word: this).")
  int list() {
    return inTransaction(handle -> {
      print(Inbox.open(handle));
      return 0;
    });
  }

  @Command(name = "answer", description = "Texts an answer and closes the item.")
  int answer(
      @Parameters(paramLabel = "ID") long id,
      @Parameters(paramLabel = "TEXT", arity = "1..*") List<String> words) {
    return inTransaction(handle ->
        done(
            id,
            Inbox.answer(handle, id, String.join(" ", words), by.name(), clock.instant()),
            "answered"));
  }

  @Command(name = "release", description = "It was no opt-out: texts may go there again.")
  int release(@Parameters(paramLabel = "ID") long id) {
    return inTransaction(
        handle -> done(id, Inbox.release(handle, id, by.name(), clock.instant()), "released"));
  }

  @Command(name = "stop", description = "It was an opt-out: the phone gets no more texts.")
  int stop(@Parameters(paramLabel = "ID") long id) {
    return inTransaction(handle ->
        done(
            id,
            Inbox.stop(handle, id, new Consent(), new People(), by.name(), clock.instant()),
            "stopped"));
  }

  private int inTransaction(ToIntFunction<Handle> work) {
    return with(foundations -> foundations.database().inTransaction(work::applyAsInt));
  }

  private int done(long id, boolean worked, String what) {
    if (worked) {
      out().println("Item " + id + " is " + what + ".");
      return 0;
    }
    err().println("There is no open item " + id + ".");
    return 1;
  }

  private void print(List<Inbox.Item> items) {
    if (items.isEmpty()) {
      out().println("Nothing waits for a person.");
    }
    Instant now = clock.instant();
    for (var item : items) {
      out()
          .printf(
              "%4d  %-9s %4s  %-10s %-18s %s%n",
              item.id(),
              item.kind().replace('_', ' '),
              age(Duration.between(item.openedAt(), now)),
              item.address(),
              item.name().orElse("-"),
              item.reason());
      if (!item.text().isBlank()) {
        out().println("      > " + item.text().strip().replace("\n", "\n      > "));
      }
    }
    out().flush();
  }

  private static String age(Duration age) {
    return age.toDays() > 0
        ? age.toDays() + "d"
        : age.toHours() > 0
            ? age.toHours() + "h"
            : String.format(Locale.ROOT, "%dm", Math.max(0, age.toMinutes()));
  }
}
