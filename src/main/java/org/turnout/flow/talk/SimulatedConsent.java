package org.turnout.flow.talk;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.turnout.language.SystemText;
import org.turnout.people.Compliance;
import org.turnout.people.StopQuestion;

/// Whether the person of a talk gets texts, and whether they were asked if they want none.
final class SimulatedConsent {
  /// How long the question whether to stop all texts waits for its answer.
  private static final Duration ASKED_FOR = Duration.ofDays(1);

  private final Compliance compliance;
  private boolean stopped;
  private Optional<Instant> asked = Optional.empty();
  private boolean askedLast;

  SimulatedConsent(Compliance compliance) {
    this.compliance = compliance;
  }

  boolean isStopped() {
    return stopped;
  }

  boolean isAsked() {
    return asked.isPresent();
  }

  void asks(Instant now) {
    asked = Optional.of(now);
    askedLast = true;
  }

  /// Something else is said: when a question of a flow is open, only the next text is an answer.
  void passes() {
    askedLast = false;
  }

  /// What a text answers, if it may be an answer.
  ///
  /// @param open whether a question of a flow is open
  StopQuestion.Wish answer(String text, String language, boolean open) {
    return asked.isEmpty() || (open && !askedLast)
        ? StopQuestion.Wish.NONE
        : compliance.answer(text, language);
  }

  /// When the silence of somebody who was asked ends their texts, if it does until then.
  Optional<Instant> silence(Instant until) {
    return asked.map(at -> at.plus(ASKED_FOR)).filter(end -> !end.isAfter(until));
  }

  void keeps() {
    asked = Optional.empty();
  }

  /// What confirms a stop.
  SystemText confirmation(String text) {
    return compliance.beside().asksToDelete(text) ? SystemText.STOPPED_DELETES : SystemText.STOPPED;
  }

  void starts() {
    stopped = false;
    asked = Optional.empty();
  }

  /// Whether it is the first stop.
  boolean stops() {
    boolean first = !stopped;
    stopped = true;
    asked = Optional.empty();
    return first;
  }
}
