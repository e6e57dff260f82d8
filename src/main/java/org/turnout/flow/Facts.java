package org.turnout.flow;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.turnout.channel.Channel;
import org.turnout.language.Option;

/// What was read before the turn: the person, their site and local, the campaign. Read only, and
/// the same for every call of one turn.
///
/// @param names what texts and conditions may name (`name`, `site`, `local.phone`,
///   `campaign.name`); absent when unknown
/// @param language the person's language tag
/// @param zone the zone their days and times are meant in
/// @param member whether there is a current membership; a flow `for: members` passes others to a
///   steward
/// @param attention the turn of a person of ours, if it is theirs
/// @param employers who a person may work for, with the other names of each
/// @param places where people work, with the other names of each
/// @param help where a person reaches one of ours
public record Facts(
    Map<String, Value> names,
    String language,
    ZoneId zone,
    boolean member,
    Channel channel,
    Optional<Attention> attention,
    List<Option> employers,
    List<Option> places,
    Help help) {
  public Facts {
    names = Map.copyOf(names);
    employers = List.copyOf(employers);
    places = List.copyOf(places);
  }

  /// Nobody of ours takes part in the conversation, and nobody is asked for an employer.
  public Facts(
      Map<String, Value> names, String language, ZoneId zone, boolean member, Channel channel) {
    this(
        names,
        language,
        zone,
        member,
        channel,
        Optional.empty(),
        List.of(),
        List.of(),
        Help.UNKNOWN);
  }

  /// The same when somebody reads what is passed on at these hours: `{read.from}-{read.until}`.
  public Facts reading(Hours hours) {
    var when = new Help(help.hotline(), Optional.of(hours));
    var all = new HashMap<>(names);
    all.put("read.from", new Value.Text(ValueFormats.time(hours.from())));
    all.put("read.until", new Value.Text(ValueFormats.time(hours.until())));
    return new Facts(all, language, zone, member, channel, attention, employers, places, when);
  }

  /// The same person with other names.
  public Facts with(Map<String, Value> others) {
    return new Facts(others, language, zone, member, channel, attention, employers, places, help);
  }

  /// A steward or an organizer takes part in the conversation, or was asked to.
  ///
  /// @param since the last word of either side to the other
  /// @param answered whether they have written
  public record Attention(Instant since, boolean answered) {}

  /// Where a person reaches one of ours.
  ///
  /// @param hotline where somebody answers at once, as people dial it
  /// @param hours when somebody reads what is passed on: today, or else next
  public record Help(Optional<String> hotline, Optional<Hours> hours) {
    /// Nothing is said of it.
    public static final Help UNKNOWN = new Help(Optional.empty(), Optional.empty());
  }

  /// A part of a day, by the person's own clock.
  public record Hours(LocalTime from, LocalTime until) {}
}
