package org.turnout.flow.talk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.turnout.channel.Channel;
import org.turnout.flow.Action;
import org.turnout.flow.ActionResult;
import org.turnout.flow.Conversation;
import org.turnout.flow.Effect;
import org.turnout.flow.Engine;
import org.turnout.flow.EngineResult;
import org.turnout.flow.Facts;
import org.turnout.flow.FlowSets;
import org.turnout.flow.Input;
import org.turnout.flow.JoinedTexts;
import org.turnout.flow.Reply;
import org.turnout.flow.Turn;
import org.turnout.flow.Value;
import org.turnout.language.HeardEmergency;
import org.turnout.language.Languages;
import org.turnout.language.SystemText;
import org.turnout.people.Compliance;
import org.turnout.people.ComplianceMatch;

/// A talk with one person, with a clock that is moved by hand. STOP is heard first, as everywhere.
public final class SimulatedTalk {
  /// The rule of a stop, or of its contrary, that answers our question.
  private static final String ANSWER = "answer";

  private final Stage stage;
  private final SimulatedPerson who;
  private final SimulatedRecords records;
  private final SimulatedTexts texts;
  private final PersonNotes known;
  private final Set<String> passed = new LinkedHashSet<>();
  private final List<String> events = new ArrayList<>();
  private Conversation conversation = Conversation.NONE;
  private String language;
  private Channel channel;
  private Instant now;
  private Optional<Facts.Attention> attention = Optional.empty();
  private Optional<Reached> reached = Optional.empty();
  private boolean texted;
  private final SimulatedConsent consent;
  private final SparingTexts sparing;
  private final SimulatedDanger danger;

  /// A blast that the person may answer.
  private record Reached(String flow, Instant at) {}

  /// What every talk shares.
  public record Stage(
      SimulatedWorld world,
      Map<Action, Simulation> simulations,
      FlowSets sets,
      Engine engine,
      Languages languages,
      Compliance compliance) {}

  public SimulatedTalk(Stage stage, SimulatedPerson who, Instant now) {
    this.stage = stage;
    this.who = who;
    this.records = new SimulatedRecords(stage.world(), stage.simulations());
    this.known = new PersonNotes(SimulatedFacts.of(stage.world(), who));
    this.texts = new SimulatedTexts(stage.languages(), known.facts());
    this.consent = new SimulatedConsent(stage.compliance());
    this.sparing = new SparingTexts(texts);
    this.danger = new SimulatedDanger(texts, sparing);
    this.language = who.language();
    this.channel = who.channel();
    this.now = now;
  }

  /// The person texts; what they get back at once, one string a message.
  public List<String> says(String text, List<Long> photos) {
    var heard = stage.compliance().classify(text, language);
    if (stage.compliance().emergency(text, heard) instanceof HeardEmergency.Clear said) {
      events.add("emergency: " + said.kind().word());
      return danger.tells(text, said, language, consent.isStopped(), now);
    }
    boolean plain = heard instanceof ComplianceMatch.Nothing && !consent.isStopped();
    Optional<List<String>> after = danger.after(text, plain, language, now);
    var stopped = consent.confirmation(text);
    return switch (heard) {
      case ComplianceMatch.Stop(_, var rule) -> stop(stopped, answerIn(rule, text));
      case ComplianceMatch.WrongNumber(var rule) ->
          stop(SystemText.WRONG_NUMBER, answerIn(rule, text));
      case ComplianceMatch.Start(var rule) -> start(answerIn(rule, text));
      case ComplianceMatch.StartIfStopped(var rule) when consent.isStopped() ->
          start(answerIn(rule, text));
      case ComplianceMatch.Help(var rule) ->
          List.of(texts.say(SystemText.HELP, answerIn(rule, text)));
      case ComplianceMatch.Reaction _, ComplianceMatch.AutoReply _ -> List.of();
      case ComplianceMatch.Plea _,
          ComplianceMatch.Review _,
          ComplianceMatch.StartIfStopped _,
          ComplianceMatch.Nothing _
          when consent.isStopped() ->
          sparing.say(SystemText.STILL_STOPPED, language, now);
      case ComplianceMatch.Plea _, ComplianceMatch.Review _
          when !consent.isAsked() && isOpen() && stage.compliance().beside().callsOff(text) ->
          turn(said(text, photos));
      case ComplianceMatch.Plea(var rule) ->
          consent.isAsked() ? stop(stopped, answerIn(rule, text)) : ask(answerIn(rule, text));
      case ComplianceMatch.Review _ -> answered(text).orElseGet(() -> noted("held for a person"));
      case ComplianceMatch.StartIfStopped _, ComplianceMatch.Nothing _ ->
          answered(text)
              .or(() -> after)
              .or(() -> sparing.again(text, language, now))
              .orElseGet(() -> turn(said(text, photos)));
    };
  }

  private String answerIn(String rule, String text) {
    return stage.compliance().answerIn(rule, text, known.language());
  }

  private List<String> ask(String spoken) {
    consent.asks(now);
    return noted("asked whether to stop", texts.say(SystemText.STOP_ALL, spoken));
  }

