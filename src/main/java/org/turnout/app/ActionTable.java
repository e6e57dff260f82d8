package org.turnout.app;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.turnout.campaign.FlowLanguage;
import org.turnout.conversation.ActionExecutor;
import org.turnout.flow.Action;
import org.turnout.flow.Actions;
import org.turnout.flow.talk.Simulation;
import org.turnout.form.Change;
import org.turnout.form.EarlierEntry;
import org.turnout.form.Forms;
import org.turnout.form.Submit;
import org.turnout.form.Withdraw;
import org.turnout.line.CheckIn;
import org.turnout.line.CheckIns;
import org.turnout.line.CheckOut;
import org.turnout.roster.Agree;
import org.turnout.roster.Decline;
import org.turnout.roster.HeldPlace;
import org.turnout.roster.Lead;
import org.turnout.roster.Propose;
import org.turnout.roster.Proposed;
import org.turnout.roster.Release;
import org.turnout.roster.Reserve;
import org.turnout.roster.ReserveEach;
import org.turnout.roster.Rosters;
import org.turnout.roster.Settled;
import org.turnout.roster.StandBy;
import org.turnout.roster.StandDown;
import org.turnout.roster.StandingOffer;
import org.turnout.roster.Waitlist;

/// Every action that a flow can ask of the records, in the order of the documentation: what it is
/// and how it is simulated is in its own class, what carries it out is named next to it.
public final class ActionTable {
  private static final List<Row> ROWS =
      List.of(
          row(new Submit(), stores -> stores.forms()::submit),
          row(new Withdraw(), stores -> stores.forms()::withdraw),
          row(new Change(), stores -> stores.forms()::change),
          row(new EarlierEntry(), stores -> stores.forms()::earlier),
          row(new Reserve(), stores -> stores.rosters()::reserve),
          row(new ReserveEach(), stores -> stores.rosters().several()::reserve),
          row(new Release(), stores -> stores.rosters()::release),
          row(new Waitlist(), stores -> stores.rosters()::waitlist),
          row(new Lead(), stores -> stores.rosters()::lead),
          row(new StandBy(), stores -> stores.rosters().standbys()::standBy),
          row(new StandDown(), stores -> stores.rosters().standbys()::standDown),
          row(new StandingOffer(), stores -> stores.rosters()::offered),
          row(new HeldPlace(), stores -> stores.rosters()::holding),
          row(new CheckIn(), stores -> stores.checkIns()::checkIn),
          row(new CheckOut(), stores -> stores.checkIns()::checkOut),
          row(new Propose(), stores -> stores.rosters().trades()::propose),
          row(new Proposed(), stores -> stores.rosters().trades()::proposed),
          row(new Agree(), stores -> stores.rosters().trades()::agree),
          row(new Decline(), stores -> stores.rosters().trades()::decline),
          row(new Settled(), stores -> stores.rosters().trades()::settled));

  private ActionTable() {}

  /// What carries actions out.
  public record Stores(Forms forms, Rosters rosters, CheckIns checkIns) {}

  private record Row(
      Action action, Simulation simulation, Function<Stores, ActionExecutor> executor) {}

  private static <A extends Action & Simulation> Row row(
      A action, Function<Stores, ActionExecutor> executor) {
    return new Row(action, action, executor);
  }

  /// What flows are read and checked with.
  public static Actions actions() {
    return new Actions(ROWS.stream().map(Row::action).toList());
  }

  /// What flow tests and `chat` carry actions out with.
  public static Map<Action, Simulation> simulations() {
    return ROWS.stream().collect(toUnmodifiableMap(Row::action, Row::simulation));
  }

  /// Both, for code that loads a campaign.
  public static FlowLanguage language() {
    return new FlowLanguage(actions(), simulations());
  }

  /// What a turn carries actions out with.
  public static Map<Action, ActionExecutor> executors(Stores stores) {
    return ROWS.stream()
        .collect(toUnmodifiableMap(Row::action, row -> row.executor().apply(stores)));
  }
}
