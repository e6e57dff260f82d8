package org.turnout.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The data folders that programs on this machine have open, found by the command lines of their
/// servers: for somebody who has named another folder.
public final class FoldersInUse {
  private static final Pattern SERVER = Pattern.compile("bin/postgres -D (.+)/postgres -p [0-9]+");

  private FoldersInUse() {}

  /// Those of this user; all of them for the administrator.
  public static List<Path> here() {
    return ProcessHandle.allProcesses()
        .map(process -> SERVER.matcher(process.info().commandLine().orElse("")))
        .filter(Matcher::find)
        .map(found -> Path.of(found.group(1)))
        .filter(FoldersInUse::open)
        .distinct()
        .sorted()
        .toList();
  }

  private static boolean open(Path folder) {
    try {
      return DataFolder.inUse(folder);
    } catch (IOException notOurs) {
      return false;
    }
  }
}
