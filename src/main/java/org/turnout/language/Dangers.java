package org.turnout.language;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// What texts say of danger, of a loss, and of what was told of either before, in any of the
/// languages.
public final class Dangers {
  private final List<Language> spoken;
  private final List<EmergencyReader> emergencies;
  private final PhoneTails tails;

  Dangers(Collection<Language> all, PhoneTails tails) {
    this.spoken = all.stream().filter(Language::spoken).toList();
    this.emergencies = all.stream().map(EmergencyReader::new).toList();
    this.tails = tails;
  }

  /// Whether a text is a report that has nothing but its word in it: "INCIDENT".
  public boolean isBareReport(String text) {
    List<String> said = Languages.said(text);
    return said.size() == 1 && finds(said, EmergencyWords::report);
  }

  /// Whether a text says nothing but that a report was a mistake: "never mind", "false alarm".
  public boolean callsOff(String text) {
    return text.indexOf('?') < 0 && finds(Languages.said(text), EmergencyWords::calledOff);
  }

  /// Whether somebody who was in danger thanks, or says that they are better.
  public boolean isRelieved(String text) {
    List<String> said = Languages.said(text);
    return text.indexOf('?') < 0
        && finds(said, EmergencyWords::relief)
        && !finds(said, EmergencyWords::noRelief);
  }

  private boolean finds(List<String> said, Function<EmergencyWords, PhrasePatterns> which) {
    return spoken.stream()
        .anyMatch(language -> which.apply(language.emergencyWords()).find(said).isPresent());
  }

  /// Whether a text says in any of the languages that somebody has lost a person.
  public boolean grieves(String text) {
    List<String> said = Languages.said(text);
    return spoken.stream()
        .anyMatch(language -> language.emergencyWords().grief().find(said).isPresent());
  }

  /// Whether a text asks what to do: behind a word of danger it is about that.
  public boolean asksWhatNow(String text) {
    List<String> said = Languages.said(text);
    return spoken.stream()
        .anyMatch(language -> language.emergencyWords().whatNow().find(said).isPresent());
  }

  /// Whether a text says, in any of the languages, that somebody is in danger.
  public HeardEmergency emergency(String text) {
    return EmergencyReader.in(tails.cut(text), emergencies);
  }

  /// Whether a text has a word of danger in it: nothing is offered to somebody who writes one,
  /// whatever it turns out to mean.
  public boolean isAlarming(String text) {
    List<String> said = Languages.said(text);
    return spoken.stream()
            .anyMatch(language -> language.emergencyWords().alarming().find(said).isPresent())
        || !(emergency(text) instanceof HeardEmergency.None);
  }

  /// What a report from the line is about; empty when a text is none.
  public Optional<IncidentKind> incident(String text) {
    List<String> said = Languages.said(text);
    boolean reported =
        spoken.stream()
            .map(Language::emergencyWords)
            .anyMatch(words ->
                words.report().find(said).isPresent()
                    || Optional.ofNullable(words.sure().get(Emergency.INCIDENT))
                        .flatMap(scenes -> scenes.find(said))
                        .isPresent());
    return reported
        ? Stream.of(IncidentKind.values())
            .filter(kind -> spoken.stream().anyMatch(it -> isAbout(it, kind, said)))
            .findFirst()
            .or(() -> Optional.of(IncidentKind.OTHER))
        : Optional.empty();
  }

  private static boolean isAbout(Language language, IncidentKind kind, List<String> said) {
    return Optional.ofNullable(language.emergencyWords().incidents().get(kind))
        .flatMap(words -> words.find(said))
        .isPresent();
  }
}
