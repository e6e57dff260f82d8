package org.turnout.lab.strike;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.InstantSource;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.turnout.app.BackingServers;
import org.turnout.campaign.CampaignFiles;
import org.turnout.campaign.LoadedCampaign;
import org.turnout.lab.people.MadeUpPeople;
import org.turnout.lab.rehearsal.Rehearsal;
import org.turnout.lab.scenario.Conditions;
import org.turnout.lab.time.MovableClock;
import org.turnout.people.Directory;
import org.turnout.settings.Environment;

/// What a strike is played on: the whole program and its servers, a carrier on this machine, a copy
/// of the campaign's files, and the people.
public final class StrikeStage implements AutoCloseable {
  private static final LocalTime BEGINS = LocalTime.of(9, 0);

  private final StrikeOrder order;
  private final LoadedCampaign campaign;
  private final StrikeCast cast;
  private final StrikeCalendar days;
  private final StrikeFiles files;
  private final Rehearsal rehearsal;
  private final MovableClock clock;

  private StrikeStage(
      StrikeOrder order,
      LoadedCampaign campaign,
      StrikeCast cast,
      StrikeCalendar days,
      StrikeFiles files,
      Rehearsal rehearsal,
      MovableClock clock) {
    this.order = order;
    this.campaign = campaign;
    this.cast = cast;
    this.days = days;
    this.files = files;
    this.rehearsal = rehearsal;
    this.clock = clock;
  }

  /// Starts everything; the caller ends it.
  ///
  /// @param home the campaign's folder, which stays as it is
  /// @param copy an empty folder for the files of the play
  public static StrikeStage open(
      StrikeOrder order,
      Path home,
      Path copy,
      Map<String, String> variables,
      Environment environment,
      LoadedCampaign campaign) {
    CampaignFiles shipped = campaign.files().orElseThrow();
    var zone = shipped.settings().campaign().zone();
    var clock = new MovableClock(InstantSource.system());
    clock.pushTo(DayOfWeek.MONDAY, BEGINS, zone);
    var days = new StrikeCalendar(clock.instant().atZone(zone).toLocalDate(), order.days(), zone);
    var foundations = BackingServers.lay(environment);
    try {
      MadeUpPeople.members(foundations, shipped, order.people(), order.seed(), clock.instant());
      var cast =
          foundations
              .database()
              .with(handle ->
                  StrikeCast.of(
                      handle, Directory.load(handle, shipped.locals()), order, zone.getId()));
      var files = StrikeFiles.copy(home, copy);
      files.roster(days, cast.captains(), cast.room(order.days()));
      var stage =
          new Rehearsal.Stage(
              copy,
              variables,
              environment,
              shipped.settings(),
              clock,
              it -> it,
              List.of(),
              Conditions.CALM);
      return new StrikeStage(
          order, campaign, cast, days, files, Rehearsal.start(stage, foundations), clock);
    } catch (RuntimeException e) {
      foundations.close();
      throw e;
    }
  }

  StrikeOrder order() {
    return order;
  }

  LoadedCampaign campaign() {
    return campaign;
  }

  StrikeCast cast() {
    return cast;
  }

  StrikeCalendar days() {
    return days;
  }

  StrikeFiles files() {
    return files;
  }

  Rehearsal rehearsal() {
    return rehearsal;
  }

  MovableClock clock() {
    return clock;
  }

  @Override
  public void close() {
    rehearsal.close();
  }
}
