package org.turnout.cli.terminal;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.turnout.app.BackingServers;
import org.turnout.bundle.Bundles;
import org.turnout.bundle.FileBundle;

/// Keeps a command from bringing the records up to files that were replaced.
public final class OlderFiles {
  private OlderFiles() {}

  /// Says so when the files of this folder are older than those that the campaign is served with.
  public static boolean refused(BackingServers foundations, Path home, PrintWriter err) {
    var own = FileBundle.read(home);
    boolean older = foundations.database().with(handle -> Bundles.isOlder(handle, own));
    if (older) {
      err.println(
          "The files here are older than those that the campaign is served with. Copy the current files here, or go"
              + " back on purpose: ./turnout records use "
              + own.shortHash());
    }
    return older;
  }
}
