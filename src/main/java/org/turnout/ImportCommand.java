package org.turnout;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Set;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.turnout.campaign.CampaignFiles;
import org.turnout.people.Directory;
import org.turnout.transfer.ListImport;
import org.turnout.transfer.MemberImport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./turnout import`: lists that come from elsewhere.
@Command(
    name = "import",
    description = "Lists from elsewhere: import members FILE.csv, import list NAME FILE.csv.")
final class ImportCommand implements Runnable {
  private final InstantSource clock;

  @Mixin private final ServersOption servers;

  @Spec private CommandSpec spec = CommandSpec.create();

  ImportCommand(InstantSource clock, ServersOption servers) {
    this.clock = clock;
    this.servers = servers;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  @Command(
      name = "members",
      description =
          "A local's members: good rows are taken, every other is listed with its line and reason."
              + " Exit 1 when any row was not taken.")
  int members(@Parameters(paramLabel = "FILE.csv") Path file) {
    PrintWriter err = spec.commandLine().getErr();
    if (!Files.isRegularFile(file)) {
      err.println("There is no file " + file);
      return 2;
    }
    var campaign = CampaignFolder.around(servers.home(), servers.variables());
    if (campaign.files().isEmpty()) {
      return Report.problems(campaign.problems(), campaign.home(), err);
    }
    return servers.with(err, foundations -> take(foundations, campaign.files().get(), file));
  }

  @Command(
      name = "list",
      description =
          "People we know, as a list that audiences name: by phone, or by local and member_number."
              + " Exit 1 when any row was not taken.")
  int list(
      @Parameters(paramLabel = "NAME") String name,
      @Parameters(paramLabel = "FILE.csv") Path file) {
    PrintWriter err = spec.commandLine().getErr();
    if (!Files.isRegularFile(file)) {
      err.println("There is no file " + file);
      return 2;
    }
    return servers.with(
        err,
        foundations -> {
          try {
            var report =
                foundations
                    .patient()
                    .inTransaction(handle -> {
                      try (var csv = open(file)) {
                        return new ListImport(handle, name)
                            .take(csv, System.getProperty("user.name", ""), clock.instant());
                      } catch (IOException e) {
                        throw new UncheckedIOException(e);
                      }
                    });
            report
                .rejected()
                .forEach(row ->
                    spec.commandLine().getOut().printf("line %d: %s%n", row.line(), row.reason()));
            spec.commandLine()
                .getOut()
                .printf(
                    "%d on the list %s, %d not taken%n",
                    report.added(), name, report.rejected().size());
            return report.rejected().isEmpty() ? 0 : 1;
          } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return 2;
          } catch (UncheckedIOException e) {
            err.println("Reading failed, nothing was taken: " + e.getMessage());
            return 1;
          }
        });
  }

  private int take(Foundations foundations, CampaignFiles files, Path file) {
    try {
      var report =
          foundations
              .database()
              .inTransaction(handle -> {
                var directory = Directory.store(handle, files.locals());
                var languages = Set.copyOf(files.settings().campaign().languages());
                try (var csv = open(file)) {
                  return new MemberImport(directory, languages).take(handle, csv, clock.instant());
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      return tell(report);
    } catch (UncheckedIOException e) {
      spec.commandLine().getErr().println("Reading failed, nothing was taken: " + e.getMessage());
      return 1;
    }
  }

  private int tell(MemberImport.Report report) {
    PrintWriter out = spec.commandLine().getOut();
    report.rejected().forEach(row -> out.printf("line %d: %s%n", row.line(), row.reason()));
    out.printf(
        "%d added, %d known already, %d not taken%n",
        report.added(), report.known(), report.rejected().size());
    out.flush();
    return report.rejected().isEmpty() ? 0 : 1;
  }

  /// The list with a bar that shows how much of it is read. Spreadsheets put a mark before the
  /// first column, which is no part of its name.
  private static Reader open(Path file) throws IOException {
    var bar =
        new ProgressBarBuilder()
            .setTaskName("Reading " + file.getFileName())
            .setInitialMax(Files.size(file))
            .setUnit(" KiB", 1024);
    var reader =
        new BufferedReader(
            new InputStreamReader(
                ProgressBar.wrap(Files.newInputStream(file), bar),
                StandardCharsets.UTF_8.newDecoder()));
    reader.mark(1);
    if (reader.read() != '\uFEFF') {
      reader.reset();
    }
    return reader;
  }
}
