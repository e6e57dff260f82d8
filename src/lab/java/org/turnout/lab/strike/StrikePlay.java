package org.turnout.lab.strike;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.turnout.roster.CallOffScope;

/// One strike, from the Monday before the notice to the return to work. People act by what is on
/// their phones; only what organizers do, a few STOPs and one incident are set here.
public final class StrikePlay implements AutoCloseable {
  /// Nothing but reminders and answers happens between the sign-up and the line.
  private static final Duration CALM = Duration.ofMinutes(30);

  private static final Duration BUSY = Duration.ofMinutes(5);

  /// Edits of files, the hold of a blast, and the look at the carrier's log before it.
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final String WISHES = "select count(*) from opening_wish where told_at is null";

  private static final Map<String, String> INVITATION = invitation();

  private final StrikeStage stage;
  private final StrikeCalendar days;
  private final PlayAgenda agenda;
  private final StrikePhones phones;
  private final DueWork due;
  private final OrganizerDesk desk;
  private final Consumer<Progress> progress;
  private final Map<String, Picketer> picketers = new LinkedHashMap<>();
  private final Map<String, LineCaptain> captains = new HashMap<>();
  private final StrikeEvents events = new StrikeEvents();

  /// How far it is.
  ///
  /// @param now campaign time
  /// @param words what happens
  public record Progress(Instant now, String words, int texts) {}

  public StrikePlay(StrikeStage stage, Consumer<Progress> progress) {
    this.stage = stage;
    this.days = stage.days();
    this.progress = progress;
    var turnout = stage.rehearsal().turnout();
    var served = turnout.served();
    var flows = stage.campaign().flows().orElseThrow();
    var kinds =
        new TextKinds(
            flows,
            Optional.ofNullable(served.files().rosters().get(StrikeFiles.ROSTER)).orElseThrow(),
            stage.campaign().languages().spoken(),
            INVITATION);
    this.agenda = new PlayAgenda(stage.clock());
    this.phones = new StrikePhones(stage.rehearsal().carrier(), stage.clock(), kinds);
    this.due = new DueWork(turnout.foundations().database());
    this.desk = new OrganizerDesk(turnout, stage.clock());
    cast(turnout.port(), flows.flows().containsKey("standby"));
  }

  private static Map<String, String> invitation() {
    var words = new LinkedHashMap<String, String>();
    words.put("en", "Alliance: the notice is served. Choose your picket shift: reply SHIFT.");
    words.put("es", "Alliance: ya se dio el aviso. Elija su turno de piquete: responda TURNO.");
    words.put(
        "tl", "Alliance: naibigay na ang abiso. Piliin ang shift mo sa piket: i-reply ang SHIFT.");
    return words;
  }

  private void cast(int port, boolean covers) {
    stage
        .cast()
        .captains()
        .forEach(
            (site, who) -> captains.put(site.slug(), new LineCaptain(who, agenda, phones, port)));
    for (var who : stage.cast().picketers()) {
      var captain = Optional.ofNullable(captains.get(who.site().slug())).orElseThrow();
      var coworkers =
          stage.cast().picketers().stream()
              .filter(it -> it.site().equals(who.site()) && it.id() != who.id())
              .toList();
      picketers.put(
          who.phone(),
          new Picketer(
              who,
              new Picketer.Around(agenda, phones, days, captain, coworkers, covers),
              stage.order().seed()));
    }
    phones.watch(picketers.keySet());
    phones.watch(captains.values().stream().map(it -> it.who().phone()).toList());
  }

  /// Plays it to the end.
  public StrikeReport run() throws InterruptedException {
    beforeTheNotice();
    signUp();
    onTheLine();
    return report();
  }

  private void beforeTheNotice() throws InterruptedException {
    tell("before the notice");
    List.copyOf(picketers.values()).stream()
        .limit(Math.max(3, picketers.size() / 12))
        .forEach(one -> agenda.in(Duration.ofMinutes(20), one::ask));
    agenda.run(days.at(days.prepares(), "10:00"), BUSY, this::settle);
    events.refusal = desk.blast("strike-too-early", stage.cast().siteNames(), INVITATION);
    agenda.run(days.at(days.prepares(), "17:00"), CALM, this::settle);
    events.noticed = agenda.now();
    stage.files().notice(days, "16:30");
    awaitNotice();
    await(() -> ledger().count(WISHES) == 0);
    settle();
    tell("the notice is served");
  }

  private void awaitNotice() throws InterruptedException {
    var served = stage.rehearsal().turnout().served();
    await(() ->
        Optional.ofNullable(served.files().rosters().get(StrikeFiles.ROSTER))
            .filter(it -> !it.gate().notices().isEmpty())
            .isPresent());
  }

