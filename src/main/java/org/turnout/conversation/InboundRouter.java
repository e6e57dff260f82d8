package org.turnout.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.turnout.channel.Address;
import org.turnout.channel.InboundMessage;
import org.turnout.channel.OptOutType;
import org.turnout.language.Emergency;
import org.turnout.language.HeardEmergency;
import org.turnout.people.Compliance;
import org.turnout.people.ComplianceMatch;
import org.turnout.people.PhoneNumber;

/// Decides what a text is before any flow can see it, in the order of the design: exact compliance
/// words, phone reactions and auto-replies, emergencies, opt-outs in ordinary words; what is left
/// is for the engine.
record InboundRouter(Compliance compliance) {
  /// What a text is.
  sealed interface Decision {}

  /// For the engine: global words, open questions, keywords.
  record Talk() implements Decision {}

  /// About consent, or said by somebody who may not be answered by a flow.
  ///
  /// @param rule the word or phrase that was recognized
  /// @param answered the carrier has answered already: record it, say nothing
  record Consent(Kind kind, String rule, boolean answered) implements Decision {}

  /// Somebody is in danger: one fixed text, and an item.
  ///
  /// @param plea the rule of a plea to end texts, or of what may be one, that the text holds
  ///   besides
  record Danger(HeardEmergency.Clear said, Optional<String> plea) implements Decision {}

  /// For the engine, and an item: somebody may be in danger.
  record Worry(Emergency kind) implements Decision {}

  /// For the engine, unless somebody asks what to do about a danger that they have just told of:
  /// then the text of that danger is said again.
  record WhatNow() implements Decision {}

  /// For the engine, unless it is right behind what it is about: a report that was a mistake, or
  /// thoughts of suicide.
  record AfterDanger() implements Decision {}

  /// Over what one sender may cost: a person gets it, and nobody is answered.
  record OverLimit(String reason) implements Decision {}

  /// Somebody was in danger before the records were restored: an item, and no word.
  ///
  /// @param plea as of a danger
  record Missed(HeardEmergency.Clear said, Optional<String> plea) implements Decision {}

  /// Recorded under this kind, never answered, never acted on.
  record Silence(String kind) implements Decision {}

  enum Kind {
    STOP,
    START,
    HELP,
    WRONG_NUMBER,
    /// A likely plea: held, and asked back.
    PLEA,
    /// The answer to that question: texts go on.
    KEEP,
    /// Doubtful: held for a person.
    REVIEW,
    /// A stopped phone texts something else: told how to start, at most daily.
    STILL_STOPPED
  }

  /// A webhook's text may have been so long on its way, and its date is that of its arrival: a
  /// swept text which is older by no more than this may well have been written after it. Twilio
  /// waits 15 s for an answer.
  private static final Duration ON_ITS_WAY = Duration.ofSeconds(15);

  /// The rule of a stop, or of its contrary, that answers our question.
  private static final String ANSWER = "answer";

  /// The rule of an answer that only another phone is meant: a person looks after that one.
  static final String ANOTHER_PHONE = "another phone";

  /// A text from before the records were restored, which acts on consent only.
  static final String RESTORED = "restored";

  Decision decide(InboundMessage message, ConversationState live) {
    Decision decided = usual(message, live);
    return message.origin() == InboundMessage.Origin.RESTORED ? restored(decided) : decided;
  }

  /// Somebody may have acted on it and answered it in the life that the records have lost: words of
  /// consent act again, which does no harm, and nothing else does.
  private static Decision restored(Decision decided) {
    return switch (decided) {
      case Consent consent ->
          switch (consent.kind()) {
            case STOP, START, WRONG_NUMBER, PLEA, KEEP, REVIEW -> consent;
            case HELP, STILL_STOPPED -> new Silence(RESTORED);
          };
      case Danger(HeardEmergency.Clear said, Optional<String> plea) -> new Missed(said, plea);
      case Talk _, Worry _, WhatNow _, AfterDanger _ -> new Silence(RESTORED);
      case Missed missed -> missed;
      case OverLimit over -> over;
      case Silence silence -> silence;
    };
  }

  private Decision usual(InboundMessage message, ConversationState live) {
    if (isNoPhone(message.from())) {
      return new Silence("no_phone");
    }
    if (message.handled().isPresent()) {
      return handledByCarrier(message.handled().get());
    }
    ComplianceMatch heard = compliance.classify(message.body(), live.known().language());
    return switch (compliance.emergency(message.body(), heard)) {
      case HeardEmergency.Clear danger -> new Danger(danger, plea(heard));
      case HeardEmergency.Doubtful(Emergency kind) -> {
        Decision known = consent(heard, message, live);
        yield known instanceof Talk ? new Worry(kind) : known;
      }
      case HeardEmergency.None _ -> {
        Decision known = consent(heard, message, live);
        yield known instanceof Talk ? behindDanger(message.body(), known) : known;
      }
    };
  }

  private Decision behindDanger(String text, Decision otherwise) {
    if (compliance.asksWhatNow(text)) {
      return new WhatNow();
    }
    return compliance.isSaidAfterDanger(text) ? new AfterDanger() : otherwise;
  }

