package org.turnout.lab.carrier;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.turnout.lab.scenario.FaultScript;

/// An accepted text on its way: the states it goes through, each in its time, and what we are told
/// of them. One state follows the other, so that callbacks keep their order unless the script turns
/// them round.
final class SimulatedDelivery implements Runnable {
  private final CarrierMessage entry;
  private final Scheduler agenda;
  private final Listener listener;
  private final FaultScript.OnCallbacks script;
  private final Plan plan;
  private final List<String> told;
  private int step;

  /// Who hears of it.
  interface Listener {
    /// We are to be told, by one callback.
    void tell(CarrierMessage entry, String state);

    /// It has another state.
    void changed(CarrierMessage entry);

    /// It is on the phone, or never will be.
    void ended(CarrierMessage entry);
  }

  /// What is going to happen.
  ///
  /// @param code how it ends; 0 means delivered
  /// @param leaves after which it leaves the carrier's queue
  /// @param ends after which it is delivered, or known not to be
  /// @param lag of each callback
  record Plan(int code, Duration leaves, Duration ends, Duration lag) {
    String end() {
      return switch (code) {
        case 0 -> "delivered";
        case 30001, 30036, 21610 -> "failed";
        default -> "undelivered";
      };
    }

    /// Never sent: it overran the queue, its time, or the person's wish.
    private boolean sends() {
      return !end().equals("failed");
    }

    private List<String> states() {
      return sends() ? List.of("queued", "sent", end()) : List.of("queued", end());
    }

    private Duration until(String state) {
      return switch (state) {
        case "queued" -> lag;
        case "sent" -> leaves.plus(lag);
        default -> ends.plus(lag);
      };
    }
  }

  SimulatedDelivery(
      CarrierMessage entry,
      Plan plan,
      FaultScript.OnCallbacks script,
      Scheduler agenda,
      Listener listener) {
    this.entry = entry;
    this.plan = plan;
    this.script = script;
    this.agenda = agenda;
    this.listener = listener;
    this.told =
        switch (script) {
          case IN_ORDER, LOST -> plan.states();
          case TWICE -> doubled(plan.states());
          case BACKWARDS -> plan.states().reversed();
        };
  }

  void begin() {
    agenda.after(until(0), this);
  }

  @Override
  public void run() {
    String state = told.get(step);
    String now = script == FaultScript.OnCallbacks.BACKWARDS ? plan.end() : state;
    boolean ends = now.equals(plan.end()) && !entry.status.equals(now);
    if (ends) {
      entry.code = plan.code();
    }
    if (script != FaultScript.OnCallbacks.LOST) {
      listener.tell(entry, state);
    }
    entry.status = now;
    listener.changed(entry);
    if (ends) {
      listener.ended(entry);
    }
    step++;
    if (step < told.size()) {
      agenda.after(until(step).minus(until(step - 1)), this);
    }
  }

  /// Texts whose callbacks are turned round have arrived by the time of the first.
  private Duration until(int at) {
    Duration due =
        script == FaultScript.OnCallbacks.BACKWARDS
            ? plan.until(plan.end())
            : plan.until(told.get(at));
    return due.isNegative() ? Duration.ZERO : due;
  }

  private static List<String> doubled(List<String> states) {
    List<String> twice = new ArrayList<>();
    states.forEach(state -> twice.addAll(List.of(state, state)));
    return twice;
  }
}
