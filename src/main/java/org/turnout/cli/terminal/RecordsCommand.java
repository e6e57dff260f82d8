package org.turnout.cli.terminal;

import com.google.errorprone.annotations.FormatMethod;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.function.ToIntFunction;
import org.turnout.access.ServiceResult;
import org.turnout.app.ActionTable;
import org.turnout.app.BackingServers;
import org.turnout.campaign.CampaignFiles;
import org.turnout.campaign.LoadedCampaign;
import org.turnout.problem.Problems;
import org.turnout.settings.Settings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// The head of a command that works on a campaign's files and records: where they are, and where it
/// writes. Works while a server is running, on the same records.
public abstract class RecordsCommand {
  @Mixin public final ServersOption servers;

  @Spec private CommandSpec spec = CommandSpec.create();

  public RecordsCommand(ServersOption servers) {
    this.servers = servers;
  }

  /// Runs the work on the records of the program that is running, or of its own.
  ///
  /// @return as [ServersOption#with]
  public final int with(ToIntFunction<BackingServers> work) {
    return servers.with(err(), work);
  }

  /// Runs the work on the campaign's files, or prints what is wrong with them.
  ///
  /// @return the work's exit code; 2 when they can't be read
  public final int withFiles(ToIntFunction<CampaignFiles> work) {
    return withCampaign(campaign -> work.applyAsInt(campaign.files().orElseThrow()));
  }

  /// The same for work that also needs the flows.
  public final int withCampaign(ToIntFunction<LoadedCampaign> work) {
    servers.settle(err());
    var campaign =
        LoadedCampaign.around(servers.home(), servers.variables(), ActionTable.language());
    return campaign.files().isEmpty()
        ? ProblemReport.problems(campaign.problems(), campaign.home(), err())
        : work.applyAsInt(campaign);
  }

  /// The campaign's zone, in which people read times; UTC while its settings can't be read.
  public final ZoneId zone() {
    return Settings.read(servers.variables(), servers.home(), new Problems())
        .map(settings -> settings.campaign().zone())
        .orElse(ZoneOffset.UTC);
  }

  /// Goes on with what a service has done, or prints why it has not.
  ///
  /// @return the exit code: 1 when it did not fit, 2 when what was typed can't be taken
  public final <T> int told(ServiceResult<T> result, ToIntFunction<T> done) {
    return switch (result) {
      case ServiceResult.Done<T>(var value) -> done.applyAsInt(value);
      case ServiceResult.NotAllowed<T>(var needed) ->
          failed(1, "Your role does not allow this: it needs " + needed);
      case ServiceResult.NotFound<T>(var why, _) -> failed(1, why);
      case ServiceResult.Refused<T>(var why, var next) -> failed(1, why + ": " + next);
      case ServiceResult.Invalid<T>(var errors) -> {
        errors.forEach(error -> err().println(error.field() + ": " + error.why()));
        yield 2;
      }
    };
  }

  private int failed(int code, String why) {
    err().println(why + ".");
    return code;
  }

  /// Prints, with numbers that look the same on every machine.
  @FormatMethod
  public final void printf(String format, Object... values) {
    out().printf(Locale.ROOT, format, values);
  }

  public final void usage() {
    spec.commandLine().usage(out());
  }

  public final PrintWriter out() {
    return spec.commandLine().getOut();
  }

  public final PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
