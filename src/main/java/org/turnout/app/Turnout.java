package org.turnout.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.turnout.blast.plan.NoticedBlasts;
import org.turnout.blast.plan.Planner;
import org.turnout.blast.run.RunRefusals;
import org.turnout.blast.run.RunService;
import org.turnout.blast.run.RunWorker;
import org.turnout.blast.series.SeriesRunner;
import org.turnout.campaign.CampaignFiles;
import org.turnout.channel.Channel;
import org.turnout.channel.twilio.TwilioAccess;
import org.turnout.channel.twilio.TwilioErrors;
import org.turnout.channel.twilio.Webhooks;
import org.turnout.conversation.Conversations;
import org.turnout.conversation.InboundHandler;
import org.turnout.link.BotFilter;
import org.turnout.link.ClickCounter;
import org.turnout.link.ShortLinkRedirect;
import org.turnout.link.ShortLinks;
import org.turnout.outbox.CarrierRefusals;
import org.turnout.outbox.DeliveryReceipts;
import org.turnout.postgres.Leases;
import org.turnout.postgres.PostgresUnavailable;
import org.turnout.problem.Problems;
import org.turnout.settings.Environment;
import org.turnout.settings.SenderSettings;
import org.turnout.time.Clocks;
import org.turnout.web.Metrics;
import org.turnout.web.PortCheck;
import org.turnout.web.Routes;
import org.turnout.web.WebServer;

