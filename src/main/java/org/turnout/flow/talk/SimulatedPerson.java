package org.turnout.flow.talk;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.turnout.channel.Channel;

/// The person a talk is with.
///
/// @param facts what is known of them in words: `name`, `zip`, `employer`
/// @param site the site's id or name, if it is known
/// @param contact the number they write from
/// @param fresh whether no text of ours has ever left for it
public record SimulatedPerson(
    Map<String, String> facts,
    Optional<String> site,
    String language,
    ZoneId zone,
    boolean member,
    Channel channel,
    Set<String> topics,
    String contact,
    boolean fresh) {
  public SimulatedPerson {
    facts = Map.copyOf(facts);
    topics = Set.copyOf(topics);
  }
}
