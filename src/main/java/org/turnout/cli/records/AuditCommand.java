package org.turnout.cli.records;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.turnout.audit.Audit;
import org.turnout.audit.AuditEntry;
import org.turnout.audit.ChainVerdict;
import org.turnout.audit.HashChain;
import org.turnout.cli.terminal.RecordsCommand;
import org.turnout.cli.terminal.ServersOption;
import org.turnout.time.MomentFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./turnout audit`: the log of who did what, and whether it is whole.
@Command(name = "audit", description = "Who did what: the log, and whether anybody has touched it.")
public final class AuditCommand extends RecordsCommand implements Callable<Integer> {
  private static final int SHOWN = 50;

  private static final String LAST = "How many.";

  private static final String OF = "Only about this subject, oldest first: 'run 12'.";

  private static final String HASH = "[0-9a-f]{64}";

  @Option(names = "--last", paramLabel = "N", defaultValue = "" + SHOWN, description = LAST)
  private int last = SHOWN;

  @Option(names = "--of", paramLabel = "SUBJECT", description = OF)
  private Optional<String> of = Optional.empty();

  public AuditCommand(ServersOption servers) {
    super(servers);
  }

  @Override
  public Integer call() {
    return list(last, of);
  }

  @Command(name = "list", description = "The latest entries, newest first (the default).")
  int list(
      @Option(names = "--last", paramLabel = "N", defaultValue = "" + SHOWN, description = LAST)
          int atMost,
      @Option(names = "--of", paramLabel = "SUBJECT", description = OF) Optional<String> subject) {
    var zone = zone();
    return with(foundations -> {
      var entries =
          foundations
              .database()
              .with(handle ->
                  subject
                      .map(of -> Audit.of(handle, of))
                      .orElseGet(() -> Audit.newest(handle, Math.max(1, atMost))));
      print(entries, zone);
      return 0;
    });
  }

  private void print(List<AuditEntry> entries, ZoneId zone) {
    if (entries.isEmpty()) {
      out().println("Nothing has been written down yet.");
    }
    for (var entry : entries) {
      printf(
          "%6d  %s  %-16s %-18s %-10s %s%n",
          entry.number(),
          MomentFormat.column(entry.at(), zone),
          entry.actor().word(),
          entry.act(),
          entry.subject(),
          entry.details().entrySet().stream()
              .map(detail -> detail.getKey() + ": " + detail.getValue().replace('\n', ' '))
              .collect(Collectors.joining(", ")));
    }
  }

  @Command(
      name = "verify",
      description =
          "Reads the whole log and names the first entry that was changed, removed or moved.")
  int verify(
      @Parameters(
              arity = "0..1",
              paramLabel = "HASH",
              description = "A hash that an earlier verify printed: it must still be in the log.")
          Optional<String> kept) {
    var hash = kept.map(typed -> typed.strip().toLowerCase(Locale.ROOT));
    if (hash.filter(typed -> !typed.matches(HASH)).isPresent()) {
      err().println("A hash has 64 characters, each 0-9 or a-f: copy it whole. Nothing was read.");
      return 2;
    }
    return with(foundations -> {
      ChainVerdict verdict =
          foundations.database().inTransaction(handle -> HashChain.verify(handle, hash, _ -> {}));
      return switch (verdict) {
        case ChainVerdict.Whole(long entries, String newest) -> {
          printf("The log is intact: %,d entries.%n", entries);
          out().println("The newest has the hash " + newest);
          out().println("Keep it outside this machine, and check it later:");
          out().println("  ./turnout audit verify " + newest);
          yield 0;
        }
        case ChainVerdict.Broken(long number, String what) -> {
          err().println("The log is not intact: " + what + ".");
          err()
              .println(
                  number > 1
                      ? "Entries 1 to " + (number - 1) + " are as they were written."
                      : "Do not rely on any of it.");
          err().println("Compare with a backup of the database, and find out who may write to it.");
          yield 1;
        }
      };
    });
  }
}
