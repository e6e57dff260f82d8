package org.turnout.app;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.turnout.blast.report.RunWait;
import org.turnout.conversation.SetAsideTexts;
import org.turnout.postgres.Trouble;
import org.turnout.web.Health;

/// What readiness tries, and what liveness watches.
///
/// @param senders our numbers
record HealthChecks(
    BackingServers foundations,
    ServedCampaign served,
    OutboundWorkers outgoing,
    BackgroundJobs background,
    List<String> senders) {
  Health health() {
    var checks =
        new ArrayList<>(
            List.of(
                new Health.Check(
                    "postgres",
                    Health.Need.NEEDED,
                    () -> foundations.database().trouble().map(Trouble::words)),
                new Health.Check("redis", Health.Need.HELPFUL, foundations.redis()::trouble),
                new Health.Check("files", Health.Need.HELPFUL, this::files),
                new Health.Check("carrier log", Health.Need.HELPFUL, this::setAside),
                new Health.Check(
                    "blasts",
                    Health.Need.HELPFUL,
                    () ->
                        senders.stream()
                            .flatMap(sender -> outgoing.wait(sender).stream())
                            .map(RunWait::why)
                            .findFirst())));
    outgoing.discordConnected().ifPresent(checks::add);
    return new Health(checks, this::ended);
  }

  private Optional<String> files() {
    return served.servesOwnFiles()
        ? Optional.empty()
        : Optional.of(
            "the files of this node are older and not used: copy the current ones, or ./turnout records use");
  }

  private Optional<String> setAside() {
    int open = foundations.database().with(SetAsideTexts::open);
    return open == 0
        ? Optional.empty()
        : Optional.of(open + " could not be handled: ./turnout set-aside");
  }

  /// What another start of this program would cure. Servers of somebody else's that are away are
  /// not among it.
  private List<String> ended() {
    var ended = new ArrayList<String>();
    foundations.loss().ifPresent(ended::add);
    outgoing.ended().forEach(worker -> ended.add("a worker has ended: " + worker));
    background.ended().forEach(worker -> ended.add("a worker has ended: " + worker));
    if (ManagementFactory.getThreadMXBean().findDeadlockedThreads() != null) {
      ended.add("threads wait for each other");
    }
    return ended;
  }
}
