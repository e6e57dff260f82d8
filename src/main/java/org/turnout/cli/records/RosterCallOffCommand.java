package org.turnout.cli.records;

import java.time.InstantSource;
import java.util.Optional;
import org.turnout.cli.terminal.ServersOption;
import org.turnout.roster.CallOffPlan;
import org.turnout.roster.CallOffScope;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./turnout roster call-off` and `return`.
@Command
abstract class RosterCallOffCommand extends RosterShiftCommand {
  RosterCallOffCommand(InstantSource clock, ServersOption servers) {
    super(clock, servers);
  }

  /// What is called off.
  static final class Scope {
    @Option(names = "--all", description = "All of the roster.")
    private boolean all;

    @Option(names = "--local", paramLabel = "LOCAL", description = "The sites of a local.")
    private Optional<String> local = Optional.empty();

    @Option(names = "--site", paramLabel = "SITE", description = SITE)
    private Optional<String> site = Optional.empty();

    @Option(names = "--shift", paramLabel = "SHIFT", description = "One shift.")
    private Optional<String> shift = Optional.empty();

    private CallOffScope scope() {
      if (all) {
        return new CallOffScope.Everything();
      }
      return local
          .<CallOffScope>map(CallOffScope.OfLocal::new)
          .or(() -> site.map(CallOffScope.AtSite::new))
          .or(() -> shift.map(CallOffScope.OneShift::new))
          .orElseThrow();
    }
  }

  @Command(
      name = "call-off",
      description = {
        "Calls off shifts: nobody has them any more, no reminder or offer leaves, and everybody"
            + " who",
        "had one or waited is told once. Shows the plan first; --confirm CODE does it."
      })
  int callOff(
      @Parameters(paramLabel = "ROSTER", description = ROSTER) String roster,
      @ArgGroup(multiplicity = "1") Scope what,
      @Option(names = "--confirm", paramLabel = "CODE", description = "The code of the plan.")
          Optional<String> code) {
    return withCallOffs((offs, who) ->
        code.isEmpty()
            ? told(
                offs.plan(who, roster, what.scope()),
                plan -> {
                  counts(plan, "would end");
                  printf("To do it, add: --confirm %s%n", plan.code());
                  return 0;
                })
            : told(
                offs.callOff(who, roster, what.scope(), code.get()),
                plan -> {
                  counts(plan, "is called off:");
                  out().println("They are told while ./turnout serve is running.");
                  return 0;
                }));
  }

  private void counts(CallOffPlan plan, String verb) {
    printf(
        "%s, %s, %s %d shifts. %d people have one, %d more wait for one: all hear of it once.%n",
        plan.roster(), plan.scope(), verb, plan.shifts(), plan.holders(), plan.waiting());
    if (plan.unreachable() > 0) {
      printf(
          "No text reaches %d of them: each is in the inbox, for a person to call.%n",
          plan.unreachable());
    }
  }

  @Command(
      name = "return",
      description = {
        "After a call-off: tells those who had a shift that they are back at work. Everybody else"
            + " is",
        "for a blast."
      })
  int back(@Parameters(paramLabel = "ROSTER", description = ROSTER) String roster) {
    return withCallOffs((offs, who) ->
        told(
            offs.sendBack(who, roster),
            people -> {
              printf("%d people with a shift of %s are told to be back at work.%n", people, roster);
              out().println("For everybody else plan a blast: docs/blasts.md.");
              return 0;
            }));
  }
}
