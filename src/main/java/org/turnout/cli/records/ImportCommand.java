package org.turnout.cli.records;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.ToIntFunction;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.turnout.app.BackingServers;
import org.turnout.campaign.LoadedCampaign;
import org.turnout.cli.terminal.DecidedBy;
import org.turnout.cli.terminal.OlderFiles;
import org.turnout.cli.terminal.RecordsCommand;
import org.turnout.cli.terminal.ServersOption;
import org.turnout.cli.terminal.TerminalDevice;
import org.turnout.member.MemberService;
import org.turnout.people.CoveragePlan;
import org.turnout.people.Directory;
import org.turnout.transfer.MemberImport;
import org.turnout.transfer.SheetText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `./turnout import`: lists that come from elsewhere.
@Command(
    name = "import",
    description = "Lists from elsewhere: import members FILE.csv, import list NAME FILE.csv.")
public final class ImportCommand extends RecordsCommand implements Runnable {
  /// A list of 20,000 members.
  private static final int LARGE = 1 << 20;

  private final InstantSource clock;

  @Mixin private final DecidedBy by = new DecidedBy();

  public ImportCommand(InstantSource clock, ServersOption servers) {
    super(servers);
    this.clock = clock;
  }

  @Override
  public void run() {
    usage();
  }

  @Command(
      name = "members",
      description =
          "A local's members: good rows are imported, all others are listed with line and reason."
              + " Exit 1 if any row was not imported.")
  int members(@Parameters(paramLabel = "FILE.csv") Path file) {
    return missing(file)
        ? 2
        : withCampaign(campaign -> with(foundations -> take(foundations, campaign, file)));
  }

  @Command(
      name = "list",
      description =
          "People we know, as a list that audiences name: by phone, or by local and member_number."
              + " Exit 1 if any row was not imported.")
  int list(
      @Parameters(paramLabel = "NAME") String name,
      @Parameters(paramLabel = "FILE.csv") Path file) {
    return missing(file) ? 2 : with(foundations -> take(foundations, name, file));
  }

  private boolean missing(Path file) {
    boolean missing = !Files.isRegularFile(file);
    if (missing) {
      err().println("There is no file " + file);
    }
    return missing;
  }

  private int take(BackingServers foundations, String name, Path file) {
    // A list adds nobody, so nobody's site or language is looked up.
    var members =
        new MemberService(
            foundations.patient(),
            clock,
            () -> new Directory(List.of(), List.of(), List.of(), CoveragePlan.NONE),
            Set::of);
    return read(
        file,
        csv ->
            told(
                members.importList(by.principal(), name, csv),
                taken ->
                    tell(taken.report(), stands(name, taken.report().added() > 0, taken.size()))));
  }

  private int take(BackingServers foundations, LoadedCampaign campaign, Path file) {
    var files = campaign.files().orElseThrow();
    if (OlderFiles.refused(foundations, campaign.home(), err())) {
      return 1;
    }
    var directory =
        foundations.database().inTransaction(handle -> Directory.store(handle, files.locals()));
    var members =
        new MemberService(
            foundations.database(),
            clock,
            () -> directory,
            () -> Set.copyOf(files.settings().campaign().languages()));
    return read(
        file,
        csv ->
            told(
                members.importMembers(by.principal(), csv),
                report ->
                    tell(report, report.added() + " added, " + report.known() + " known already")));
  }

  private int read(Path file, ToIntFunction<Reader> work) {
    try (var csv = open(file)) {
      return work.applyAsInt(csv);
    } catch (IOException | UncheckedIOException e) {
      err().println("Reading failed, nothing was imported: " + e.getMessage());
      return 1;
    }
  }

  private static String stands(String name, boolean replaced, OptionalLong size) {
    String list = "the list " + name;
    if (replaced) {
      return String.format(Locale.ROOT, "%,d on %s", size.orElse(0), list);
    }
    return size.isPresent()
        ? String.format(
            Locale.ROOT, "Nothing was imported: %s still has %,d on it", list, size.getAsLong())
        : "Nothing was imported: there is no list " + name;
  }

  private int tell(MemberImport.Report report, String taken) {
    report.rejected().forEach(row -> printf("line %d: %s%n", row.line(), row.reason()));
    out().println(taken + ", " + report.rejected().size() + " not taken");
    return report.rejected().isEmpty() ? 0 : 1;
  }

  /// The list, with a bar that shows how much of it is read where that takes a while.
  private static Reader open(Path file) throws IOException {
    if (Files.size(file) < LARGE || !TerminalDevice.ERR.drawable()) {
      return SheetText.of(Files.newInputStream(file));
    }
    var bar =
        new ProgressBarBuilder()
            .setTaskName("Reading " + file.getFileName())
            .setInitialMax(Files.size(file))
            .setUnit(" KiB", 1024);
    return SheetText.of(ProgressBar.wrap(Files.newInputStream(file), bar));
  }
}
