package org.turnout.form;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.turnout.channel.Address;
import org.turnout.channel.Channel;
import org.turnout.outbox.Outbox;
import org.turnout.outbox.PlannedText;

/// Tells a person that their order is on its way, through the outbox, in the transaction that moves
/// the order: once, or not at all.
///
/// @param sender the number it leaves from when nothing has left for that address yet
record OrderNotice(OrderTexts texts, Supplier<String> sender) {
  /// Plans the text for the address that the order came from, as long as the same person uses it;
  /// else for the one that they last wrote from.
  ///
  /// @return false when that address gets no texts, or nobody uses one
  boolean plan(Handle handle, Order order, Instant now) {
    Optional<PlannedText> text =
        handle
            .createQuery(
                """
                select a.id, a.channel, a.value, e.person_id, coalesce(p.language, e.language) as language,
                  a.stopped_at is not null or a.bad as silent,
                  (select o.from_value from outbox o where o.address_id = a.id order by o.id desc limit 1) as sender
                from form_entry e join person p on p.id = e.person_id
                join address a on a.speaker_id = e.person_id
                where e.id = :id
                order by a.id = e.address_id desc,
                  (select max(b.id) from inbound b where b.address_id = a.id) desc nulls last, a.id
                limit 1
                """)
            .bind("id", order.id())
            .map((row, _) -> {
              var channel = Channel.valueOf(row.getString("channel").toUpperCase(Locale.ROOT));
              var from = Optional.ofNullable(row.getString("sender")).orElseGet(sender);
              return row.getBoolean("silent")
                  ? Optional.<PlannedText>empty()
                  : Optional.of(
                      new PlannedText(
                          row.getLong("id"),
                          row.getLong("person_id"),
                          Optional.empty(),
                          new Address(channel, row.getString("value")),
                          new Address(channel, from),
                          texts.sent(order.form(), order.count(), row.getString("language")),
                          List.of()));
            })
            .findOne()
            .flatMap(found -> found);
    text.ifPresent(planned -> Outbox.plan(handle, planned, now));
    return text.isPresent();
  }
}
