package org.turnout.app;

import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.turnout.access.KeyedRequests;
import org.turnout.access.Tokens;
import org.turnout.api.Api;
import org.turnout.blast.BlastServices;
import org.turnout.blast.plan.Planner;
import org.turnout.blast.report.RunWaits;
import org.turnout.channel.twilio.TwilioErrors;
import org.turnout.console.Console;
import org.turnout.console.ConsoleContext;
import org.turnout.form.OrderService;
import org.turnout.inbox.InboxService;
import org.turnout.link.ShortLinks;
import org.turnout.member.MemberService;
import org.turnout.people.ConsentStore;
import org.turnout.people.People;
import org.turnout.roster.ServedRosters;
import org.turnout.roster.board.RosterServices;
import org.turnout.settings.Settings;
import org.turnout.url.LinkDomains;

/// What organizers, and programs of theirs, work with, on top of everything else.
public final class OrganizerRoutes {
  private OrganizerRoutes() {}

  static Console console(
      Turnout.Launch launch,
      BackingServers foundations,
      ServedCampaign served,
      Planner planner,
      RunWaits waits) {
    var errors = TwilioErrors.load();
    return new Console(
        new ConsoleContext(
            new Tokens(foundations.database(), launch.clocks().machine()),
            foundations.redis(),
            launch.clocks(),
            () -> served.files().settings(),
            served::setup,
            blast(launch, foundations, served, planner).saying(waits),
            inbox(launch, foundations, served),
            rosters(launch, foundations, served),
            code -> errors.of(code).meaning(),
            launch
                .environment()
                .publicUrl()
                .filter(url -> "https".equals(url.getScheme()))
                .isPresent()));
  }

  static Api api(
      Turnout.Launch launch,
      BackingServers foundations,
      ServedCampaign served,
      Planner planner,
      RunWaits waits) {
    return new Api(
        new org.turnout.api.ApiContext(
            launch.clocks(),
            new Tokens(foundations.database(), launch.clocks().machine()),
            new KeyedRequests(foundations.database(), launch.clocks().machine()),
            served::setup,
            blast(launch, foundations, served, planner).saying(waits),
            new MemberService(
                foundations.database(),
                launch.clocks().campaign(),
                served::directory,
                () -> Set.copyOf(served.files().settings().campaign().languages())),
            new OrderService(
                foundations.database(),
                launch.clocks().campaign(),
                served.orderTexts(),
                () -> served.files().settings().mainSender().address()),
            inbox(launch, foundations, served),
            rosters(launch, foundations, served)));
  }

  private static InboxService inbox(
      Turnout.Launch launch, BackingServers foundations, ServedCampaign served) {
    return new InboxService(
        foundations.database(),
        launch.clocks().campaign(),
        new ConsentStore(),
        new People(),
        served::directory);
  }

  private static RosterServices rosters(
      Turnout.Launch launch, BackingServers foundations, ServedCampaign served) {
    return RosterServices.of(
        new ServedRosters(
            foundations.database(),
            launch.clocks().campaign(),
            served::rosters,
            served::directory));
  }

  private static BlastServices blast(
      Turnout.Launch launch, BackingServers foundations, ServedCampaign served, Planner planner) {
    return BlastServices.of(
        foundations.database(),
        foundations.patient(),
        launch.clocks(),
        () -> served.files().settings(),
        served::setup,
        planner);
  }

  /// @param rests whether this node's blasts wait for the carrier
  static Planner planner(
      Turnout.Launch launch,
      BackingServers foundations,
      ServedCampaign served,
      BooleanSupplier rests) {
    var links = links(foundations, launch.clocks().machine(), () -> served.files().settings());
    return new Planner(
        foundations.patient(),
        served::setup,
        launch.clocks().campaign(),
        Optional.of(links),
        () -> AccountStatus.of(launch.access(), rests.getAsBoolean()));
  }

  /// Short links, as the settings have them at that moment.
  public static ShortLinks links(
      BackingServers foundations, InstantSource machine, Supplier<Settings> settings) {
    return new ShortLinks(
        foundations.database(),
        machine,
        () -> settings.get().linkHome(),
        () -> new LinkDomains(settings.get().linkDomains()));
  }
}
