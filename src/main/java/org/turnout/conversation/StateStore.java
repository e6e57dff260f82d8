package org.turnout.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.turnout.channel.Address;
import org.turnout.channel.InboundMessage;
import org.turnout.flow.Conversation;
import org.turnout.flow.ConversationCodec;
import org.turnout.people.Contact;
import org.turnout.people.People;
import org.turnout.postgres.Database;
import org.turnout.redis.RedisPool;
import org.turnout.time.Clocks;

/// Where live state is found: in Redis first, written there after the commit, and nothing rests on
/// it. What Redis says is believed only if `take_turn` confirms it.
final class StateStore {
  /// Longer than a question stays open, so that an answer finds its conversation here.
  private static final Duration KEPT = Duration.ofDays(4);

  private final RedisPool redis;
  private final Database database;
  private final People people;
  private final Clocks clocks;
  private final StateCodec codec = new StateCodec();

  StateStore(RedisPool redis, Database database, People people, Clocks clocks) {
    this.redis = redis;
    this.database = database;
    this.people = people;
    this.clocks = clocks;
  }

  /// What Redis has, if it is there and has anything that this version of the program can read.
  Optional<ConversationState> cached(Address address) {
    return redis.get(key(address)).flatMap(bytes -> codec.decode(bytes, address));
  }

  /// What Postgres has; a new address gets a person of its own.
  ConversationState read(InboundMessage message) {
    return database.inTransaction(handle -> {
      Contact known =
          people.findOrCreate(handle, message.from(), message.hints(), clocks.campaign().instant());
      int version = version(handle, known.addressId());
      // Read again behind the version: a change in between must not be believed with the newer
      // number.
      Instant now = clocks.campaign().instant();
      Contact read = people.find(handle, message.from(), now).orElse(known);
      return live(handle, read, version, message.to(), now);
    });
  }

  /// What Postgres has on an address that we have texted.
  ConversationState read(Handle handle, long addressId) {
    return read(handle, addressId, Optional.empty());
  }

  /// What Postgres has on an address that is known.
  ///
  /// @param sender what texts leave from when none has left for it yet
  ConversationState read(Handle handle, long addressId, Optional<Address> sender) {
    Address address = address(handle, addressId);
    int version = version(handle, addressId);
    Contact known =
        people.findOrCreate(handle, address, java.util.Map.of(), clocks.campaign().instant());
    Address from =
        lastSender(handle, addressId, address)
            .or(() -> sender.map(it -> new Address(address.channel(), it.value())))
            .orElseThrow(() ->
                new IllegalStateException(
                    "address " + addressId + " has never had a text from us"));
    return live(handle, known, version, from, clocks.campaign().instant());
  }

  /// Where an address leads.
  static Address address(Handle handle, long addressId) {
    return handle
        .createQuery("select channel, value from address where id = :id")
        .bind("id", addressId)
        .mapTo(Address.class)
        .one();
  }

  /// Keeps the state for the next turn, or forgets it when it must be read again.
  void keep(Address address, Optional<ConversationState> live) {
    live.ifPresentOrElse(
        state -> redis.set(key(address), codec.encode(state), KEPT), () -> forget(address));
  }

  void forget(Address address) {
    redis.delete(key(address));
  }

  private static ConversationState live(
      Handle handle, Contact known, int version, Address sender, Instant now) {
    Optional<TurnStore.Latest> latest = TurnStore.latest(handle, known.person().id());
    return new ConversationState(
        known,
        version,
        latest.map(TurnStore.Latest::turn).orElse(0L),
        latest.map(turn -> ConversationCodec.decode(turn.state())).orElse(Conversation.NONE),
        TurnStore.lastSentAt(handle, known.addressId()),
        sender,
        TurnStore.texted(handle, known.addressId()),
        TurnStore.recent(handle, known.addressId(), now));
  }

  private static int version(Handle handle, long addressId) {
    return handle
        .createQuery("select version from address where id = :id")
        .bind("id", addressId)
        .mapTo(Integer.class)
        .one();
  }

  /// The sender that the newest text to this address left from.
  private static Optional<Address> lastSender(Handle handle, long addressId, Address address) {
    return handle
        .createQuery(
            "select from_value from outbox where address_id = :id order by id desc limit 1")
        .bind("id", addressId)
        .mapTo(String.class)
        .findOne()
        .map(sender -> new Address(address.channel(), sender));
  }

  /// One person's keys share a hash tag, so that a cluster keeps them together.
  private static String key(Address address) {
    return "turnout:live:{" + address.channel().word() + address.value() + "}";
  }
}