/// The composition root: everything, wired by hand, in the order in which it starts; it stops in
/// the reverse order.
public final class Turnout implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Turnout.class);

  /// How this run differs from another.
  ///
  /// @param host where HTTP is served: loopback behind a proxy or in rehearsal
  /// @param access to the carrier
  /// @param discord the bot's settings, if there is a bot
  /// @param adapt what a rehearsal changes of the files
  /// @param pages what a rehearsal adds to the server
  public record Launch(
      Path home,
      Map<String, String> variables,
      Environment environment,
      String host,
      Clocks clocks,
      TwilioAccess access,
      Optional<org.turnout.channel.discord.DiscordSettings> discord,
      UnaryOperator<CampaignFiles> adapt,
      Function<ServedCampaign, List<Routes>> pages) {}

  /// The files are not fit to be served; the problems say why.
  public static final class BadFiles extends RuntimeException {
    private final transient Problems problems;

    BadFiles(Problems problems) {
      super(problems.size() + " problems in the campaign's files");
      this.problems = problems;
    }

    public Problems problems() {
      return problems;
    }
  }

  private final String node;
  private final BackingServers foundations;
  private final ServedCampaign served;
  private final DeliveryReceipts reports;
  private final OutboundWorkers outgoing;
  private final BackgroundJobs background;
  private final WebServer web;

  private Turnout(
      String node,
      BackingServers foundations,
      ServedCampaign served,
      DeliveryReceipts reports,
      OutboundWorkers outgoing,
      BackgroundJobs background,
      WebServer web) {
    this.node = node;
    this.foundations = foundations;
    this.served = served;
    this.reports = reports;
    this.outgoing = outgoing;
    this.background = background;
    this.web = web;
  }

  /// Starts everything on these servers, which are closed with it once it has started.
  ///
  /// @throws BadFiles nothing was started
  /// @throws java.io.UncheckedIOException the port is taken; nothing was started
  public static Turnout start(Launch launch, BackingServers foundations) {
    PortCheck.free(launch.host(), launch.environment().port());
    var node = UUID.randomUUID().toString().substring(0, 8);
    var served =
        new ServedCampaign(
            launch.home(),
            launch.variables(),
            launch.adapt(),
            foundations.database(),
            launch.clocks(),
            node);
    var problems = served.load();
    if (problems.hasErrors()) {
      throw new BadFiles(problems);
    }
    var records = TalkContent.records(served);
    var metrics = new Metrics();
    var settings = served.files().settings();
    var servers =
        new Conversations.Servers(
            foundations.database(), foundations.redis(), launch.clocks(), node);
    var content = TalkContent.of(served, records);
    InboundHandler door =
        Conversations.open(
            servers,
            content,
            served.compliance(),
            settings.timings().webhookWaits(),
            new TurnLog(metrics.registry()));
    var refusals =
        new CarrierRefusals(
            TwilioErrors.load()::of, new RunRefusals(launch.clocks().campaign()), launch.clocks());
    var reports = new DeliveryReceipts(foundations.database(), refusals);
    var outgoing =
        OutboundWorkers.start(launch, foundations, served, refusals, reports, door, node);
    var links = links(launch, foundations, served);
    var planner = OrganizerRoutes.planner(launch, foundations, served, outgoing::carrierRests);
    var clicks =
        new ClickCounter(
            foundations.database(),
            BotFilter.builtIn(),
            launch.clocks().campaign(),
            launch.clocks().machine());
    var offers = Channel.ofPhones().address(settings.mainSender().address());
    var rounds = Conversations.rounds(servers, content, offers);
    outgoing.away(rounds.away()::round);
    var background =
        BackgroundJobs.start(
            launch,
            foundations,
            served,
            rounds,
            clicks,
            blasts(launch, foundations, served, planner, node),
            new Gauges(foundations, metrics.registry()));
    var senders = settings.senders().stream().map(SenderSettings::address).toList();
    var health = new HealthChecks(foundations, served, outgoing, background, senders).health();
    var webhooks =
        new Webhooks(
            launch.access(),
            outgoing.charged(door),
            reports,
            launch.clocks().campaign(),
            offers.value());
    var routes = new ArrayList<Routes>(List.of(health, metrics, webhooks));
    routes.add(
        new ShortLinkRedirect(
            links,
            clicks,
            launch.clocks().campaign(),
            () -> served.files().settings().campaign(),
            served.languages()));
    var waits =
        new KnownWaits(
            foundations.database(),
            launch.clocks(),
            () -> served.files().settings().campaign().zone(),
            outgoing::wait);
    routes.add(OrganizerRoutes.console(launch, foundations, served, planner, waits));
    routes.add(OrganizerRoutes.api(launch, foundations, served, planner, waits));
    routes.addAll(MemberRoutes.of(launch, foundations, served, offers));
    routes.addAll(launch.pages().apply(served));
    var web = WebServer.start(launch.host(), launch.environment().port(), metrics, routes);
    foundations.serves(web.port());
    return new Turnout(node, foundations, served, reports, outgoing, background, web);
  }

  private static ShortLinks links(
      Launch launch, BackingServers foundations, ServedCampaign served) {
    var links =
        OrganizerRoutes.links(
            foundations, launch.clocks().machine(), () -> served.files().settings());
    links.look();
    return links;
  }

  private static RunWorker blasts(
      Launch launch,
      BackingServers foundations,
      ServedCampaign served,
      Planner planner,
      String node) {
    var runs =
        new RunService(
            foundations.patient(),
            launch.clocks(),
            () -> served.files().settings(),
            new NoticedBlasts(served::setup));
    return new RunWorker(
        foundations.database(),
        node,
        launch.clocks(),
        runs,
        () -> served.files().settings(),
        TwilioErrors.load()::of,
        new SeriesRunner(foundations.database(), planner, runs, launch.clocks())::round);
  }

  public int port() {
    return web.port();
  }

  public ServedCampaign served() {
    return served;
  }

  public BackingServers foundations() {
    return foundations;
  }

  /// Nothing is claimed any more; requests finish, then the workers' rounds and what is out, then
  /// the leases go back, the pools and the servers. Another node goes on at once. What can't be
  /// ended in order keeps nothing after it from that.
  @Override
  public void close() {
    LOG.info("stopping: nothing new is sent");
    Ending leases = this::giveBackLeases;
    // Closed in the reverse order, each of them in any case.
    try (foundations;
        leases;
        reports;
        outgoing;
        background;
        web) {
      outgoing.stop();
      background.stop();
    }
    LOG.info("stopped");
  }

  private interface Ending extends AutoCloseable {
    @Override
    void close();
  }

  private void giveBackLeases() {
    try {
      new Leases(foundations.database()).giveBack(node);
    } catch (PostgresUnavailable away) {
      LOG.warn("leases could not be given back, others wait until they end");
    }
  }

  static final Duration SOON = Duration.ofMillis(200);
}
