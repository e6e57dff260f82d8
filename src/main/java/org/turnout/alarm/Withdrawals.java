package org.turnout.alarm;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.turnout.alarm.Alarms.Told;
import org.turnout.audit.Actor;
import org.turnout.audit.Audit;
import org.turnout.channel.Address;
import org.turnout.channel.Channel;
import org.turnout.language.Emergency;
import org.turnout.language.Languages;
import org.turnout.people.Contact;
import org.turnout.people.People;

/// Takes back a report that was nothing but its word: "INCIDENT", then "never mind". The record
/// stays and says so; everybody who was told hears it in one text. What a member has told in words
/// is for a person to judge.
public final class Withdrawals {
  private final Languages languages;
  private final AlarmTexts texts;
  private final People people = new People();

  public Withdrawals(Languages languages) {
    this.languages = languages;
    this.texts = new AlarmTexts(languages);
  }

  /// Whether there was nothing else to take back than such a report, and that is done.
  ///
  /// @param sender the sender of ours that the news leaves from
  public boolean carryOut(Handle handle, Contact who, Address sender, Instant now) {
    Instant since = now.minus(Alarms.ONCE_IN);
    long person = who.person().id();
    List<Alarm> alarms = Alarms.lockOf(handle, person, since);
    List<String> said = Incidents.said(handle, person, since);
    if (said.isEmpty()
        || !said.stream().allMatch(languages.dangers()::isBareReport)
        || alarms.stream().anyMatch(alarm -> alarm.kind() != Emergency.INCIDENT)) {
      return false;
    }
    Incidents.withdraw(handle, person, since, now);
    for (Alarm alarm : alarms) {
      Alarms.take(handle, alarm, Alarms.WITHDRAWN, now);
      Audit.record(
          handle,
          new Actor("member", "text"),
          "alarm.withdraw",
          "alarm " + alarm.id(),
          Map.of("kind", alarm.kind().word()),
          now);
      Alarms.waiting(handle, alarm).forEach(told -> tell(handle, alarm, told, sender, now));
    }
    return true;
  }

  private void tell(Handle handle, Alarm alarm, Told told, Address sender, Instant now) {
    people
        .find(handle, Channel.ofPhones().address(told.phone()), now)
        .filter(one -> !one.stopped() && !one.bad())
        .ifPresent(one ->
            AlarmRounds.plan(handle, one, texts.withdrawn(alarm, told.language()), sender, now));
  }
}
