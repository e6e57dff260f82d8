package org.turnout.flow.talk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.turnout.language.Dangers;
import org.turnout.language.Emergency;
import org.turnout.language.HeardEmergency;
import org.turnout.language.SystemText;

/// What a person of a talk tells of danger, and what they write right behind it.
final class SimulatedDanger {
  private static final Duration LATELY = Duration.ofMinutes(10);
  private static final Duration THANKS_LATELY = Duration.ofDays(1);

  private final SimulatedTexts texts;
  private final SparingTexts sparing;
  private final Dangers dangers;
  private final List<Told> told = new ArrayList<>();
  private boolean last;

  /// @param bare whether it was a report of one word
  private record Told(Emergency kind, boolean bare, Instant at) {}

  SimulatedDanger(SimulatedTexts texts, SparingTexts sparing) {
    this.texts = texts;
    this.sparing = sparing;
    this.dangers = texts.languages().dangers();
  }

  /// What is said to it.
  List<String> tells(
      String text, HeardEmergency.Clear danger, String language, boolean stopped, Instant now) {
    told.add(new Told(danger.kind(), dangers.isBareReport(text), now));
    last = true;
    return sparing.say(danger, language, stopped, now);
  }

  /// What is said to a text right behind a danger that takes a report back, or thanks; empty for
  /// any other.
  ///
  /// @param plain whether it has nothing to do with consent
  Optional<List<String>> after(String text, boolean plain, String language, Instant now) {
    boolean behind = last && plain;
    last = false;
    if (!behind) {
      return Optional.empty();
    }
    told.removeIf(it -> it.at().plus(THANKS_LATELY).isBefore(now));
    List<Told> lately = told.stream().filter(it -> it.at().plus(LATELY).isAfter(now)).toList();
    boolean mistaken = !lately.isEmpty() && lately.stream().allMatch(Told::bare);
    if (mistaken && dangers.callsOff(text)) {
      told.removeAll(lately);
      sparing.forgets(SystemText.EMERGENCY_INCIDENT);
      return Optional.of(List.of(texts.say(SystemText.INCIDENT_WITHDRAWN, language)));
    }
    boolean thanked =
        !told.isEmpty() && told.getLast().kind() == Emergency.SUICIDE && dangers.isRelieved(text);
    return thanked
        ? Optional.of(sparing.say(SystemText.SUICIDE_THANKS, language, now))
        : Optional.empty();
  }
}
