package org.turnout.conversation;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.turnout.app.ActionTable;
import org.turnout.campaign.CampaignCatalogs;
import org.turnout.campaign.CampaignFiles;
import org.turnout.channel.Address;
import org.turnout.channel.InboundMessage;
import org.turnout.channel.InboundMessage.Origin;
import org.turnout.channel.OptOutType;
import org.turnout.channel.WebhookAnswer;
import org.turnout.flow.Action;
import org.turnout.flow.ActionRequest;
import org.turnout.flow.ActionResult;
import org.turnout.flow.Engine;
import org.turnout.flow.FlowSet;
import org.turnout.flow.FlowSets;
import org.turnout.flow.TurnLimits;
import org.turnout.flow.Value;
import org.turnout.flow.yaml.FlowSetReader;
import org.turnout.form.Forms;
import org.turnout.language.Languages;
import org.turnout.line.CaptainLinks;
import org.turnout.line.CheckIns;
import org.turnout.people.Compliance;
import org.turnout.people.ConsentStore;
import org.turnout.people.Contact;
import org.turnout.people.Directory;
import org.turnout.people.People;
import org.turnout.problem.Problems;
import org.turnout.redis.RedisPool;
import org.turnout.roster.Release;
import org.turnout.roster.Reserve;
import org.turnout.roster.Roster;
import org.turnout.roster.RosterLists;
import org.turnout.roster.RosterStore;
import org.turnout.roster.Rosters;
import org.turnout.roster.Waitlist;
import org.turnout.roster.calendar.CalendarLinks;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.TestPeople;
import org.turnout.testkit.TestServers;
import org.turnout.time.Clocks;

/// The shipped flows behind their door, from a text to the records, without a web server and
/// without workers. Its clock moves by a second with every text, and when a test moves it.
final class CampaignDoor implements AutoCloseable {
  static final Address SENDER = Address.sms("78787");
  static final String CONTACT = "(213) 555-0142";

  private static final CampaignFiles FILES =
      CampaignFiles.read(Path.of(""), Map.of(), new Problems()).orElseThrow();
  private static final FlowSet FLOWS =
      FlowSetReader.read(FILES.flows(), ActionTable.actions()).orElseThrow();
  private static final Languages LANGUAGES = Languages.builtIn();
  private static final AtomicInteger NUMBER = new AtomicInteger(1000);

  private final TestDatabase db;
  private final RedisPool redis = RedisPool.open(TestServers.redisUrl());
  private final Directory directory;
  private final Rosters rosters;
  private final InboundHandler door;
  private final Conversations.Rounds rounds;
  private final Conversations.Servers servers;
  private final Conversations.Content content;
  private volatile Instant now = TestPeople.NOW;

  /// @param served the rosters by name
  CampaignDoor(TestDatabase db, Supplier<Map<String, Roster>> served) {
    this(
        db,
        served,
        TestPeople.directory(db),
        new SystemTexts(
            LANGUAGES,
            Map.of(
                "en", Map.of("campaign", "Care", "contact", CONTACT, "frequency", "2 msgs/week"))));
  }

  /// With the places, the rosters and the names of the shipped campaign.
  static CampaignDoor shipped(TestDatabase db) {
    var places = db.database().inTransaction(handle -> Directory.store(handle, FILES.locals()));
    var door =
        new CampaignDoor(
            db, FILES::rosters, places, CampaignCatalogs.systemTexts(FILES.settings(), LANGUAGES));
    FILES.rosters().values().forEach(door::store);
    return door;
  }

  private CampaignDoor(
      TestDatabase db,
      Supplier<Map<String, Roster>> served,
      Directory directory,
      SystemTexts texts) {
    this.db = db;
    this.directory = directory;
    this.rosters = new Rosters(served, () -> directory);
    this.servers = new Conversations.Servers(db.database(), redis, clocks(), "test");
    this.content = content(served, texts);
    this.door =
        Conversations.open(
            servers, content, new Compliance(LANGUAGES), Duration.ofSeconds(3), _ -> {});
    this.rounds = Conversations.rounds(servers, content, SENDER);
  }

  private Conversations.Content content(Supplier<Map<String, Roster>> served, SystemTexts texts) {
    var facts =
        new PersonFacts(
            () -> directory,
            FILES::topics,
            CampaignCatalogs.campaignFacts(FILES.settings()),
            FILES.settings().campaign().zone());
    var lists =
        new ChoiceLists(
            () -> directory, LANGUAGES, FILES::topics, new RosterLists(served, () -> directory));
    var stores =
        new ActionTable.Stores(
            new Forms(FILES::forms, () -> directory), rosters, new CheckIns(() -> directory));
    return new Conversations.Content(
        new Engine(LANGUAGES, TurnLimits.DEFAULT),
        flows(),
        facts,
        new Records(lists, rosters, ActionTable.executors(stores)),
        new PersonEffects(new People(), new ConsentStore(), FILES::topics, () -> directory),
        texts,
        () -> directory,
        FILES.settings().answers(),
        new CaptainLinks(() -> URI.create("https://care.example"), () -> directory),
        new CalendarLinks(() -> URI.create("https://care.example")));
  }