  /// What follows an answer to that question, if the text is one.
  private Optional<List<String>> answered(String text) {
    return switch (consent.answer(text, language, isOpen())) {
      case STOP -> Optional.of(stop(SystemText.STOPPED, answerIn(ANSWER, text)));
      case KEEP -> {
        consent.keeps();
        yield Optional.of(noted("keeps texts", texts.say(SystemText.KEPT, answerIn(ANSWER, text))));
      }
      case NONE -> Optional.empty();
    };
  }

  private boolean isOpen() {
    return conversation.openSince(now).isAfter(Instant.EPOCH);
  }

  private List<String> stop(SystemText confirmation, String spoken) {
    return stops() ? List.of(texts.say(confirmation, spoken)) : List.of();
  }

  /// Whether it is the first stop.
  private boolean stops() {
    conversation = Conversation.NONE;
    events.add("stopped");
    return consent.stops();
  }

  private List<String> start(String spoken) {
    consent.starts();
    return noted("started", texts.say(SystemText.STARTED, spoken));
  }

  private List<String> noted(String event, String... said) {
    events.add(event);
    return List.of(said);
  }

  /// Time passes; what the campaign sends on its own meanwhile.
  public List<String> waits(Duration span) {
    var until = now.plus(span);
    var silence = consent.silence(until);
    var sent = moves(silence.orElse(until));
    if (silence.isPresent()) {
      stops();
    }
    now = until;
    return sent;
  }

  private List<String> moves(Instant until) {
    var sent = new ArrayList<String>();
    while (conversation.due().filter(due -> !due.isAfter(until)).isPresent()
        && !consent.isStopped()) {
      now = conversation.due().orElseThrow();
      sent.addAll(turn(new Input.Due()));
    }
    return sent;
  }

  /// A flow begins on its own: a blast, a date, a command.
  public List<String> starts(String flow) {
    return turn(new Input.Started(flow, Map.of()));
  }

  /// A blast that opens a flow reaches the person; nothing begins before they answer.
  public void reached(String flow) {
    reached = Optional.of(new Reached(flow, now));
  }

  private Input said(String text, List<Long> photos) {
    var said = new Input.Said(text, photos);
    return reached
        .filter(blast -> !blast.at().isBefore(conversation.openSince(now)))
        .<Input>map(blast -> new Input.Answered(blast.flow(), Map.of(), said))
        .orElse(said);
  }

  private List<String> turn(Input input) {
    consent.passes();
    var results = new ArrayList<ActionResult>();
    var names = known.at(now);
    while (true) {
      var facts = who.facts(names, language, channel, attention, stage.world());
      switch (stage.engine().turn(stage.sets(), conversation, input, facts, now, results)) {
        case EngineResult.Needs(var request) ->
            results.add(
                records.carryOut(
                    request,
                    new SimulatedRecords.Who(
                        who.contact(), language, now.atZone(who.zone()), names)));
        case EngineResult.Finished(var turn) -> {
          return finish(turn);
        }
      }
    }
  }

  private List<String> finish(Turn turn) {
    conversation = turn.after();
    reached = turn.opened() ? Optional.empty() : reached;
    passed.addAll(turn.trace());
    turn.effects().forEach(this::carryOut);
    int most = channel.traits().longestText();
    var said = JoinedTexts.of(turn.replies(), most);
    boolean first =
        who.fresh() && !texted && !said.isEmpty() && channel.traits().introducesItself();
    texted |= !said.isEmpty();
    return (first ? texts.introduced(said, turn.language().orElse(language), most) : said)
        .stream().map(Reply::text).toList();
  }

  private void carryOut(Effect effect) {
    switch (effect) {
      case Effect.Remember(var fact, var value) -> {
        language = fact.equals("language") ? value.word() : language;
        known.remember(fact, value);
        events.add("knows " + fact);
      }
      case Effect.Subscribe(var topic, _, _) -> events.add(known.topic(topic, true, now));
      case Effect.Unsubscribe(var topic) -> events.add(known.topic(topic, false, now));
      case Effect.Notify(var about) -> events.add("wants to hear about " + about);
      case Effect.HandOver(var reason, var stays) -> {
        events.add("steward wanted, " + reason);
        attention = stays ? Optional.of(new Facts.Attention(now, false)) : attention;
      }
      case Effect.Resumed() -> attention = Optional.empty();
      case Effect.Ended(var flow, var label) -> events.add("ended " + flow + " as " + label);
    }
  }

  /// From now on the person writes and reads in this language.
  public void speaks(String tag) {
    language = tag;
    known.remember("language", new Value.Text(tag));
  }

  /// From now on they write through this door.
  public void uses(Channel door) {
    channel = door;
  }

  /// The door they write through now.
  public Channel channel() {
    return channel;
  }

  /// The clock of the talk.
  public Instant now() {
    return now;
  }

  /// The steps passed so far, `shift/place.full`.
  public Set<String> passed() {
    return Set.copyOf(passed);
  }

  /// What happened besides texts, in order: `joined picket`, `ended shift as end`.
  public List<String> events() {
    return List.copyOf(events);
  }

  /// Where the person is.
  public Conversation conversation() {
    return conversation;
  }

  public SimulatedRecords records() {
    return records;
  }
}
