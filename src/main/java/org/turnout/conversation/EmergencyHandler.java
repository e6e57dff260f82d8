package org.turnout.conversation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.turnout.alarm.Alarms;
import org.turnout.alarm.Incidents;
import org.turnout.channel.InboundMessage;
import org.turnout.flow.Reply;
import org.turnout.inbox.Holds;
import org.turnout.inbox.Inbox;
import org.turnout.language.Emergency;
import org.turnout.language.HeardEmergency;
import org.turnout.language.Option;
import org.turnout.language.SystemText;
import org.turnout.media.Photos;
import org.turnout.people.Compliance;
import org.turnout.people.ConsentStore;
import org.turnout.people.Contact;
import org.turnout.people.Directory;
import org.turnout.people.Local;
import org.turnout.people.Site;

/// Answers a text that says that somebody is in danger: the fixed text of its kind at once, and an
/// item for a person. What is open stays open. Within ten minutes a person gets the text of a kind
/// once; what they write besides is added to the item. People of ours are told by an alarm.
record EmergencyHandler(
    ConsentStore consent, SystemTexts texts, Supplier<Directory> directory, SenderLimits limits) {
  private static final String KIND = "emergency";

  PendingTurn carryOut(
      Handle handle,
      InboundRouter.Danger danger,
      InboundMessage message,
      ConversationState live,
      Instant now) {
    Contact who = live.known();
    Photos.plan(handle, message.id(), who.person().id(), message.photos());
    Emergency kind = danger.said().kind();
    PendingTurn draft =
        answer(handle, danger, live, now)
            .then((h, inboundId) -> {
              Inbox.handOver(h, who, inboundId, KIND + ": " + kind.word(), now);
              raise(h, who, inboundId, kind, message.body(), now);
            });
    return danger
        .plea()
        .filter(_ -> !who.stopped())
        .map(rule -> held(draft, who, rule, now))
        .orElse(draft);
  }

  /// The people of the site that the text names are told, else those of the member's own.
  private void raise(
      Handle handle, Contact who, long inboundId, Emergency kind, String text, Instant now) {
    Directory places = directory.get();
    Optional<Site> named = named(text, who, places, now);
    Optional<Incidents.Stand> stand = Incidents.stand(handle, who.person().id(), now);
    Optional<Site> site =
        named.or(() -> stand.flatMap(it -> places.site(it.site()))).or(() -> who.site(places));
    texts
        .languages()
        .dangers()
        .incident(text)
        .ifPresent(about ->
            Incidents.keep(
                handle,
                inboundId,
                who.person().id(),
                about,
                stand
                    .filter(it -> site.filter(at -> at.slug().equals(it.site())).isPresent())
                    .map(Incidents.Stand::place),
                site.map(Site::slug),
                now));
    Optional<Local> local =
        named.isPresent() || stand.isPresent()
            ? site.flatMap(it -> places.local(it.localId()))
            : who.local(places);
    Alarms.raise(handle, who, inboundId, kind, site.map(Site::slug), local.map(Local::slug), now);
  }

  private Optional<Site> named(String text, Contact who, Directory places, Instant now) {
    List<Option> options =
        places.sites().stream().map(it -> new Option(it.name(), it.aliases())).toList();
    return texts
        .languages()
        .listener(who.language())
        .mentionedOption(text, options, LocalDate.ofInstant(now, ZoneOffset.UTC))
        .map(places.sites()::get);
  }

  /// A life is answered whatever was stopped. What the police do is not: a stopped phone is told
  /// whom to call as with any other text.
  private PendingTurn answer(
      Handle handle, InboundRouter.Danger danger, ConversationState live, Instant now) {
    Emergency kind = danger.said().kind();
    Contact who = live.known();
    String trace = KIND + "/" + kind.word();
    if (who.stopped() && (kind == Emergency.POLICE || kind == Emergency.INCIDENT)) {
      return consent.mayTellHowToStart(handle, who, now)
          ? said(SystemText.STILL_STOPPED, danger, live, now).traced(trace + ".stopped").pastStop()
          : silent(live, trace);
    }
    if (told(handle, who, trace, now)) {
      return who.stopped() || limits.isOver(live, now)
          ? silent(live, trace)
          : said(SystemText.ADDED, danger, live, now).traced(trace + ".again");
    }
    PendingTurn fixed = said(kind.text(), danger, live, now).traced(trace);
    return who.stopped() ? fixed.pastStop() : fixed;
  }

  /// The text of the danger that this person told of a short while ago, once more: they ask what to
  /// do. Empty when they told of none.
  Optional<PendingTurn> again(Handle handle, ConversationState live, Instant now) {
    Contact who = live.known();
    return lately(handle, who, now)
        .filter(_ -> !who.stopped())
        .map(kind -> {
          var danger = new HeardEmergency.Clear(kind, who.language());
          return said(kind.text(), new InboundRouter.Danger(danger, Optional.empty()), live, now)
              .traced(KIND + "/" + kind.word() + ".again")
              .then((h, inboundId) ->
                  Inbox.handOver(h, who, inboundId, KIND + ": " + kind.word(), now));
        });
  }

  private static Optional<Emergency> lately(Handle handle, Contact who, Instant now) {
    return handle
        .createQuery(
            """
            select trace from turn
            where person_id = :person and trace = any(:traces) and taken_at > :since
            order by taken_at desc limit 1
            """)
        .bind("person", who.person().id())
        .bindArray(
            "traces",
            String.class,
            Stream.of(Emergency.values()).map(it -> KIND + "/" + it.word()).toList())
        .bind("since", now.minus(Alarms.ONCE_IN))
        .mapTo(String.class)
        .findOne()
        .flatMap(trace ->
            Stream.of(Emergency.values())
                .filter(it -> trace.equals(KIND + "/" + it.word()))
                .findFirst());
  }

  /// What the person writes besides is added to their item, and they are told so in short.
  private PendingTurn said(
      SystemText text, InboundRouter.Danger danger, ConversationState live, Instant now) {
    Map<String, String> hotline =
        live.known()
            .coverage(directory.get())
            .hotline()
            .map(number -> Map.of("contact", number))
            .orElse(Map.of());
    Reply words =
        texts.say(text, Compliance.answerIn(danger.said(), live.known().language()), hotline);
    return PendingTurn.said(KIND, live.conversation().passedOn(now), List.of(words));
  }

  private static PendingTurn silent(ConversationState live, String trace) {
    return PendingTurn.silent(KIND, live.conversation()).traced(trace + ".again");
  }

  /// Whether this person got the text of this kind a short while ago.
  private static boolean told(Handle handle, Contact who, String trace, Instant now) {
    return handle
        .createQuery(
            """
            select exists (select from turn
              where person_id = :person and trace = :trace and taken_at > :since
                and not exists (select from turn later
                  where later.person_id = turn.person_id and later.turn > turn.turn
                    and later.trace = 'emergency/withdrawn'))
            """)
        .bind("person", who.person().id())
        .bind("trace", trace)
        .bind("since", now.minus(Alarms.ONCE_IN))
        .mapTo(Boolean.class)
        .one();
  }

  /// The danger is answered, not the plea: broadcasts wait until a person has looked.
  private static PendingTurn held(PendingTurn draft, Contact who, String rule, Instant now) {
    return draft
        .then((handle, inboundId) -> Holds.review(handle, who, inboundId, rule, now))
        .changingPerson();
  }

  /// A text of danger from before the records were restored: somebody may have dealt with it, so a
  /// person looks, and nobody is alarmed.
  static PendingTurn missed(InboundRouter.Missed missed, ConversationState live, Instant now) {
    Contact who = live.known();
    String reason = KIND + ": " + missed.said().kind().word();
    PendingTurn draft =
        PendingTurn.silent(InboundRouter.RESTORED, live.conversation())
            .then((handle, inboundId) -> Inbox.handOver(handle, who, inboundId, reason, now));
    return missed
        .plea()
        .filter(_ -> !who.stopped())
        .map(rule -> held(draft, who, rule, now))
        .orElse(draft);
  }

  /// The text may be one of danger: its turn is what it would be, and a person looks.
  static PendingTurn worry(PendingTurn turn, Emergency kind, Contact who, Instant now) {
    return turn.then((handle, inboundId) ->
        Inbox.handOver(handle, who, inboundId, "emergency?: " + kind.word(), now));
  }
}