  private static FlowSets flows() {
    return new FlowSets() {
      @Override
      public FlowSet current() {
        return FLOWS;
      }

      @Override
      public Optional<FlowSet> version(String hash) {
        return Optional.of(FLOWS);
      }
    };
  }

  Clocks clocks() {
    return new Clocks(() -> now, () -> now);
  }

  Instant now() {
    return now;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  InboundHandler door() {
    return door;
  }

  /// What the rosters do by the clock.
  RosterRounds rounds() {
    return rounds.rosters();
  }

  /// The places of this campaign.
  Directory places() {
    return directory;
  }

  /// Tells what is to be told of alarms by now; how many.
  int alarm() {
    int all = 0;
    for (int told = rounds.alarms().round(); told > 0; told = rounds.alarms().round()) {
      all += told;
    }
    return all;
  }

  /// Tells captains what they are to be told by now; how many shifts were looked at.
  int captains() {
    int all = 0;
    for (int told = captain(); told > 0; told = captain()) {
      all += told;
    }
    return all;
  }

  private int captain() {
    return rounds.line().list() + rounds.line().missing();
  }

  /// Lets the late answers leave that are due by now; for how many phones.
  int away() {
    return rounds.away().round();
  }

  /// What the rosters do by the clock on another node.
  RosterRounds anotherNode() {
    return Conversations.rounds(servers, content, SENDER).rosters();
  }

  /// Takes the one place of one of the [EventRosters].
  ///
  /// @return the outcome's word
  String reserve(Address who, String roster) {
    var request = place(new Reserve(), roster);
    ActionResult result =
        db.database().inTransaction(handle -> rosters.reserve(handle, request, who(who), now));
    return result.outcome();
  }

  /// Stands in line for it.
  void waitlist(Address who, String roster) {
    var request = place(new Waitlist(), roster);
    db.database().inTransaction(handle -> rosters.waitlist(handle, request, who(who), now));
  }

  /// Gives it back.
  void release(Address who, String roster) {
    var request = place(new Release(), roster);
    db.database().inTransaction(handle -> rosters.release(handle, request, who(who), now));
  }

  private static ActionRequest.Act place(Action action, String roster) {
    var place = new Value.Text(roster + "-sunset");
    return new ActionRequest.Act(action, roster, Map.of("place", place), Optional.empty(), "en");
  }

  /// Puts a roster's places into the records.
  void store(Roster roster) {
    db.database()
        .inTransaction(handle -> {
          RosterStore.store(handle, roster, directory, TestPeople.NOW);
          return roster;
        });
  }

  /// What a phone is told at once when it texts this.
  List<String> say(Address from, String text) {
    pass(Duration.ofSeconds(1));
    return answer(message(from, text, Origin.WEBHOOK, now, Optional.empty()));
  }

  /// The same under this id of the carrier.
  List<String> sayAs(String id, Address from, String text) {
    pass(Duration.ofSeconds(1));
    return answer(message(id, from, text, Origin.WEBHOOK, now, Optional.empty()));
  }

  /// The same where the carrier has answered already.
  List<String> sayToCarrier(Address from, String text, OptOutType handled) {
    pass(Duration.ofSeconds(1));
    return answer(message(from, text, Origin.WEBHOOK, now, Optional.of(handled)));
  }

  /// A text that the carrier's log brings, of a time before.
  List<String> sweep(Address from, String text, Instant sentAt) {
    return answer(message(from, text, Origin.SWEEP, sentAt, Optional.empty()));
  }

  /// The same of the time that restored records know nothing of.
  List<String> restored(Address from, String text, Instant sentAt) {
    return answer(message(from, text, Origin.RESTORED, sentAt, Optional.empty()));
  }

  private List<String> answer(InboundMessage message) {
    return door.receive(message).texts().stream().map(WebhookAnswer.Text::body).toList();
  }

  private static InboundMessage message(
      Address from, String text, Origin origin, Instant at, Optional<OptOutType> handled) {
    return message("SM" + NUMBER.incrementAndGet(), from, text, origin, at, handled);
  }

  private static InboundMessage message(
      String id,
      Address from,
      String text,
      Origin origin,
      Instant at,
      Optional<OptOutType> handled) {
    return new InboundMessage(id, from, SENDER, text, List.of(), at, origin, handled, Map.of());
  }

  /// Who is at this address, as the records know them now.
  Contact who(Address address) {
    return db.database().with(handle -> new People().find(handle, address, now).orElseThrow());
  }

  /// Every text of ours to a phone, the oldest first: `answer: words`, with its state.
  List<String> texts(Address address) {
    return column(
        """
        select kind || ' ' || state || ': ' || body from outbox where to_value = ? order by id
        """,
        address.value());
  }

  List<String> column(String sql, Object... arguments) {
    return db.database()
        .with(handle -> {
          var query = handle.createQuery(sql);
          for (int i = 0; i < arguments.length; i++) {
            query.bind(i, arguments[i]);
          }
          return query.mapTo(String.class).list();
        });
  }

  @Override
  public void close() {
    redis.close();
  }
}
