package org.turnout.blast.plan;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.turnout.blast.plan.Planner.Undone;
import org.turnout.blast.text.Blast;
import org.turnout.blast.text.BlastStore.Stored;
import org.turnout.link.ShortLinks;
import org.turnout.link.Shortener;

/// The short links of one run.
final class RunLinks {
  /// How long they lead somewhere: a campaign's page is looked for weeks later.
  private static final Duration LEAD = Duration.ofDays(90);

  private RunLinks() {}

  /// Makes them; empty for a blast that has none.
  ///
  /// @param run 0 for a test, whose clicks are not counted
  /// @throws Undone nobody knows our own address, or a link leads to no domain of ours
  static Optional<Shortener> of(
      Planner.Tools tools, Handle handle, Stored stored, Blast blast, long run, Instant now) {
    if (blast.links().isEmpty()) {
      return Optional.empty();
    }
    var urls = blast.links().values().stream().map(URI::toString).toList();
    ShortLinks links =
        tools
            .links()
            .orElseThrow(() ->
                new Undone(
                    stored,
                    "no-public-url",
                    "short links need our own address on the web",
                    "set TURNOUT_PUBLIC_URL, or write the link out in the text"));
    // The domains may have changed since the blast was saved.
    links
        .wrong(urls)
        .ifPresent(what -> {
          throw new Undone(
              stored, "foreign-link", what, "change the blast's links, or the settings");
        });
    return Optional.of(links.forRun(handle, run, urls, now.plus(LEAD)));
  }
}
