package org.turnout.alarm;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.turnout.channel.Address;
import org.turnout.channel.Channel;
import org.turnout.language.Languages;
import org.turnout.outbox.Outbox;
import org.turnout.outbox.PlannedText;
import org.turnout.people.Contact;
import org.turnout.people.Directory;
import org.turnout.people.People;
import org.turnout.people.Responder;
import org.turnout.postgres.Database;
import org.turnout.postgres.PostgresUnavailable;

/// Tells the people of a site, then those of its local, of a member in danger: the captain and the
/// steward at once, then one more every three minutes, until somebody takes it. Each step is one
/// transaction that plans its texts, so that a node that dies has told either all of it or nothing.
/// Safe on every node at once.
public final class AlarmRounds {
  /// How long those who were told have to answer.
  static final Duration ANSWERED_IN = Duration.ofMinutes(3);

  /// How long an alarm whose step failed is passed by.
  private static final Duration PUT_OFF = Duration.ofMinutes(1);

  private static final Logger LOG = LoggerFactory.getLogger(AlarmRounds.class);

  private final Map<Long, Instant> putOff = new ConcurrentHashMap<>();
  private final Database database;
  private final Supplier<Directory> directory;
  private final People people;
  private final AlarmTexts texts;
  private final InstantSource campaign;
  private final Address sender;

  /// @param campaign campaign time
  /// @param sender the sender of ours that alarms leave from
  public AlarmRounds(
      Database database,
      Supplier<Directory> directory,
      Languages languages,
      InstantSource campaign,
      Address sender) {
    this.database = database;
    this.directory = directory;
    this.people = new People();
    this.texts = new AlarmTexts(languages);
    this.campaign = campaign;
    this.sender = sender;
  }

  /// Tells the next people of one alarm whose time has come; how many alarms that were.
  public int round() {
    Instant now = campaign.instant();
    putOff.values().removeIf(until -> !until.isAfter(now));
    var at = new AtomicLong();
    try {
      return database.inTransaction(handle ->
          Alarms.lockDue(handle, putOff.keySet(), now)
              .map(alarm -> {
                at.set(alarm.id());
                step(handle, alarm, now);
                return 1;
              })
              .orElse(0));
    } catch (PostgresUnavailable e) {
      throw e;
    } catch (RuntimeException e) { // it must not keep the alarms of others waiting
      LOG.error("alarm failed, put off alarm={}", at.get(), e);
      putOff.put(at.get(), now.plus(PUT_OFF));
      return 0;
    }
  }

  private void step(Handle handle, Alarm alarm, Instant now) {
    Optional<String> taken = Alarms.takenInInbox(handle, alarm);
    if (taken.isPresent()) {
      Alarms.take(handle, alarm, taken.get(), now);
      return;
    }
    Set<String> before = Alarms.told(handle, alarm);
    int step = alarm.step() + 1;
    Optional<Responder> captain =
        alarm.site().flatMap(site -> Incidents.captain(handle, site, now));
    for (List<Responder> next : CallOrder.of(alarm, directory.get(), captain).after(before)) {
      boolean told = false;
      for (Responder one : next) {
        told |= tell(handle, alarm, step, one, now);
      }
      if (told) { // nobody waits for those who get no texts any more
        Alarms.await(handle, alarm, step, now.plus(ANSWERED_IN));
        return;
      }
    }
    Alarms.unanswered(handle, alarm, now);
  }

  /// Whether a text is planned for this one. Who has stopped all texts, or can't be reached, is
  /// passed over: an alarm is a service text.
  private boolean tell(Handle handle, Alarm alarm, int step, Responder one, Instant now) {
    Contact who =
        people.findOrCreate(handle, Channel.ofPhones().address(one.phone()), Map.of(), now);
    Optional<Long> row =
        who.stopped() || who.bad()
            ? Optional.empty()
            : Optional.of(
                plan(
                    handle, who, texts.alarm(alarm, directory.get(), one.language()), sender, now));
    Alarms.tell(handle, alarm, step, one, row, now);
    return row.isPresent();
  }

  static long plan(Handle handle, Contact who, String body, Address sender, Instant now) {
    return Outbox.plan(handle, PlannedText.first(who, sender, body, List.of()), now);
  }
}
