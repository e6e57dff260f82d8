package org.turnout.conversation;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.turnout.channel.Address;
import org.turnout.flow.ConversationCodec;
import org.turnout.flow.Packer;
import org.turnout.flow.Unpacker;
import org.turnout.flow.UnreadableConversation;
import org.turnout.people.Contact;
import org.turnout.people.Membership;
import org.turnout.people.Person;

/// The live state as Redis holds it: the fields in the order of their records, behind a byte for
/// the version. It is read and written at every turn, where JSON was a sixth of the server's own
/// work. What another version of the program has written counts as absent.
final class StateCodec {
  private static final Logger LOG = LoggerFactory.getLogger(StateCodec.class);

  /// To be raised with every change of what is written; starts above what JSON begins with.
  private static final byte VERSION = (byte) 133;

  byte[] encode(ConversationState live) {
    var out = new Packer();
    out.raw(VERSION);
    contact(out, live.known());
    out.number(live.version());
    out.number(live.turn());
    ConversationCodec.write(out, live.conversation());
    out.maybe(live.lastSentAt(), Packer::instant);
    out.text(live.sender().value());
    out.flag(live.texted());
    out.number(live.recent().count());
    out.instant(live.recent().since());
    return out.done();
  }

  Optional<ConversationState> decode(byte[] bytes, Address address) {
    try {
      var in = new Unpacker(bytes);
      if (in.raw() != VERSION) {
        return unreadable(address);
      }
      var state =
          new ConversationState(
              contact(in, address),
              in.small(),
              in.number(),
              ConversationCodec.read(in),
              in.maybe(Unpacker::instant),
              new Address(address.channel(), in.text()),
              in.flag(),
              new RecentTexts(in.small(), in.instant()));
      in.end();
      return Optional.of(state);
    } catch (IllegalArgumentException | DateTimeException | UnreadableConversation e) {
      return unreadable(address);
    }
  }

  private static Optional<ConversationState> unreadable(Address address) {
    LOG.info("live state unreadable, reading Postgres instead address={}", address);
    return Optional.empty();
  }

  private static void contact(Packer out, Contact known) {
    out.number(known.addressId());
    person(out, known.person());
    out.maybe(known.membership(), StateCodec::membership);
    out.maybe(known.stoppedAt(), Packer::instant);
    out.maybe(known.askedIn(), Packer::number);
    out.maybe(known.attendedAt(), Packer::instant);
    out.flag(known.answered());
    out.maybe(known.carrierZip(), Packer::text);
    out.flag(known.bad());
    out.flag(known.employerOwned());
    out.list(known.topics(), Packer::text);
    out.list(known.declined().entrySet(), StateCodec::declined);
  }

  private static Contact contact(Unpacker in, Address address) {
    return new Contact(
        in.number(),
        address,
        person(in),
        in.maybe(StateCodec::membership),
        in.maybe(Unpacker::instant),
        in.maybe(Unpacker::number),
        in.maybe(Unpacker::instant),
        in.flag(),
        in.maybe(Unpacker::text),
        in.flag(),
        in.flag(),
        Set.copyOf(in.list(Unpacker::text)),
        declined(in));
  }

  private static void declined(Packer out, Map.Entry<String, Instant> no) {
    out.text(no.getKey());
    out.instant(no.getValue());
  }

  private static Map<String, Instant> declined(Unpacker in) {
    return in.list(it -> Map.entry(it.text(), it.instant())).stream()
        .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue, (_, last) -> last));
  }

  private static void person(Packer out, Person person) {
    out.number(person.id());
    out.maybe(person.name(), Packer::text);
    out.maybe(person.language(), Packer::text);
    out.maybe(person.zip(), Packer::text);
    id(out, person.siteId());
    out.maybe(person.zone().map(ZoneId::getId), Packer::text);
    out.maybe(person.kind().map(Person.Kind::word), Packer::text);
    out.maybe(person.employer(), Packer::text);
  }

  private static Person person(Unpacker in) {
    return new Person(
        in.number(),
        in.maybe(Unpacker::text),
        in.maybe(Unpacker::text),
        in.maybe(Unpacker::text),
        id(in),
        in.maybe(Unpacker::text).map(ZoneId::of),
        in.maybe(Unpacker::text).map(Person.Kind::of),
        in.maybe(Unpacker::text));
  }

  private static void membership(Packer out, Membership membership) {
    out.number(membership.id());
    out.number(membership.localId());
    id(out, membership.siteId());
    out.maybe(membership.memberNumber(), Packer::text);
    out.day(membership.since());
  }

  private static Membership membership(Unpacker in) {
    return new Membership(in.number(), in.number(), id(in), in.maybe(Unpacker::text), in.day());
  }

  private static void id(Packer out, OptionalLong id) {
    out.flag(id.isPresent());
    id.ifPresent(out::number);
  }

  private static OptionalLong id(Unpacker in) {
    return in.flag() ? OptionalLong.of(in.number()) : OptionalLong.empty();
  }
}
