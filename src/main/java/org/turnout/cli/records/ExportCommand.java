package org.turnout.cli.records;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.turnout.access.Permission;
import org.turnout.access.Tokens;
import org.turnout.alarm.Incidents;
import org.turnout.app.BackingServers;
import org.turnout.audit.Actor;
import org.turnout.audit.Audit;
import org.turnout.cli.terminal.RecordsCommand;
import org.turnout.cli.terminal.ServersOption;
import org.turnout.form.Form;
import org.turnout.form.FormExport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./turnout export`: records as CSV.
@Command(name = "export", description = "Records as CSV: export form NAME.")
public final class ExportCommand extends RecordsCommand implements Runnable {
  public ExportCommand(ServersOption servers) {
    super(servers);
  }

  @Override
  public void run() {
    usage();
  }

  @Command(name = "form", description = "Every entry of a form: signatures, orders.")
  int form(
      @Parameters(paramLabel = "NAME", description = "The form: petition, stickers ...")
          String name,
      @Option(
              names = "--out",
              paramLabel = "FILE",
              description = "Where to write, readable by its owner only; else standard output.")
          @Nullable Path file,
      @Option(
              names = "--hand-over",
              description =
                  "For an employer or a board: name, site, local, day and the words that were"
                      + " signed, without numbers and without what was taken back.")
          boolean handOver) {
    return withFiles(files -> {
      var forms = files.forms();
      Optional<Form> form = Optional.ofNullable(forms.get(name));
      if (form.isEmpty()) {
        err()
            .printf(
                "There is no form '%s'; there are: %s%n",
                name, String.join(", ", new TreeSet<>(forms.keySet())));
        return 2;
      }
      return with(foundations -> write(foundations, form.get(), handOver, file));
    });
  }

  @Command(
      name = "incidents",
      description =
          "What members told of at their lines, with names, numbers, words and times; for a person"
              + " whose token may see members.")
  int incidents(
      @Option(
              names = "--token-of",
              paramLabel = "NAME",
              required = true,
              description = "Whose token, as ./turnout token lists it: an admin's.")
          String name,
      @Option(
              names = "--out",
              paramLabel = "FILE",
              description = "Where to write, readable by its owner only; else standard output.")
          @Nullable Path file) {
    return with(foundations -> {
      var token = new Tokens(foundations.database(), InstantSource.system()).of(name);
      if (token.filter(it -> it.role().may(Permission.MEMBERS)).isEmpty()) {
        err().println(name + " has no token that may see members. An admin's does.");
        return 2;
      }
      try (var to = new BufferedWriter(file == null ? out() : open(file))) {
        long incidents =
            foundations
                .database()
                .inTransaction(handle -> {
                  Audit.record(
                      handle,
                      new Actor(name, "cli"),
                      "incidents.export",
                      "incidents",
                      Map.of(),
                      Instant.now());
                  try {
                    return Incidents.write(handle, to);
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                });
        to.flush();
        err().println(incidents + " incidents" + (file == null ? "" : " in " + file));
        return 0;
      } catch (IOException | UncheckedIOException e) {
        err().println("Writing failed: " + e.getMessage());
        return 1;
      }
    });
  }

  private int write(BackingServers foundations, Form form, boolean handOver, @Nullable Path file) {
    var export = new FormExport();
    var zone = zone();
    try (var to = new BufferedWriter(file == null ? out() : open(file))) {
      long entries =
          foundations
              .database()
              .inTransaction(handle -> {
                try {
                  return handOver
                      ? export.handOver(handle, form, zone, to)
                      : export.write(handle, form, to);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      to.flush();
      err().println(entries + " entries of " + form.name() + (file == null ? "" : " in " + file));
      return 0;
    } catch (IOException | UncheckedIOException e) {
      err().println("Writing failed: " + e.getMessage());
      return 1;
    }
  }

  private static java.io.Writer open(Path file) throws IOException {
    Files.deleteIfExists(file);
    Files.createFile(
        file,
        java.nio.file.attribute.PosixFilePermissions.asFileAttribute(
            java.nio.file.attribute.PosixFilePermissions.fromString("rw-------")));
    return Files.newBufferedWriter(file, StandardCharsets.UTF_8);
  }
}
