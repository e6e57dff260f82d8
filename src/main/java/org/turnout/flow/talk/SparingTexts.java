package org.turnout.flow.talk;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.turnout.language.Emergency;
import org.turnout.language.HeardEmergency;
import org.turnout.language.SystemText;
import org.turnout.people.Compliance;

/// Texts that a person of a talk gets once in a while only, however often they are due.
record SparingTexts(SimulatedTexts texts, Map<SystemText, Instant> said) {
  private static final Duration EMERGENCY_EVERY = Duration.ofMinutes(10);

  /// A stopped phone is told how to start at most this often.
  private static final Duration STOPPED_EVERY = Duration.ofDays(1);

  SparingTexts(SimulatedTexts texts) {
    this(texts, new EnumMap<>(SystemText.class));
  }

  /// The text of a danger, or what is said when it was said a short while ago.
  List<String> say(HeardEmergency.Clear danger, String language, boolean stopped, Instant now) {
    if (stopped && danger.kind() == Emergency.POLICE) {
      return say(SystemText.STILL_STOPPED, language, now);
    }
    String spoken = Compliance.answerIn(danger, language);
    List<String> told = say(danger.kind().text(), spoken, now);
    return told.isEmpty() && !stopped ? List.of(texts.say(SystemText.ADDED, spoken)) : told;
  }

  /// The text of the danger that was told a short while ago, once more, for who asks what to do;
  /// empty when none was.
  Optional<List<String>> again(String text, String language, Instant now) {
    return !texts.languages().dangers().asksWhatNow(text)
        ? Optional.empty()
        : lately(language, now).map(List::of);
  }

  private Optional<String> lately(String language, Instant now) {
    return Stream.of(Emergency.values())
        .map(Emergency::text)
        .filter(text -> {
          Instant last = said.get(text);
          return last != null && last.plus(EMERGENCY_EVERY).isAfter(now);
        })
        .findFirst()
        .map(text -> texts.say(text, language));
  }

  /// What was said of this is over: it is said again.
  void forgets(SystemText text) {
    said.remove(text);
  }

  /// The text, or none because it was said a short while ago.
  List<String> say(SystemText text, String language, Instant now) {
    Duration every = text == SystemText.STILL_STOPPED ? STOPPED_EVERY : EMERGENCY_EVERY;
    Instant last = said.get(text);
    if (last != null && last.plus(every).isAfter(now)) {
      return List.of();
    }
    said.put(text, now);
    return List.of(texts.say(text, language));
  }
}
