package org.turnout.settings;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The variables of a demo or a rehearsal: data of its own below the program's folder, its own
/// servers, no carrier and no Discord, whatever the environment holds.
public final class DemoEnvironment {
  /// The demo's folder below the data folder.
  public static final String DEMO = "demo";

  private static final List<String> KEPT =
      List.of("TURNOUT_PORT", "TURNOUT_TOKEN", "HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME");

  private DemoEnvironment() {}

  /// @param folder of its data, below the program's own
  public static Map<String, String> of(Map<String, String> environment, String folder) {
    var kept = new HashMap<>(environment);
    kept.keySet().retainAll(KEPT);
    var home = Path.of(environment.getOrDefault("HOME", "."));
    var data =
        environment.getOrDefault(
            "TURNOUT_DATA", home.resolve(Path.of(".local", "share", "turnout")).toString());
    kept.put("TURNOUT_DATA", Path.of(data, folder).toString());
    return kept;
  }
}
