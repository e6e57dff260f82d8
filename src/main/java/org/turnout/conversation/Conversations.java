package org.turnout.conversation;

import java.time.Duration;
import java.util.function.Consumer;
import org.turnout.channel.Address;
import org.turnout.flow.Engine;
import org.turnout.flow.FlowSets;
import org.turnout.people.Compliance;
import org.turnout.people.Consent;
import org.turnout.people.People;
import org.turnout.postgres.Database;
import org.turnout.redis.RedisPool;

/// Puts the parts of a turn together: the one place that knows them all.
public final class Conversations {
  private Conversations() {}

  /// The servers a turn stands on.
  public record Servers(Database database, RedisPool redis, Clocks clocks, String node) {}

  /// What a turn says and knows.
  public record Content(
      Engine engine,
      FlowSets flows,
      PersonFacts facts,
      Records records,
      Effects effects,
      SystemTexts texts,
      Telling.Moments moments) {}

  /// The door of the house.
  ///
  /// @param webhookPatience how old a waiting webhook may be for an answer to ride on it
  /// @param watch hears of every turn, in the thread that took it
  public static Turnstile open(
      Servers servers,
      Content content,
      Compliance compliance,
      Duration webhookPatience,
      Consumer<Turnstile.Seen> watch) {
    var people = new People();
    var lives = new Lives(servers.redis(), servers.database(), people, servers.clocks());
    var aftermath = new Aftermath(content.effects(), telling(content));
    var talking =
        new Talking(
            content.engine(),
            content.flows(),
            content.records(),
            aftermath,
            content.facts(),
            content.texts().first());
    var turns =
        new TurnTaking(
            servers.database(),
            new Deciding(compliance),
            talking,
            new Consenting(new Consent(), compliance, content.texts(), content.records().rosters()),
            servers.clocks(),
            servers.node());
    return new Turnstile(
        servers.database(), lives, turns, servers.clocks().machine(), webhookPatience, watch);
  }

  /// What happens on the rosters by the clock.
  ///
  /// @param sender the sender of ours that offers and reminders leave from
  public static RosterRounds rosterRounds(Servers servers, Content content, Address sender) {
    return new RosterRounds(
        servers.database(),
        content.records().rosters(),
        telling(content),
        servers.clocks().campaign(),
        sender);
  }

  private static Telling telling(Content content) {
    return new Telling(new People(), content.texts(), content.moments(), content.facts());
  }
}
