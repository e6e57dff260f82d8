package org.turnout.doctor;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.turnout.bundle.Bundles;
import org.turnout.bundle.FileBundle;
import org.turnout.bundle.KeptBundle;
import org.turnout.embedded.CannotStart;
import org.turnout.embedded.EmbeddedServers;
import org.turnout.postgres.Database;
import org.turnout.postgres.PostgresUnavailable;
import org.turnout.postgres.SqlFailed;
import org.turnout.settings.Environment;
import org.turnout.settings.Secret;

/// Whether the files of this folder are the ones that the campaign is served with. A node whose
/// files are older serves the current ones, so nobody would notice.
record SharedFiles(Environment environment, Path home) {
  private static final String WHAT = "files";

  List<CheckResult> look() {
    try {
      return environment
          .databaseUrl()
          .or(() ->
              EmbeddedServers.running(environment.data()).map(EmbeddedServers.Running::databaseUrl))
          .map(this::compared)
          .orElse(List.of());
    } catch (CannotStart | PostgresUnavailable | SqlFailed e) {
      return List.of(); // the look at Postgres says why
    }
  }

  private List<CheckResult> compared(Secret url) {
    FileBundle own = FileBundle.read(home);
    try (var database = Database.open(url)) {
      Optional<KeptBundle> current = database.with(Bundles::current);
      if (current.isEmpty()) {
        return List.of();
      }
      boolean older = database.with(handle -> Bundles.isOlder(handle, own));
      return List.of(
          older
              ? CheckResult.warn(
                  WHAT,
                  "config/ and flows/ here are older (%s) than what is served (%s)"
                      .formatted(own, current.get().shortHash()),
                  "copy the current files here, or go back with ./turnout records use " + own)
              : CheckResult.ok(
                  WHAT,
                  current.get().hash().equals(own.hash())
                      ? "the campaign is served with these files (" + own + ")"
                      : "these files (" + own + ") are new; they count from the next start"));
    }
  }
}
