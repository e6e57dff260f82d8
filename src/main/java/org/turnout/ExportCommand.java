package org.turnout;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.turnout.form.Form;
import org.turnout.form.FormExport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./turnout export`: records as CSV.
@Command(name = "export", description = "Records as CSV: export form NAME.")
final class ExportCommand implements Runnable {
  @Mixin private final ServersOption servers;

  @Spec private CommandSpec spec = CommandSpec.create();

  ExportCommand(ServersOption servers) {
    this.servers = servers;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  @Command(name = "form", description = "Every entry of a form: signatures, orders.")
  int form(
      @Parameters(paramLabel = "NAME", description = "The form: petition, stickers ...")
          String name,
      @Option(
              names = "--out",
              paramLabel = "FILE",
              description = "Where to write, readable by its owner only; else standard output.")
          @Nullable Path file) {
    PrintWriter err = spec.commandLine().getErr();
    var campaign = CampaignFolder.around(servers.home(), servers.variables());
    if (campaign.files().isEmpty()) {
      return Report.problems(campaign.problems(), campaign.home(), err);
    }
    var forms = campaign.files().get().forms();
    Optional<Form> form = Optional.ofNullable(forms.get(name));
    if (form.isEmpty()) {
      err.printf(
          "There is no form '%s'; there are: %s%n",
          name, String.join(", ", new TreeSet<>(forms.keySet())));
      return 2;
    }
    return servers.with(err, foundations -> write(foundations, form.get(), file));
  }

  private int write(Foundations foundations, Form form, @Nullable Path file) {
    PrintWriter err = spec.commandLine().getErr();
    try (var to = new BufferedWriter(file == null ? spec.commandLine().getOut() : open(file))) {
      long entries =
          foundations
              .database()
              .inTransaction(handle -> {
                try {
                  return new FormExport().write(handle, form, to);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      to.flush();
      err.println(entries + " entries of " + form.name() + (file == null ? "" : " in " + file));
      return 0;
    } catch (IOException | UncheckedIOException e) {
      err.println("Writing failed: " + e.getMessage());
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
