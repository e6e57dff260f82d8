package org.turnout.blast.run;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.turnout.channel.CarrierError;
import org.turnout.channel.CarrierError.Action;
import org.turnout.problem.CountWords;
import org.turnout.settings.Pauses;

/// Whether what happened to a run's last texts is reason to stop and think. Pure.
record PauseRules(Pauses limits, IntFunction<CarrierError> errors) {
  /// What has happened to a run's texts so far.
  ///
  /// @param left handed to the carrier, or perhaps
  /// @param reported of which the carrier said how they ended
  /// @param failed by the carrier's code
  /// @param optedOut recipients who have stopped since they got it
  record Counts(long left, long reported, Map<Integer, Long> failed, long optedOut) {
    Counts {
      failed = Map.copyOf(failed);
    }

    static Counts of(RunProgress progress, long optedOut) {
      return new Counts(
          progress.left(),
          progress.in("delivered") + progress.in("undelivered") + progress.in("failed"),
          progress.failed(),
          optedOut);
    }

    Counts since(Counts before) {
      var codes = new TreeMap<Integer, Long>();
      failed.forEach((code, n) -> {
        long more = n - before.failed.getOrDefault(code, 0L);
        if (more > 0) {
          codes.put(code, more);
        }
      });
      return new Counts(
          left - before.left, reported - before.reported, codes, optedOut - before.optedOut);
    }
  }

  /// A reason to pause.
  ///
  /// @param everything every run, because the account itself is at fault
  record Reason(String why, boolean everything) {}

  /// Looks at the last texts.
  Optional<Reason> look(Counts last) {
    return fault(last, Action.PAUSE_EVERYTHING, CarrierFault.ACCOUNT)
        .or(() -> fault(last, Action.PAUSE_SENDER, CarrierFault.SENDER))
        .or(() -> fault(last, Action.FIX_TEXT, CarrierFault.TEXT))
        .or(() -> shares(last));
  }

  private Optional<Reason> fault(Counts last, Action action, CarrierFault fault) {
    long n = 0;
    int most = 0;
    for (var entry : last.failed.entrySet()) {
      if (errors.apply(entry.getKey()).action() == action) {
        n += entry.getValue();
        most =
            most == 0 || entry.getValue() > last.failed.getOrDefault(most, 0L)
                ? entry.getKey()
                : most;
      }
    }
    return n >= limits.faults()
        ? Optional.of(new Reason(fault.words(errors.apply(most)), fault == CarrierFault.ACCOUNT))
        : Optional.empty();
  }

  private Optional<Reason> shares(Counts last) {
    long filtered = sum(last, Action.FILTERED);
    long all = last.failed.values().stream().mapToLong(Long::longValue).sum();
    long failed = all - filtered - sum(last, Action.SUPPRESS);
    if (last.reported >= limits.atLeast() && over(filtered, last.reported, limits.filtered())) {
      return reason(
          filtered,
          last.reported,
          "%d of the last %d texts %s filtered by carriers"
              .formatted(filtered, last.reported, filtered == 1 ? "was" : "were"),
          limits.filtered(),
          "Do not send it again as it is. Look at its wording and links, ask the carrier why, then correct or cancel it.");
    }
    if (last.left >= limits.atLeast() && over(last.optedOut, last.left, limits.optedOut())) {
      return reason(
          last.optedOut,
          last.left,
          "%s answered STOP while the last %d texts left"
              .formatted(CountWords.many(last.optedOut, "recipient", "recipients"), last.left),
          limits.optedOut(),
          "Ask yourself whether these people expect this text; then resume, or cancel it.");
    }
    if (last.reported >= limits.atLeast() && over(failed, last.reported, limits.failed())) {
      return reason(
          failed,
          last.reported,
          "%d of the last %d texts failed".formatted(failed, last.reported),
          limits.failed(),
          "Look at the errors in its report: an outdated list, or a fault of the carrier. Then resume, or cancel it.");
    }
    return Optional.empty();
  }

  private long sum(Counts last, Action action) {
    return last.failed.entrySet().stream()
        .filter(entry -> errors.apply(entry.getKey()).action() == action)
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private static boolean over(long n, long of, int percent) {
    return n * 100 > of * percent;
  }

  private static Optional<Reason> reason(long n, long of, String what, int limit, String next) {
    return Optional.of(
        new Reason(
            String.format(
                Locale.ROOT,
                "%s (%.1f%%, the limit is %d%%). %s",
                what,
                100.0 * n / of,
                limit,
                next),
            false));
  }
}