  /// What the program does by the machine's clock: campaign time waits for it.
  private static void await(BooleanSupplier done) throws InterruptedException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!done.getAsBoolean() && System.nanoTime() < until) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private void signUp() throws InterruptedException {
    var tuesday = days.prepares().plusDays(1);
    agenda.run(days.at(tuesday, "10:00"), CALM, this::settle);
    tell("the blast invites");
    String refused = desk.blast("strike-shifts", stage.cast().siteNames(), INVITATION);
    if (!refused.isEmpty()) {
      throw new IllegalStateException("the blast was refused: " + refused);
    }
    events.invited = agenda.now();
    await(() -> phones.all().stream().anyMatch(it -> it.says("blast").isPresent()));
    settle();
    agenda.run(days.at(tuesday, "20:00"), BUSY, this::settle);
    tell("shifts are taken");
    agenda.run(days.at(days.first().minusDays(1), "17:00"), CALM, this::settle);
  }

  private void onTheLine() throws InterruptedException {
    captains.values().forEach(it -> it.plan(days));
    var trouble = days.lineDays().get(Math.min(1, days.days() - 1));
    agenda.at(days.at(trouble, "07:40"), this::incident);
    agenda.at(days.at(trouble, "09:15"), this::stops);
    agenda.at(days.siteOff(), this::callOffSite);
    agenda.at(days.allOff(), this::callOffAll);
    agenda.at(days.back(), () -> events.back = new StrikeEvents.Told(agenda.now(), desk.back()));
    for (var day : days.lineDays()) {
      tell("day %d of %d on the line".formatted(days.lineDays().indexOf(day) + 1, days.days()));
      agenda.run(days.at(day, "20:00"), BUSY, this::settle);
    }
  }

  private void incident() {
    heldByPhones().stream()
        .map(picketers::get)
        .filter(Objects::nonNull)
        .map(Picketer::who)
        .min(Comparator.comparing((Striker it) -> !it.language().equals("en")))
        .ifPresent(who -> {
          events.incident = agenda.now();
          phones.send(
              who.phone(),
              who.word("INCIDENT", "INCIDENTE", "INSIDENTE")
                  + " two managers film us at the gate and shout at people");
        });
  }

  /// Who was checked in by text today.
  private List<String> heldByPhones() {
    Instant since = agenda.now().minus(Duration.ofHours(3));
    return phones.all().stream()
        .filter(it -> it.at().isAfter(since) && it.says("here/arrive.here").isPresent())
        .map(PhoneText::phone)
        .toList();
  }

  private void stops() {
    var all = new ArrayList<>(picketers.values());
    for (int i = 0; i < Math.max(1, all.size() / 60); i++) {
      var one = all.get(all.size() / 2 + i);
      one.stop();
      events.stopped.put(one.who().phone(), agenda.now());
    }
  }

  private void callOffSite() {
    var site = List.copyOf(stage.cast().captains().keySet()).getLast();
    events.siteOff = off(new CallOffScope.AtSite(site.slug()));
    events.siteCalledOff = site.name();
  }

  private void callOffAll() {
    events.allOff = off(new CallOffScope.Everything());
  }

  private StrikeEvents.CallOff off(CallOffScope scope) {
    var ledger = ledger();
    Instant now = agenda.now();
    var holders =
        scope instanceof CallOffScope.AtSite(String slug)
            ? ledger.holders(now, slug)
            : ledger.holders(now, "");
    return new StrikeEvents.CallOff(now, holders, desk.callOff(scope));
  }

  /// The program does what is due, and people read what they got.
  private void settle() {
    try {
      due.finish(agenda.now());
      for (var text : phones.unread()) {
        Optional.ofNullable(picketers.get(text.phone())).ifPresent(it -> it.read(text));
        captains.values().stream()
            .filter(it -> it.who().phone().equals(text.phone()))
            .forEach(it -> it.read(text));
      }
      progress.accept(new Progress(agenda.now(), "", phones.all().size()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted in the play", e);
    }
  }

  private void tell(String words) {
    progress.accept(new Progress(agenda.now(), words, phones.all().size()));
  }

  private StrikeReport report() {
    events.marks = captains.values().stream().mapToInt(LineCaptain::marks).sum();
    return StrikeReport.of(stage, events, phones.all(), ledger(), due.unfinished());
  }

  private StrikeLedger ledger() {
    return new StrikeLedger(stage.rehearsal().turnout().foundations().database());
  }

  @Override
  public void close() {
    captains.values().forEach(LineCaptain::close);
    desk.close();
    agenda.close();
  }
}
