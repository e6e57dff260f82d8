package org.turnout.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.turnout.alarm.Alarms.Told;
import org.turnout.audit.Actor;
import org.turnout.audit.Audit;
import org.turnout.channel.Address;
import org.turnout.channel.Channel;
import org.turnout.language.AlarmReply;
import org.turnout.language.Languages;
import org.turnout.people.Contact;
import org.turnout.people.Directory;
import org.turnout.people.People;

/// What people of ours answer to an alarm: they take it, or it goes to the next.
public final class AlarmReplies {
  /// So long an alarm that nobody took can be answered.
  private static final Duration OPEN_FOR = Duration.ofHours(2);

  private final Supplier<Directory> directory;
  private final Predicate<String> captains;
  private final Languages languages;
  private final AlarmTexts texts;
  private final People people = new People();

  /// @param captains whether a phone is a captain's of some shift
  public AlarmReplies(
      Supplier<Directory> directory, Predicate<String> captains, Languages languages) {
    this.directory = directory;
    this.captains = captains;
    this.languages = languages;
    this.texts = new AlarmTexts(languages);
  }

  /// Whether somebody at this address may be told of alarms at all: nearly nobody is, and their
  /// texts cost nothing more.
  public boolean expects(Address from) {
    return from.channel().traits().addressedByPhone()
        && (directory.get().isResponder(from.value()) || captains.test(from.value()));
  }

  /// What is said to a text from a phone that was told of an alarm which nobody has taken. Empty
  /// when there is none, or the text is about something else.
  ///
  /// @param from who wrote it
  /// @param asked when a question that is open was asked, if one is: what does not speak of the
  ///   alarm answers the newest question
  public Optional<String> to(
      Handle handle,
      String text,
      Contact from,
      Address sender,
      Optional<Instant> asked,
      Instant now) {
    String phone = from.address().value();
    List<Alarm> open = Alarms.lockOpenTo(handle, phone, now.minus(OPEN_FOR));
    Optional<Told> told =
        open.stream()
            .flatMap(alarm -> Alarms.waiting(handle, alarm).stream())
            .filter(one -> one.phone().equals(phone))
            .max(Comparator.comparing(Told::toldAt));
    if (told.isEmpty()) {
      return Optional.empty();
    }
    Told by = told.get();
    boolean newest = asked.filter(by.toldAt()::isBefore).isEmpty();
    return switch (AlarmReply.of(text, languages, newest)) {
      case TAKEN -> Optional.of(take(handle, open, by, sender, now));
      case DECLINED -> {
        open.forEach(alarm -> Alarms.decline(handle, alarm, phone, now));
        yield Optional.of(texts.declined(by.language()));
      }
      case UNCLEAR -> newest ? Optional.of(texts.asked(open, by.language())) : Optional.empty();
      case NONE -> Optional.empty();
    };
  }

  private String take(Handle handle, List<Alarm> open, Told by, Address sender, Instant now) {
    var actor = new Actor(by.name(), "text");
    for (Alarm alarm : open) {
      var others = new ArrayList<>(Alarms.waiting(handle, alarm));
      others.removeIf(one -> one.phone().equals(by.phone()));
      Alarms.take(handle, alarm, actor.word(), now);
      Audit.record(
          handle,
          actor,
          "alarm.take",
          "alarm " + alarm.id(),
          Map.of("kind", alarm.kind().word()),
          now);
      for (Told other : others) {
        people
            .find(handle, Channel.ofPhones().address(other.phone()), now)
            .filter(who -> !who.stopped() && !who.bad())
            .ifPresent(who ->
                AlarmRounds.plan(
                    handle, who, texts.taken(alarm, by.name(), other.language()), sender, now));
      }
    }
    return texts.yours(open, by.language());
  }
}
