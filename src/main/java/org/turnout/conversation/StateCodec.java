package org.turnout.conversation;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.turnout.channel.Address;
import org.turnout.flow.ConversationCodec;
import org.turnout.flow.UnreadableConversation;
import org.turnout.people.Contact;
import org.turnout.people.Membership;
import org.turnout.people.Person;

/// The live state as Redis holds it: the fields in the order of their records, an absent one as a
/// zero, behind a byte for the version. It is read and written at every turn, where JSON was a
/// sixth of the server's own work. What another version of the program has written counts as
/// absent.
final class StateCodec {
  private static final Logger LOG = LoggerFactory.getLogger(StateCodec.class);

  /// To be raised with every change of what is written; starts above what JSON begins with.
  private static final int VERSION = 129;

  byte[] encode(ConversationState live) {
    var bytes = new ByteArrayOutputStream(256);
    try (var out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      known(out, live.known());
      out.writeInt(live.version());
      out.writeLong(live.turn());
      byte[] state = ConversationCodec.encode(live.conversation());
      out.writeInt(state.length);
      out.write(state);
      instant(out, live.lastSentAt());
      out.writeUTF(live.sender().value());
      out.writeBoolean(live.texted());
    } catch (IOException e) {
      throw new UncheckedIOException("nothing fails in memory", e);
    }
    return bytes.toByteArray();
  }

  Optional<ConversationState> decode(byte[] bytes, Address address) {
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readUnsignedByte() != VERSION) {
        return unreadable(address);
      }
      Contact known = known(in, address);
      int version = in.readInt();
      long turn = in.readLong();
      byte[] state = in.readNBytes(in.readInt());
      return Optional.of(
          new ConversationState(
              known,
              version,
              turn,
              ConversationCodec.decode(state),
              instant(in),
              new Address(address.channel(), in.readUTF()),
              in.readBoolean()));
    } catch (IOException
        | IllegalArgumentException
        | DateTimeException
        | UnreadableConversation e) {
      return unreadable(address);
    }
  }

  private static Optional<ConversationState> unreadable(Address address) {
    LOG.info("live state unreadable, reading Postgres instead address={}", address);
    return Optional.empty();
  }

  private static void known(DataOutputStream out, Contact known) throws IOException {
    out.writeLong(known.addressId());
    person(out, known.person());
    out.writeBoolean(known.membership().isPresent());
    if (known.membership().isPresent()) {
      membership(out, known.membership().get());
    }
    instant(out, known.stoppedAt());
    text(out, known.carrierZip());
    out.writeBoolean(known.bad());
    out.writeBoolean(known.employerOwned());
    out.writeShort(known.topics().size());
    for (String topic : known.topics()) {
      out.writeUTF(topic);
    }
  }

  private static Contact known(DataInputStream in, Address address) throws IOException {
    long id = in.readLong();
    Person person = person(in);
    Optional<Membership> membership =
        in.readBoolean() ? Optional.of(membership(in)) : Optional.empty();
    return new Contact(
        id,
        address,
        person,
        membership,
        instant(in),
        text(in),
        in.readBoolean(),
        in.readBoolean(),
        topics(in));
  }

  private static Set<String> topics(DataInputStream in) throws IOException {
    int size = in.readUnsignedShort();
    Set<String> topics = new HashSet<>();
    for (int i = 0; i < size; i++) {
      topics.add(in.readUTF());
    }
    return topics;
  }

  private static void person(DataOutputStream out, Person person) throws IOException {
    out.writeLong(person.id());
    text(out, person.name());
    text(out, person.language());
    text(out, person.zip());
    id(out, person.siteId());
    text(out, person.zone().map(ZoneId::getId));
    text(out, person.kind().map(Person.Kind::word));
    text(out, person.employer());
  }

  private static Person person(DataInputStream in) throws IOException {
    return new Person(
        in.readLong(),
        text(in),
        text(in),
        text(in),
        id(in),
        text(in).map(ZoneId::of),
        text(in).map(Person.Kind::of),
        text(in));
  }

  private static void membership(DataOutputStream out, Membership membership) throws IOException {
    out.writeLong(membership.id());
    out.writeLong(membership.localId());
    id(out, membership.siteId());
    text(out, membership.memberNumber());
    out.writeLong(membership.since().toEpochDay());
  }

  private static Membership membership(DataInputStream in) throws IOException {
    return new Membership(
        in.readLong(), in.readLong(), id(in), text(in), LocalDate.ofEpochDay(in.readLong()));
  }

  private static void text(DataOutputStream out, Optional<String> text) throws IOException {
    out.writeBoolean(text.isPresent());
    if (text.isPresent()) {
      out.writeUTF(text.get());
    }
  }

  private static Optional<String> text(DataInputStream in) throws IOException {
    return in.readBoolean() ? Optional.of(in.readUTF()) : Optional.empty();
  }

  private static void id(DataOutputStream out, OptionalLong id) throws IOException {
    out.writeBoolean(id.isPresent());
    if (id.isPresent()) {
      out.writeLong(id.getAsLong());
    }
  }

  private static OptionalLong id(DataInputStream in) throws IOException {
    return in.readBoolean() ? OptionalLong.of(in.readLong()) : OptionalLong.empty();
  }

  private static void instant(DataOutputStream out, Optional<Instant> instant) throws IOException {
    out.writeBoolean(instant.isPresent());
    if (instant.isPresent()) {
      Instant at = instant.get();
      out.writeLong(at.getEpochSecond());
      out.writeInt(at.getNano());
    }
  }

  private static Optional<Instant> instant(DataInputStream in) throws IOException {
    return in.readBoolean()
        ? Optional.of(Instant.ofEpochSecond(in.readLong(), in.readInt()))
        : Optional.empty();
  }
}
