package org.turnout.channel.discord;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.dv8tion.jda.api.entities.channel.concrete.PrivateChannel;

/// The direct-message channels seen lately, by person, so that an answer needs no lookup. Bounded:
/// a forgotten one costs one more request.
final class DirectChannels {
  private static final int KEPT = 10_000;

  private final Map<String, PrivateChannel> byPerson =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, PrivateChannel> eldest) {
          return size() > KEPT;
        }
      };

  synchronized void remember(String userId, PrivateChannel channel) {
    byPerson.put(userId, channel);
  }

  synchronized Optional<PrivateChannel> of(String userId) {
    return Optional.ofNullable(byPerson.get(userId));
  }

  synchronized List<PrivateChannel> all() {
    return List.copyOf(byPerson.values());
  }
}
