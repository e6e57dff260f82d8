package org.turnout;

import java.net.URI;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.turnout.settings.Secret;

/// The ways from the nodes of a [House] to everything else, which a test can bend.
///
/// @param files what it changes of the shipped campaign
record Lines(
    UnaryOperator<Secret> postgres,
    UnaryOperator<Secret> redis,
    UnaryOperator<URI> carrier,
    Consumer<Home> files) {
  static final Lines STRAIGHT = toServers(UnaryOperator.identity(), UnaryOperator.identity());

  static Lines toServers(UnaryOperator<Secret> postgres, UnaryOperator<Secret> redis) {
    return new Lines(postgres, redis, UnaryOperator.identity(), _ -> {});
  }

  static Lines toCarrier(UnaryOperator<URI> carrier) {
    return new Lines(STRAIGHT.postgres, STRAIGHT.redis, carrier, STRAIGHT.files);
  }

  /// With a line of `config/turnout.yaml` written anew.
  Lines setting(String pattern, String replacement) {
    return new Lines(
        postgres,
        redis,
        carrier,
        files.andThen(home -> home.edit("config/turnout.yaml", pattern, replacement)));
  }
}
