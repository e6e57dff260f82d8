package org.turnout.testkit.program;

import java.net.URI;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.turnout.settings.Secret;

/// The ways from the nodes of a [TestCluster] to everything else, which a test can bend.
///
/// @param files what it changes of the shipped campaign
public record ClusterLinks(
    UnaryOperator<Secret> postgres,
    UnaryOperator<Secret> redis,
    UnaryOperator<URI> carrier,
    Consumer<CampaignCopy> files) {
  public static final ClusterLinks STRAIGHT =
      toServers(UnaryOperator.identity(), UnaryOperator.identity());

  public static ClusterLinks toServers(
      UnaryOperator<Secret> postgres, UnaryOperator<Secret> redis) {
    return new ClusterLinks(postgres, redis, UnaryOperator.identity(), _ -> {});
  }

  public static ClusterLinks toCarrier(UnaryOperator<URI> carrier) {
    return new ClusterLinks(STRAIGHT.postgres, STRAIGHT.redis, carrier, STRAIGHT.files);
  }

  /// With a line of `config/turnout.yaml` rewritten.
  public ClusterLinks setting(String pattern, String replacement) {
    return edited("config/turnout.yaml", pattern, replacement);
  }

  /// With lines of a file rewritten.
  public ClusterLinks edited(String file, String pattern, String replacement) {
    return new ClusterLinks(
        postgres, redis, carrier, files.andThen(home -> home.edit(file, pattern, replacement)));
  }
}
