package org.turnout.conversation;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.turnout.channel.Address;
import org.turnout.channel.Channel;
import org.turnout.channel.ChannelTraits;
import org.turnout.flow.Facts;
import org.turnout.flow.MemberText;
import org.turnout.flow.TextMerge;
import org.turnout.flow.Value;
import org.turnout.inbox.Inbox;
import org.turnout.outbox.Outbox;
import org.turnout.outbox.PlannedText;
import org.turnout.people.Contact;
import org.turnout.people.People;
import org.turnout.roster.ToTell;

/// Tells somebody other than the one who wrote: a service text about a place, or, when they get no
/// texts any more, an item for a person to call them.
public final class Notifier {
  private final People people;
  private final PersonFacts facts;

  Notifier(People people, PersonFacts facts) {
    this.people = people;
    this.facts = facts;
  }

  void remind(Handle handle, List<ToTell.Reminded> due, Address sender, Instant now) {
    for (var one : due) {
      address(handle, one.personId(), now)
          .ifPresent(who -> {
            var place = one.roster().in(who.language(), one.place());
            say(handle, who, one.text(), place.fields(), sender, now);
          });
    }
  }

  /// An item for a person: this one holds a place and gets no more texts.
  static void pleaseCall(
      Handle handle, Contact who, long inboundId, ToTell.PleaseCall call, Instant now) {
    var reason = "please call about " + call.roster() + ": " + describe(call.place());
    Inbox.call(handle, who, inboundId, reason, now);
  }

  /// A service text of a roster's own words.
  ///
  /// @param more names besides the facts of the person
  void say(
      Handle handle,
      Contact who,
      MemberText text,
      Map<String, Value> more,
      Address sender,
      Instant now) {
    var known = facts.of(who);
    var names = new HashMap<>(known.names());
    names.putAll(more);
    TextMerge.of(
            text.in(known.language()),
            new Facts(names, known.language(), known.zone(), known.member(), known.channel()))
        .ifPresent(body -> plan(handle, who, body.strip(), sender, now));
  }

  private static void plan(Handle handle, Contact who, String body, Address sender, Instant now) {
    var from = new Address(who.address().channel(), sender.value());
    Outbox.plan(handle, PlannedText.first(who, from, body, List.of()), now);
  }

  /// The address a person last wrote from; when they never did, one where we may write first.
  Optional<Contact> address(Handle handle, long personId, Instant now) {
    return handle
        .createQuery(
            """
            select a.channel, a.value from address a
            where a.speaker_id = :person
            order by (select max(b.id) from inbound b where b.address_id = a.id) desc nulls last,
              a.channel = any(:opening) desc, a.id
            limit 1
            """)
        .bind("person", personId)
        .bindArray("opening", String.class, Channel.words(ChannelTraits::opensConversations))
        .mapTo(Address.class)
        .findOne()
        .flatMap(address -> people.find(handle, address, now));
  }

  private static String describe(Value.Row place) {
    var words = new StringBuilder();
    for (var field : List.of("day", "start", "end", "site")) {
      Value value = place.fields().get(field);
      if (value != null) {
        words.append(words.isEmpty() ? "" : " ").append(value.plain());
      }
    }
    return words.toString();
  }
}
