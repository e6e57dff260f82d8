package org.turnout.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/// What axe-core (Deque Systems, MPL-2.0) finds wrong with a page for people who hear it or use a
/// keyboard.
public final class AxeRules {
  private static final String AXE = read();
  private static final String RUN =
      """
      async () => (await axe.run(document, {resultTypes: ['violations']})).violations.flatMap(rule =>
        rule.nodes.map(node => rule.id + ' at ' + node.target.join(' ') + ': ' + node.failureSummary))
      """;

  private AxeRules() {}

  /// Each breach with its place; empty when there is none.
  @SuppressWarnings("unchecked") // what the script above returns
  public static List<String> breaches(Page page) {
    page.evaluate(AXE);
    return (List<String>) page.evaluate(RUN);
  }

  private static String read() {
    try (var file = AxeRules.class.getResourceAsStream("/axe/axe.min.js")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
