package org.turnout.lab.scenario;

import java.time.Duration;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;

/// What goes wrong at the stand-in, as a script: the decision depends on the count of the call or
/// on the number, never on chance, so that a run can be run again.
///
/// @param onCreate what happens to the n-th request to send, counted from 1
/// @param onCallbacks what happens to the callbacks of the n-th accepted text, counted from 1
/// @param undelivered the error code a number's texts end with; 0 means delivered
/// @param hang how long a hanging answer hangs
public record FaultScript(
    IntFunction<OnCreate> onCreate,
    IntFunction<OnCallbacks> onCallbacks,
    ToIntFunction<String> undelivered,
    Duration hang) {
  public static final FaultScript NONE =
      new FaultScript(
          _ -> OnCreate.ACCEPT, _ -> OnCallbacks.IN_ORDER, _ -> 0, Duration.ofSeconds(30));

  /// `BEFORE`: nothing was taken. `AFTER`: the text is on its way, only the answer suffers.
  public enum OnCreate {
    ACCEPT,
    TOO_MANY,
    ERROR_BEFORE,
    ERROR_AFTER,
    HANG_BEFORE,
    HANG_AFTER,
    RESET_BEFORE,
    RESET_AFTER,
    HTML_AFTER,
    HALF_ANSWER_AFTER,
    /// 429 with a `Retry-After` of twenty seconds.
    TOO_MANY_FOR_LONG,
    /// The same with a day.
    TOO_MANY_FOR_A_DAY,
    /// 307 to somewhere else.
    REDIRECT;

    public boolean takesTheText() {
      return switch (this) {
        case TOO_MANY,
            TOO_MANY_FOR_LONG,
            TOO_MANY_FOR_A_DAY,
            ERROR_BEFORE,
            HANG_BEFORE,
            RESET_BEFORE,
            REDIRECT ->
            false;
        case ACCEPT, ERROR_AFTER, HANG_AFTER, RESET_AFTER, HTML_AFTER, HALF_ANSWER_AFTER -> true;
      };
    }
  }

  /// What happens to one text's callbacks.
  public enum OnCallbacks {
    IN_ORDER,
    LOST,
    TWICE,
    BACKWARDS
  }

  public FaultScript onCreate(IntFunction<OnCreate> script) {
    return new FaultScript(script, onCallbacks, undelivered, hang);
  }

  public FaultScript onCallbacks(IntFunction<OnCallbacks> script) {
    return new FaultScript(onCreate, script, undelivered, hang);
  }

  public FaultScript undelivered(ToIntFunction<String> codes) {
    return new FaultScript(onCreate, onCallbacks, codes, hang);
  }

  public FaultScript hang(Duration time) {
    return new FaultScript(onCreate, onCallbacks, undelivered, time);
  }
}
