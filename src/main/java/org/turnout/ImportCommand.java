package org.turnout;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.turnout.campaign.CampaignFiles;
import org.turnout.people.Directory;
import org.turnout.transfer.ListImport;
import org.turnout.transfer.MemberImport;
import org.turnout.transfer.SheetText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `./turnout import`: lists that come from elsewhere.
@Command(
    name = "import",
    description = "Lists from elsewhere: import members FILE.csv, import list NAME FILE.csv.")
final class ImportCommand extends RecordsCommand implements Runnable {
  private final InstantSource clock;

  ImportCommand(InstantSource clock, ServersOption servers) {
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
          "A local's members: good rows are taken, every other is listed with its line and reason."
              + " Exit 1 when any row was not taken.")
  int members(@Parameters(paramLabel = "FILE.csv") Path file) {
    return missing(file)
        ? 2
        : withFiles(files -> with(foundations -> take(foundations, files, file)));
  }

  @Command(
      name = "list",
      description =
          "People we know, as a list that audiences name: by phone, or by local and member_number."
              + " Exit 1 when any row was not taken.")
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

  private int take(Foundations foundations, String name, Path file) {
    try {
      return foundations
          .patient()
          .inTransaction(handle -> {
            var list = new ListImport(handle, name);
            try (var csv = open(file)) {
              var report = list.take(csv, System.getProperty("user.name", ""), clock.instant());
              return tell(report, stands(name, report.added() > 0, list.size()));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (IllegalArgumentException e) {
      err().println(e.getMessage());
      return 2;
    } catch (UncheckedIOException e) {
      return broken(e);
    }
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
      return tell(report, report.added() + " added, " + report.known() + " known already");
    } catch (UncheckedIOException e) {
      return broken(e);
    }
  }

  private static String stands(String name, boolean replaced, OptionalLong size) {
    String list = "the list " + name;
    if (replaced) {
      return String.format(Locale.ROOT, "%,d on %s", size.orElse(0), list);
    }
    return size.isPresent()
        ? String.format(
            Locale.ROOT, "Nothing was taken: %s still has %,d on it", list, size.getAsLong())
        : "Nothing was taken: there is no list " + name;
  }

  private int broken(UncheckedIOException failure) {
    err().println("Reading failed, nothing was taken: " + failure.getMessage());
    return 1;
  }

  private int tell(MemberImport.Report report, String taken) {
    report.rejected().forEach(row -> out().printf("line %d: %s%n", row.line(), row.reason()));
    out().println(taken + ", " + report.rejected().size() + " not taken");
    out().flush();
    return report.rejected().isEmpty() ? 0 : 1;
  }

  /// The list with a bar that shows how much of it is read.
  private static Reader open(Path file) throws IOException {
    var bar =
        new ProgressBarBuilder()
            .setTaskName("Reading " + file.getFileName())
            .setInitialMax(Files.size(file))
            .setUnit(" KiB", 1024);
    return SheetText.of(ProgressBar.wrap(Files.newInputStream(file), bar));
  }
}