  private static Optional<String> plea(ComplianceMatch heard) {
    return switch (heard) {
      case ComplianceMatch.Plea(String rule) -> Optional.of(rule);
      case ComplianceMatch.Review(String rule) -> Optional.of(rule);
      case ComplianceMatch.Stop _,
          ComplianceMatch.Start _,
          ComplianceMatch.StartIfStopped _,
          ComplianceMatch.Help _,
          ComplianceMatch.WrongNumber _,
          ComplianceMatch.Reaction _,
          ComplianceMatch.AutoReply _,
          ComplianceMatch.Nothing _ ->
          Optional.empty();
    };
  }

  private Decision consent(ComplianceMatch heard, InboundMessage message, ConversationState live) {
    boolean stopped = live.known().stopped();
    boolean asked = !stopped && live.known().askedIn().isPresent();
    return switch (heard) {
      case ComplianceMatch.Stop(ComplianceMatch.Match _, String rule) ->
          new Consent(Kind.STOP, rule, false);
      case ComplianceMatch.Start(String rule) -> new Consent(Kind.START, rule, false);
      case ComplianceMatch.StartIfStopped(String rule) when stopped ->
          new Consent(Kind.START, rule, false);
      case ComplianceMatch.WrongNumber(String rule) -> new Consent(Kind.WRONG_NUMBER, rule, false);
      case ComplianceMatch.Plea _ when !stopped && !asked && callsOff(message, live) -> new Talk();
      case ComplianceMatch.Plea(String rule) when !stopped ->
          new Consent(asked ? Kind.STOP : Kind.PLEA, rule, false);
      case ComplianceMatch.Help _,
          ComplianceMatch.Review _,
          ComplianceMatch.StartIfStopped _,
          ComplianceMatch.Nothing _
          when late(message, live) ->
          new Silence("late");
      case ComplianceMatch.Help(String rule) -> new Consent(Kind.HELP, rule, false);
      case ComplianceMatch.Reaction _ -> new Silence("reaction");
      case ComplianceMatch.AutoReply _ -> new Silence("auto_reply");
      case ComplianceMatch.Nothing _
          when stopped && compliance.beside().isFarewell(message.body()) ->
          new Silence("farewell");
      case ComplianceMatch.Plea _,
          ComplianceMatch.Review _,
          ComplianceMatch.StartIfStopped _,
          ComplianceMatch.Nothing _
          when stopped ->
          new Consent(Kind.STILL_STOPPED, "any", false);
      case ComplianceMatch.Review _ when callsOff(message, live) -> new Talk();
      case ComplianceMatch.Review(String rule) ->
          answered(message, live).orElse(new Consent(Kind.REVIEW, rule, false));
      case ComplianceMatch.Plea _, ComplianceMatch.StartIfStopped _, ComplianceMatch.Nothing _ ->
          answered(message, live).orElse(new Talk());
    };
  }

  /// "Stop, nvm, dont need em" at a question ends that question.
  private boolean callsOff(InboundMessage message, ConversationState live) {
    return live.conversation().openSince(message.sentAt()).isAfter(Instant.EPOCH)
        && compliance.beside().callsOff(message.body());
  }

  /// The answer to "Do you want us to stop all texts?". When something else is open, only the text
  /// right behind that question can be it: what was asked or reminded of since is meant otherwise.
  private Optional<Decision> answered(InboundMessage message, ConversationState live) {
    Optional<Long> asked = live.known().askedIn();
    if (asked.isPresent() && compliance.beside().isOfAnotherPhone(message.body())) {
      return Optional.of(
          new Consent(Kind.KEEP, ANOTHER_PHONE, false)); // silence must not stop theirs
    }
    boolean open = live.conversation().openSince(message.sentAt()).isAfter(Instant.EPOCH);
    if (asked.isEmpty() || (open && asked.get() != live.turn())) {
      return Optional.empty();
    }
    return switch (compliance.answer(message.body(), live.known().language())) {
      case STOP -> Optional.of(new Consent(Kind.STOP, ANSWER, false));
      case KEEP -> Optional.of(new Consent(Kind.KEEP, ANSWER, false));
      case NONE -> Optional.empty();
    };
  }

  /// Only what somebody else dates can be late. A webhook's text is dated by its arrival here, and
  /// of two that arrive together the younger may be handled first.
  private static boolean late(InboundMessage message, ConversationState live) {
    return switch (message.origin()) {
      case WEBHOOK -> false;
      case SWEEP, GATEWAY, RESTORED ->
          live.lastSentAt().map(message.sentAt().plus(ON_ITS_WAY)::isBefore).orElse(false);
    };
  }

  private static Decision handledByCarrier(OptOutType type) {
    return switch (type) {
      case STOP -> new Consent(Kind.STOP, "carrier", true);
      case START -> new Consent(Kind.START, "carrier", true);
      case HELP -> new Consent(Kind.HELP, "carrier", true);
    };
  }

  /// A short code or a word as the sender is a machine: two that answer each other never stop.
  private static boolean isNoPhone(Address from) {
    return from.channel().traits().addressedByPhone() && PhoneNumber.of(from.value()).isEmpty();
  }
}
