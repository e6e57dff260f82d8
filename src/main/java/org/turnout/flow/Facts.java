package org.turnout.flow;

import java.time.ZoneId;
import java.util.Map;
import org.turnout.channel.Channel;

/// What was read before the turn: the person, their site and local, the campaign. Read only, and
/// the same for every call of one turn.
///
/// @param names what texts and conditions may name (`name`, `site`, `local.phone`,
///   `campaign.name`); absent when unknown
/// @param language the person's language tag
/// @param zone the zone their days and times are meant in
/// @param member whether there is a current membership; a flow `for: members` passes others to a
///   steward
public record Facts(
    Map<String, Value> names, String language, ZoneId zone, boolean member, Channel channel) {
  public Facts {
    names = Map.copyOf(names);
  }
}
