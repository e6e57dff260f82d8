package org.turnout.line;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.turnout.channel.Address;
import org.turnout.channel.Channel;
import org.turnout.language.Languages;
import org.turnout.language.SystemText;
import org.turnout.outbox.Outbox;
import org.turnout.outbox.PlannedText;
import org.turnout.people.Contact;
import org.turnout.people.People;
import org.turnout.postgres.Database;
import org.turnout.postgres.PostgresUnavailable;

/// What captains are told by the clock: their list two hours before the start, what changes on it,
/// and who is missing a quarter of an hour after the start. Each step is one transaction of one
/// shift that plans its text, so that a node that dies has told either all of it or nothing. Safe
/// on every node at once; times are campaign time.
public final class LineRounds {
  private static final Logger LOG = LoggerFactory.getLogger(LineRounds.class);

  /// How long a shift whose step failed is passed by.
  private static final Duration PUT_OFF = Duration.ofMinutes(1);

  private final Map<Long, Instant> putOff = new ConcurrentHashMap<>();
  private final People people = new People();
  private final Database database;
  private final CaptainShifts shifts;
  private final CaptainLinks links;
  private final Languages languages;
  private final InstantSource campaign;
  private final Address sender;

  /// @param sender the sender of ours that texts to captains leave from
  public LineRounds(
      Database database,
      CaptainShifts shifts,
      CaptainLinks links,
      Languages languages,
      InstantSource campaign,
      Address sender) {
    this.database = database;
    this.shifts = shifts;
    this.links = links;
    this.languages = languages;
    this.campaign = campaign;
    this.sender = sender;
  }

  /// Sends one list, or what has changed on one; 1 when there was one to look at.
  public int list() {
    return step((handle, at) ->
        ShiftWatch.lockList(handle, putOff.keySet(), campaign.instant())
            .map(watched -> {
              at.set(watched.shift().id());
              list(handle, watched, campaign.instant());
              return 1;
            })
            .orElse(0));
  }

  /// Asks one captain who is missing, or marks those who still are; 1 when there was one.
  public int missing() {
    return step((handle, at) -> {
      Instant now = campaign.instant();
      Optional<LineShift> late = ShiftWatch.lockLate(handle, putOff.keySet(), now);
      if (late.isPresent()) {
        at.set(late.get().id());
        ask(handle, late.get(), now);
        return 1;
      }
      return ShiftWatch.lockAsked(handle, putOff.keySet(), now)
          .map(shift -> {
            at.set(shift.id());
            ShiftList.of(handle, shift)
                .awaited()
                .forEach(one -> Absences.mark(handle, shift.id(), one.person(), now));
            ShiftWatch.opened(handle, shift, now);
            return 1;
          })
          .orElse(0);
    });
  }

  private int step(BiFunction<Handle, AtomicLong, Integer> work) {
    Instant now = campaign.instant();
    putOff.values().removeIf(until -> !until.isAfter(now));
    var at = new AtomicLong();
    try {
      return database.inTransaction(handle -> work.apply(handle, at));
    } catch (PostgresUnavailable e) {
      throw e;
    } catch (RuntimeException e) { // it must not keep other shifts waiting
      LOG.error("telling a captain failed, put off place={}", at.get(), e);
      putOff.put(at.get(), now.plus(PUT_OFF));
      return 0;
    }
  }

  private void list(Handle handle, ShiftWatch.Watched watched, Instant now) {
    LineShift shift = watched.shift();
    ShiftList all = ShiftList.of(handle, shift);
    List<Long> ids = all.people().stream().map(ListedPerson::person).toList();
    if (watched.told().isEmpty()) {
      say(
          handle,
          shift,
          SystemText.CAPTAIN_LIST,
          Map.of("here", all.here(), "coming", all.coming()),
          now);
      ShiftWatch.listed(handle, shift, ids, now);
      return;
    }
    Set<Long> told = watched.told().get();
    if (told.equals(new HashSet<>(ids))) {
      ShiftWatch.same(handle, shift, now);
    } else if (!watched.changed()) {
      ShiftWatch.changed(handle, shift, now);
    } else {
      say(
          handle,
          shift,
          SystemText.CAPTAIN_CHANGES,
          Map.of("people", changes(handle, all, told)),
          now);
      ShiftWatch.listed(handle, shift, ids, now);
    }
  }

  /// `+Ana Cruz, -Bo Diaz`
  private String changes(Handle handle, ShiftList all, Set<Long> told) {
    var words = new ArrayList<String>();
    var gone = new HashSet<>(told);
    for (var one : all.people()) {
      if (!gone.remove(one.person())) {
        words.add("+" + one.called() + (one.isWalkIn() ? " (walk-in)" : ""));
      }
    }
    handle
        .createQuery("select coalesce(name, '?') from person where id = any(:ids) order by name")
        .bindArray("ids", Long.class, gone)
        .mapTo(String.class)
        .forEach(name -> words.add("-" + name));
    return String.join(", ", words);
  }

  private void ask(Handle handle, LineShift shift, Instant now) {
    var missing = ShiftList.of(handle, shift).awaited();
    if (!missing.isEmpty()) {
      say(
          handle,
          shift,
          SystemText.CAPTAIN_ABSENT,
          Map.of("people", ShiftList.named(missing)),
          now);
    }
    ShiftWatch.asked(handle, shift, now);
  }

  /// A service text to the captain of a shift. Who has stopped all texts gets none.
  private void say(
      Handle handle, LineShift shift, SystemText text, Map<String, String> names, Instant now) {
    shift
        .captainAddress()
        .map(phone -> people.findOrCreate(handle, Channel.ofPhones().address(phone), Map.of(), now))
        .filter(who -> !who.stopped() && !who.bad())
        .ifPresent(who -> plan(handle, shift, who, text, names, now));
  }

  private void plan(
      Handle handle,
      LineShift shift,
      Contact who,
      SystemText text,
      Map<String, String> names,
      Instant now) {
    var all = new HashMap<>(names);
    all.put("shift", ShiftList.title(shift, shifts.site(shift)));
    all.put("link", links.behind(handle, shift, who.address().value()));
    String words = languages.of(who.language()).text(text, all).strip();
    Outbox.plan(handle, PlannedText.first(who, sender, words, List.of()), now);
  }
}
