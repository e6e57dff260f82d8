package org.turnout.lab.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What the carrier and the phones are like. It can be changed while texts are on their way; what
/// happens to a text depends on the seed, its phone, its words and how often it was tried, never on
/// time, so that a run can be run again.
///
/// @param seed of everything that is decided by lot
/// @param answers how long the API takes to answer, once a text has been taken
/// @param mishaps shares of requests that go wrong
/// @param hang how long a hanging answer hangs
/// @param spells times at which answers and mishaps differ
public record Conditions(
    long seed,
    Latency answers,
    Capacity capacity,
    Shares<FaultScript.OnCreate> mishaps,
    Duration hang,
    List<FaultWindow> spells,
    DeliveryOutcomes fates,
    CallbackBehavior callbacks,
    ReplyBehavior replies) {
  /// Everything works, at once, and nobody answers.
  public static final Conditions CALM =
      new Conditions(
          1,
          Latency.none(),
          Capacity.UNLIMITED,
          Shares.none(),
          Duration.ofSeconds(30),
          List.of(),
          DeliveryOutcomes.GOOD,
          CallbackBehavior.PROMPT,
          ReplyBehavior.NONE);

  public Conditions {
    spells = List.copyOf(spells);
  }

  /// How long the answer to the n-th request takes.
  public Latency answers(long request) {
    return spell(request).flatMap(FaultWindow::answers).orElse(answers);
  }

  public Shares<FaultScript.OnCreate> mishaps(long request) {
    return spell(request).flatMap(FaultWindow::mishaps).orElse(mishaps);
  }

  private Optional<FaultWindow> spell(long request) {
    return spells.stream().filter(spell -> spell.holds(request)).findFirst();
  }

  public Conditions seed(long value) {
    return new Conditions(
        value, answers, capacity, mishaps, hang, spells, fates, callbacks, replies);
  }

  public Conditions answers(Latency value) {
    return new Conditions(seed, value, capacity, mishaps, hang, spells, fates, callbacks, replies);
  }

  public Conditions capacity(Capacity value) {
    return new Conditions(seed, answers, value, mishaps, hang, spells, fates, callbacks, replies);
  }

  public Conditions mishaps(Shares<FaultScript.OnCreate> value) {
    return new Conditions(seed, answers, capacity, value, hang, spells, fates, callbacks, replies);
  }

  public Conditions hang(Duration value) {
    return new Conditions(
        seed, answers, capacity, mishaps, value, spells, fates, callbacks, replies);
  }

  public Conditions spells(List<FaultWindow> value) {
    return new Conditions(seed, answers, capacity, mishaps, hang, value, fates, callbacks, replies);
  }

  public Conditions fates(DeliveryOutcomes value) {
    return new Conditions(
        seed, answers, capacity, mishaps, hang, spells, value, callbacks, replies);
  }

  public Conditions callbacks(CallbackBehavior value) {
    return new Conditions(seed, answers, capacity, mishaps, hang, spells, fates, value, replies);
  }

  public Conditions replies(ReplyBehavior value) {
    return new Conditions(seed, answers, capacity, mishaps, hang, spells, fates, callbacks, value);
  }
}
