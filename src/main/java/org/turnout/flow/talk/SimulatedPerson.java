package org.turnout.flow.talk;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.turnout.channel.Channel;
import org.turnout.flow.Facts;
import org.turnout.flow.Value;

/// The person a talk is with.
///
/// @param facts what is known of them in words: `name`, `zip`, `employer`, `language`
/// @param site the site's id or name, if it is known
/// @param language what they are written in; it need not be known of them
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

  /// What a turn of theirs knows.
  ///
  /// @param names what is known of them now
  Facts facts(
      Map<String, Value> names,
      String speaks,
      Channel door,
      Optional<Facts.Attention> attention,
      SimulatedWorld world) {
    return new Facts(
        names,
        speaks,
        zone,
        member,
        door,
        attention,
        world.employers(),
        world.workplaces(),
        Facts.Help.UNKNOWN);
  }
}
