package org.turnout.conversation;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.turnout.access.FailedTries;
import org.turnout.alarm.AlarmReplies;
import org.turnout.alarm.AlarmRounds;
import org.turnout.alarm.Withdrawals;
import org.turnout.channel.Address;
import org.turnout.flow.Engine;
import org.turnout.flow.FlowSets;
import org.turnout.line.CaptainLinks;
import org.turnout.line.CaptainShifts;
import org.turnout.line.LineRounds;
import org.turnout.line.LineTexts;
import org.turnout.people.Compliance;
import org.turnout.people.ConsentStore;
import org.turnout.people.Directory;
import org.turnout.people.People;
import org.turnout.postgres.Database;
import org.turnout.redis.RedisPool;
import org.turnout.roster.CaptainPhones;
import org.turnout.roster.calendar.CalendarLinks;
import org.turnout.settings.AnswerLimits;
import org.turnout.time.Clocks;

/// Puts the parts of a turn together: the one place that knows them all.
public final class Conversations {
  private Conversations() {}

  /// The servers a turn needs.
  public record Servers(Database database, RedisPool redis, Clocks clocks, String node) {}

  /// What a turn says and knows.
  public record Content(
      Engine engine,
      FlowSets flows,
      PersonFacts facts,
      Records records,
      PersonEffects effects,
      SystemTexts texts,
      Supplier<Directory> directory,
      AnswerLimits limits,
      CaptainLinks captains,
      CalendarLinks calendars) {}

  /// The door of the house.
  ///
  /// @param webhookPatience how old a waiting webhook may be for an answer to ride on it
  /// @param watch hears of every turn, in the thread that took it
  public static InboundHandler open(
      Servers servers,
      Content content,
      Compliance compliance,
      Duration webhookPatience,
      Consumer<InboundHandler.Seen> watch) {
    var people = new People();
    var lives = new StateStore(servers.redis(), servers.database(), people, servers.clocks());
    var limits = new SenderLimits(servers.database(), content.limits());
    var turns =
        new TurnService(
            servers.database(),
            new InboundRouter(compliance),
            talking(content),
            new DecidedTurns(
                talking(content),
                new ConsentHandler(
                    new ConsentStore(),
                    compliance,
                    content.texts(),
                    content.records().rosters(),
                    limits),
                new EmergencyHandler(
                    new ConsentStore(), content.texts(), content.directory(), limits),
                new DangerAfterwards(content.texts(), new Withdrawals(content.texts().languages())),
                line(servers, content)),
            new AlarmHandler(
                new AlarmReplies(
                    content.directory(),
                    new CaptainPhones(content.records().rosters()::all),
                    content.texts().languages())),
            limits,
            servers.clocks(),
            servers.node());
    var holds =
        new ExpiredHolds(
            servers.database(),
            lives,
            content.records().rosters(),
            servers.clocks(),
            servers.node());
    return new InboundHandler(
        servers.database(),
        lives,
        turns,
        holds,
        servers.clocks().machine(),
        webhookPatience,
        watch);
  }

  private static LineHandler line(Servers servers, Content content) {
    return new LineHandler(
        new LineTexts(
            content.directory(),
            content.texts().languages(),
            content.captains(),
            content.calendars(),
            new FailedTries(servers.clocks().machine())));
  }

  /// What happens by the clock, no matter who writes.
  public record Rounds(
      RosterRounds rosters, AlarmRounds alarms, LineRounds line, AwayReplies away) {}

  /// The rounds of this node.
  ///
  /// @param sender the sender of ours that offers, reminders and alarms leave from
  public static Rounds rounds(Servers servers, Content content, Address sender) {
    return new Rounds(
        rosterRounds(servers, content, sender),
        alarmRounds(servers, content, sender),
        lineRounds(servers, content, sender),
        new AwayReplies(servers, content.texts()));
  }

  private static RosterRounds rosterRounds(Servers servers, Content content, Address sender) {
    var telling = telling(content);
    var lives = new StateStore(servers.redis(), servers.database(), new People(), servers.clocks());
    var offers =
        new OfferTurns(servers, lives, talking(content), content.records().rosters(), telling);
    return new RosterRounds(
        servers.database(),
        content.records().rosters(),
        telling,
        offers,
        servers.clocks().campaign(),
        sender);
  }

  private static AlarmRounds alarmRounds(Servers servers, Content content, Address sender) {
    return new AlarmRounds(
        servers.database(),
        content.directory(),
        content.texts().languages(),
        servers.clocks().campaign(),
        sender);
  }

  private static LineRounds lineRounds(Servers servers, Content content, Address sender) {
    return new LineRounds(
        servers.database(),
        new CaptainShifts(content.directory()),
        content.captains(),
        content.texts().languages(),
        servers.clocks().campaign(),
        sender);
  }

  private static FlowHandler talking(Content content) {
    return new FlowHandler(
        content.engine(),
        content.flows(),
        content.records(),
        new EffectWriter(content.effects()),
        content.facts(),
        content.texts().first());
  }

  private static Notifier telling(Content content) {
    return new Notifier(new People(), content.facts());
  }
}
