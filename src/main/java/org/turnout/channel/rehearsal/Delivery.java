package org.turnout.channel.rehearsal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// An accepted text on its way: the states it goes through, each in its time, and what we are told
/// of them. One state follows the other, so that callbacks keep their order unless the script turns
/// them round.
final class Delivery implements Runnable {
  private final Entry entry;
  private final Agenda agenda;
  private final Listener listener;
  private final Faults.OnCallbacks script;
  private final Plan plan;
  private final List<String> told;
  private int step;

  /// Who hears of it.
  interface Listener {
    /// We are to be told, by one callback.
    void tell(Entry entry, String state);

    /// It has another state.
    void changed(Entry entry);

    /// It is on the phone, or never will be.
    void ended(Entry entry);
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

  Delivery(Entry entry, Plan plan, Faults.OnCallbacks script, Agenda agenda, Listener listener) {
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
    String now = script == Faults.OnCallbacks.BACKWARDS ? plan.end() : state;
    boolean ends = now.equals(plan.end()) && !entry.status.equals(now);
    if (ends) {
      entry.code = plan.code();
    }
    if (script != Faults.OnCallbacks.LOST) {
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
        script == Faults.OnCallbacks.BACKWARDS ? plan.until(plan.end()) : plan.until(told.get(at));
    return due.isNegative() ? Duration.ZERO : due;
  }

  private static List<String> doubled(List<String> states) {
    List<String> twice = new ArrayList<>();
    states.forEach(state -> twice.addAll(List.of(state, state)));
    return twice;
  }
}
