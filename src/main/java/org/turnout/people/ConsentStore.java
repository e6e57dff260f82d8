package org.turnout.people;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// What each address has agreed to: a log of everything that was said, and the state that follows
/// from it. The state follows the person's own words in order of their time, in whatever order they
/// reach us; of two at the same moment a stop wins.
///
/// Every method works inside the caller's transaction, under the lock of the address's row.
public final class ConsentStore {
  /// A stopped phone that writes is told how to start at most this often.
  private static final Duration TELL_EVERY = Duration.ofDays(1);

  /// Where a word of consent comes from.
  ///
  /// @param rule the word or phrase that was recognized, or `flow`
  /// @param messageId the carrier's id of the person's text, if it was one
  /// @param at when the person said it (campaign time)
  /// @param recorded now (campaign time)
  public record Said(String rule, Optional<String> messageId, Instant at, Instant recorded) {
    public Said {
      // What the records can hold: two words must not differ by less than they can tell apart.
      at = at.truncatedTo(ChronoUnit.MICROS);
    }
  }

  /// What happened to a word.
  public enum Change {
    /// It changed the state: confirm it.
    DONE,
    /// The state was so already: a second stop gets no second confirmation.
    ALREADY,
    /// There is a newer word of the person's: this one is kept in the log only.
    OVERTAKEN
  }

  /// No more texts for this address.
  public Change stop(Handle handle, Contact who, Said said) {
    return word(handle, who, What.STOP, said);
  }

  /// Texts again: the only way back from a stop.
  public Change start(Handle handle, Contact who, Said said) {
    return word(handle, who, What.START, said);
  }

  /// The carrier refuses texts to this address because its owner has stopped them there.
  ///
  /// @param code the carrier's
  /// @return false when it is stopped here already, which then stays as it is
  public static boolean stopAtCarrier(
      Handle handle, long addressId, long personId, int code, Instant at) {
    int stopped =
        handle
            .createUpdate(
                """
                update address set stopped_at = :at, stop_scope = 'all', word_at = greatest(word_at, :at)
                where id = :id and stopped_at is null
                """)
            .bind("at", at)
            .bind("id", addressId)
            .execute();
    if (stopped == 1) {
      handle
          .createUpdate(
              """
              insert into consent_event (address_id, person_id, what, rule, source, effective, at, recorded_at)
              values (:address, :person, 'stop', :rule, 'carrier', true, :at, :at)
              """)
          .bind("address", addressId)
          .bind("person", personId)
          .bind("rule", Integer.toString(code))
          .bind("at", at)
          .execute();
    }
    return stopped == 1;
  }

  /// The person who writes is not whom we took them for: no more texts for this address. Unless a
  /// newer word holds, the caller then unlinks it.
  public Change wrongNumber(Handle handle, Contact who, Said said) {
    return word(handle, who, What.WRONG_NUMBER, said);
  }

  /// The phone is unlinked from everybody; what had been agreed to ends here and moves nowhere. The
  /// last thing in a turn, which is still that of the person it is taken from.
  public void unlink(Handle handle, Contact who, Said said) {
    handle
        .createUpdate("update address set speaker_id = null where id = :id")
        .bind("id", who.addressId())
        .execute();
    handle
        .createUpdate(
            """
            update address_person set until = :now where address_id = :id and until is null
            """)
        .bind("id", who.addressId())
        .bind("now", said.recorded())
        .execute();
    handle
        .createUpdate(
            """
            update topic_subscription set subscribed = false, word_at = :at, declined_at = null
            where address_id = :id and word_at <= :at
            """)
        .bind("id", who.addressId())
        .bind("at", said.at())
        .execute();
  }

  /// A yes to a topic, in the wording that was filed for it. It does not undo a stop.
  public Change subscribe(Handle handle, Contact who, String topic, Wording wording, Said said) {
    return topic(handle, who, topic, What.OPT_IN, Optional.of(wording.store(handle)), said);
  }

  /// Off one topic, or a no to it, which holds a while ([Contact#declines]); the rest stays.
  public Change unsubscribe(Handle handle, Contact who, String topic, Said said) {
    return topic(handle, who, topic, What.OPT_OUT, Optional.empty(), said);
  }

  /// Whether the person has said something newer about all texts.
  public boolean overtaken(Handle handle, Contact who, Said said) {
    return handle
        .createQuery("select coalesce(word_at > :at, false) from address where id = :id")
        .bind("id", who.addressId())
        .bind("at", said.at())
        .mapTo(Boolean.class)
        .one();
  }

  /// Keeps in the log that help was asked for, or that something was confirmed.
  public void note(Handle handle, Contact who, What what, Said said) {
    log(handle, who, what, Optional.empty(), Optional.empty(), true, said);
  }

