package org.turnout.console;

import static org.turnout.testkit.TestPeople.NOW;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.turnout.blast.plan.BlastCampaign.Somebody;
import org.turnout.channel.Address;
import org.turnout.inbox.Holds;
import org.turnout.inbox.Inbox;
import org.turnout.people.Contact;
import org.turnout.people.People;

/// Members who have written something that a person of ours must look at.
record WaitingMembers(ConsoleClient desk) {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  /// Somebody of this campaign.
  Contact member(Somebody who) {
    long id = desk.ground.add(who);
    return desk.db
        .database()
        .with(handle -> {
          var address =
              handle
                  .createQuery("select channel, value from address where id = :id")
                  .bind("id", id)
                  .mapTo(Address.class)
                  .one();
          return new People().find(handle, address, NOW).orElseThrow();
        });
  }

  /// The item of somebody who has just written this.
  long wrote(Contact who, String text, String reason) {
    return wrote(who, text, reason, NOW);
  }

  long wrote(Contact who, String text, String reason, Instant at) {
    return desk.db
        .database()
        .inTransaction(handle -> {
          Inbox.handOver(handle, who, inbound(handle, who, text, at), reason, at);
          return item(handle, who);
        });
  }

  /// The item of a text that may be an opt-out.
  long doubtful(Contact who, String text) {
    return desk.db
        .database()
        .inTransaction(handle -> {
          Holds.review(handle, who, inbound(handle, who, text, NOW), "basta", NOW);
          return item(handle, who);
        });
  }

  private static long item(Handle handle, Contact who) {
    return handle
        .createQuery("select max(id) from inbox_item where address_id = :address")
        .bind("address", who.addressId())
        .mapTo(Long.class)
        .one();
  }

  private static long inbound(Handle handle, Contact who, String text, Instant at) {
    return handle
        .createQuery(
            """
            insert into inbound (carrier_id, address_id, person_id, turn, body, photos, sent_at, received_at,
              origin, kind)
            values (:sid, :address, :person, 1, :body, 0, :at, :at, 'webhook', 'flow') returning id
            """)
        .bind("sid", "door" + NUMBER.incrementAndGet())
        .bind("address", who.addressId())
        .bind("person", who.person().id())
        .bind("body", text)
        .bind("at", at)
        .mapTo(Long.class)
        .one();
  }
}
