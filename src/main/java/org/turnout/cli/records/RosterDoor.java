package org.turnout.cli.records;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.ToIntBiFunction;
import java.util.function.ToIntFunction;
import org.turnout.access.Permission;
import org.turnout.access.Principal;
import org.turnout.access.Tokens;
import org.turnout.app.BackingServers;
import org.turnout.cli.terminal.CommandActor;
import org.turnout.cli.terminal.RecordsCommand;
import org.turnout.cli.terminal.ServersOption;
import org.turnout.people.Directory;
import org.turnout.roster.CallOffService;
import org.turnout.roster.RosterService;
import org.turnout.roster.ServedRosters;
import org.turnout.roster.ShiftService;
import org.turnout.roster.board.RosterServices;
import picocli.CommandLine.Mixin;

/// What the commands about rosters share: who types, and the services on the campaign's files.
abstract class RosterDoor extends RecordsCommand {
  static final String ROSTER = "The roster, as its file in config/rosters is called.";
  static final String SITE = "The site, as config/locals.yaml calls it.";

  final InstantSource clock;

  @Mixin private final CommandActor typing = new CommandActor();

  RosterDoor(InstantSource clock, ServersOption servers) {
    super(servers);
    this.clock = clock;
  }

  /// What works on the notices.
  final int withNotices(ToIntBiFunction<BackingServers, RosterService> work) {
    return withServed(
        (foundations, served) -> work.applyAsInt(foundations, new RosterService(served)));
  }

  /// What works on shifts, in the name of the person who types.
  final int withShifts(ToIntBiFunction<ShiftService, Principal> work) {
    return withRosters((rosters, who) -> work.applyAsInt(rosters.shifts(), who));
  }

  /// What calls off, in the name of the person who types.
  final int withCallOffs(ToIntBiFunction<CallOffService, Principal> work) {
    return withRosters((rosters, who) -> work.applyAsInt(rosters.callOffs(), who));
  }

  /// What works on all of it, in the name of the person who types.
  final int withRosters(ToIntBiFunction<RosterServices, Principal> work) {
    return withServed((foundations, served) ->
        as(foundations, false, who -> work.applyAsInt(RosterServices.of(served), who)));
  }

  private int withServed(ToIntBiFunction<BackingServers, ServedRosters> work) {
    return withFiles(files ->
        with(foundations -> {
          var directory =
              foundations.database().with(handle -> Directory.load(handle, files.locals()));
          return work.applyAsInt(
              foundations,
              new ServedRosters(foundations.database(), clock, files::rosters, () -> directory));
        }));
  }

  /// Runs the work for the person who types, or says why nobody is known who may do this.
  ///
  /// @param second whether they have to prove who they are
  final int as(BackingServers foundations, boolean second, ToIntFunction<Principal> work) {
    var tokens = new Tokens(foundations.database(), clock);
    var typed =
        second
            ? typing.second(tokens, Permission.ROSTERS, servers.variables())
            : typing.who(tokens, Permission.ROSTERS, servers.variables());
    return switch (typed) {
      case CommandActor.Typed.Person(var actor, var note) -> {
        note.ifPresent(err()::println);
        yield work.applyAsInt(Principal.operator(actor));
      }
      case CommandActor.Typed.Nobody(var why, var next) -> {
        err().println("Nothing has changed: " + why + ".");
        err().println("Next: " + next + ".");
        yield 1;
      }
    };
  }

  /// What was typed as something, or a line that says how it is written.
  final <T> Optional<T> read(
      String typed, String like, java.util.function.Function<String, T> how) {
    try {
      return Optional.of(how.apply(typed.strip()));
    } catch (java.time.DateTimeException | IllegalArgumentException _) {
      err().println("'" + typed + "' is not " + like + ".");
      return Optional.empty();
    }
  }
}