  /// Whether a stopped phone that writes may be told now how to start; asking counts as telling.
  public boolean mayTellHowToStart(Handle handle, Contact who, Instant now) {
    return handle
            .createUpdate(
                """
                update address set told_to_start_at = :now
                where id = :id and stopped_at is not null
                  and (told_to_start_at is null or told_to_start_at <= :before)
                """)
            .bind("id", who.addressId())
            .bind("now", now)
            .bind("before", now.minus(TELL_EVERY))
            .execute()
        == 1;
  }

  private static Change word(Handle handle, Contact who, What what, Said said) {
    var stop = what != What.START;
    var before =
        handle
            .createQuery("select stopped_at, word_at from address where id = :id for update")
            .bind("id", who.addressId())
            .mapTo(State.class)
            .one();
    var effective = before.allows(said.at(), stop);
    if (effective) {
      handle
          .createUpdate(
              """
              update address set word_at = :at, stop_scope = :scope,
                stopped_at = case when :stop then coalesce(stopped_at, :at) end,
                told_to_start_at = case when :stop then told_to_start_at end
              where id = :id
              """)
          .bind("id", who.addressId())
          .bind("at", said.at())
          .bind("stop", stop)
          .bind("scope", stop ? Optional.of("all") : Optional.empty())
          .execute();
    }
    log(handle, who, what, Optional.empty(), Optional.empty(), effective, said);
    if (!effective) {
      return Change.OVERTAKEN;
    }
    return before.stoppedAt().isPresent() == stop ? Change.ALREADY : Change.DONE;
  }

  private static Change topic(
      Handle handle, Contact who, String topic, What what, Optional<String> wording, Said said) {
    var subscribe = what == What.OPT_IN;
    // Locks the address first, so that two words about one topic take their turns.
    handle
        .createQuery("select id from address where id = :id for update")
        .bind("id", who.addressId())
        .mapTo(Long.class)
        .one();
    var before =
        handle
            .createQuery(
                """
                select subscribed as "on", word_at from topic_subscription
                where address_id = :id and topic = :topic
                """)
            .bind("id", who.addressId())
            .bind("topic", topic)
            .mapTo(Subscribed.class)
            .findOne();
    var effective = before.map(state -> state.allows(said.at(), subscribe)).orElse(true);
    if (effective) {
      handle
          .createUpdate(
              """
              insert into topic_subscription
                (address_id, topic, subscribed, word_at, wording_hash, declined_at)
              values (:id, :topic, :subscribed, :at, :wording,
                case when not :subscribed then cast(:at as timestamptz) end)
              on conflict (address_id, topic) do update set subscribed = excluded.subscribed,
                word_at = excluded.word_at, wording_hash = excluded.wording_hash,
                declined_at = excluded.declined_at
              """)
          .bind("id", who.addressId())
          .bind("topic", topic)
          .bind("subscribed", subscribe)
          .bind("at", said.at())
          .bind("wording", wording)
          .execute();
    }
    log(handle, who, what, Optional.of(topic), wording, effective, said);
    if (!effective) {
      return Change.OVERTAKEN;
    }
    return before.map(Subscribed::on).orElse(false) == subscribe ? Change.ALREADY : Change.DONE;
  }

  private static void log(
      Handle handle,
      Contact who,
      What what,
      Optional<String> topic,
      Optional<String> wording,
      boolean effective,
      Said said) {
    handle
        .createUpdate(
            """
            insert into consent_event (address_id, person_id, topic, what, rule, wording_hash,
              message_id, source, effective, at, recorded_at)
            values (:address, :person, :topic, :what, :rule, :wording, :message, :source, :effective,
              :at, :recorded)
            """)
        .bind("address", who.addressId())
        .bind("person", who.person().id())
        .bind("topic", topic)
        .bind("what", what.word())
        .bind("rule", said.rule())
        .bind("wording", wording)
        .bind("message", said.messageId())
        .bind("source", who.address().channel().word())
        .bind("effective", effective)
        .bind("at", said.at())
        .bind("recorded", said.recorded())
        .execute();
  }

  /// The kinds of line in the log.
  public enum What {
    STOP,
    START,
    WRONG_NUMBER,
    OPT_IN,
    OPT_OUT,
    HELP,
    CONFIRMED,
    IMPORTED,
    /// A likely plea: the person was asked whether to stop all texts.
    ASKED,
    /// They answered that they keep getting them.
    KEPT,
    /// What might have been a plea was held for a day, and nobody looked.
    NOT_SEEN;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private record State(Optional<Instant> stoppedAt, Optional<Instant> wordAt) {
    boolean allows(Instant at, boolean stop) {
      return wordAt
          .map(word -> at.isAfter(word) || (at.equals(word) && (stop || stoppedAt.isEmpty())))
          .orElse(true);
    }
  }

  private record Subscribed(boolean on, Instant wordAt) {
    boolean allows(Instant at, boolean subscribe) {
      return at.isAfter(wordAt) || (at.equals(wordAt) && (!subscribe || on));
    }
  }
}
