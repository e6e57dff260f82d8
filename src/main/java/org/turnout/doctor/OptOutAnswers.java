package org.turnout.doctor;

import java.util.List;
import java.util.regex.Pattern;
import org.turnout.settings.SenderSettings;

/// Who answers STOP, as declared: no interface of the carrier tells, so a person must compare.
final class OptOutAnswers {
  private static final String WHAT = "opt-outs";

  /// On these the network itself answers STOP, whatever is set.
  private static final Pattern TOLL_FREE = Pattern.compile("\\+18(00|33|44|55|66|77|88)\\d{7}");

  private OptOutAnswers() {}

  static List<CheckResult> look(List<SenderSettings> senders) {
    return senders.stream().map(OptOutAnswers::of).toList();
  }

  private static CheckResult of(SenderSettings sender) {
    boolean tollFree = TOLL_FREE.matcher(sender.address()).matches();
    return switch (sender.optOuts()) {
      case TURNOUT ->
          tollFree
              ? CheckResult.warn(
                  WHAT,
                  sender.address() + " is toll-free: the network answers STOP, not Turnout",
                  "declare 'opt-outs: carrier' for it in config/turnout.yaml")
              : CheckResult.ok(
                  WHAT,
                  sender.address()
                      + ": Turnout answers STOP (Advanced Opt-Out must be off in the console)");
      case CARRIER ->
          CheckResult.ok(
              WHAT,
              sender.address()
                  + ": the carrier answers STOP (Advanced Opt-Out must be on in the console)");
    };
  }
}
