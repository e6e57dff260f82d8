package org.turnout.alarm;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.turnout.language.Languages;
import org.turnout.language.SystemText;
import org.turnout.language.TextFold;
import org.turnout.people.Directory;
import org.turnout.people.Local;
import org.turnout.people.PhoneNumber;
import org.turnout.people.Site;

/// What people of ours are told of an alarm, in their language.
final class AlarmTexts {
  /// As much of what the member wrote: what must be known at once is at its beginning.
  private static final int QUOTED = 160;

  private final Languages languages;

  AlarmTexts(Languages languages) {
    this.languages = languages;
  }

  /// Who is in danger, where, and how to say that one takes it.
  String alarm(Alarm alarm, Directory directory, String language) {
    return say(
        switch (alarm.kind()) {
          case HURT -> SystemText.ALARM_HURT;
          case SUICIDE -> SystemText.ALARM_SUICIDE;
          case POLICE -> SystemText.ALARM_POLICE;
          case INCIDENT -> SystemText.ALARM_INCIDENT;
        },
        language,
        Map.of(
            "place", place(alarm, directory).orElse("?"),
            "who", who(alarm),
            "said", quoted(alarm.said())));
  }

  /// Where: the site, else the local.
  private static Optional<String> place(Alarm alarm, Directory directory) {
    return alarm
        .site()
        .flatMap(directory::site)
        .map(Site::name)
        .or(() -> alarm.local().flatMap(directory::local).map(Local::name));
  }

  /// The one who answered has it.
  String yours(List<Alarm> taken, String language) {
    return say(SystemText.ALARM_YOURS, language, Map.of("who", all(taken)));
  }

  /// Somebody else has it.
  String taken(Alarm alarm, String by, String language) {
    return say(SystemText.ALARM_TAKEN, language, Map.of("name", by, "who", who(alarm)));
  }

  /// The member took it back.
  String withdrawn(Alarm alarm, String language) {
    return say(SystemText.ALARM_WITHDRAWN, language, Map.of("who", who(alarm)));
  }

  String declined(String language) {
    return say(SystemText.ALARM_DECLINED, language, Map.of());
  }

  String asked(List<Alarm> open, String language) {
    return say(SystemText.ALARM_ASKED, language, Map.of("who", all(open)));
  }

  private static String all(List<Alarm> alarms) {
    return alarms.stream().map(AlarmTexts::who).distinct().collect(Collectors.joining("; "));
  }

  /// `Ana Cruz, 213-555-0134`.
  private static String who(Alarm alarm) {
    String reach =
        alarm.address().channel().traits().addressedByPhone()
            ? PhoneNumber.dialed(alarm.address().value())
            : alarm.address().channel().word();
    return alarm.name().map(name -> name + ", " + reach).orElse(reach);
  }

  private static String quoted(String said) {
    return TextFold.beginning(said.strip().replaceAll("\\s+", " "), QUOTED);
  }

  private String say(SystemText text, String language, Map<String, String> names) {
    return languages.of(language).text(text, names).strip();
  }
}
