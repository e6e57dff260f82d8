package org.turnout.conversation;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.turnout.channel.Address;
import org.turnout.channel.InboundMessage;
import org.turnout.people.PhoneNumber;
import org.turnout.postgres.Database;
import org.turnout.settings.AnswerLimits;

/// Keeps one sender from costing what the other side wants: too many texts in an hour, a phone
/// abroad, and two machines that answer each other. Such a text is recorded and passed to a person,
/// in silence.
record SenderLimits(Database database, AnswerLimits limits) {
  /// Below so many texts in an hour nobody looks whether they are the same.
  private static final int FIRST = 2;

  /// A text of so many letters and more that came twice within the hour is a machine's: people
  /// write short answers again and again, never sentences.
  private static final int LETTERS = 16;

  private static final int SAME = 2;

  /// Older texts are not compared.
  private static final int COMPARED = 12;

  /// What is about consent or a danger is acted on whatever its sender has cost; what is for the
  /// engine may be over the limits.
  InboundRouter.Decision applied(
      InboundRouter.Decision heard, InboundMessage message, ConversationState live, Instant now) {
    return switch (heard) {
      case InboundRouter.Talk _,
          InboundRouter.Worry _,
          InboundRouter.WhatNow _,
          InboundRouter.AfterDanger _ ->
          over(message, live, now)
              .<InboundRouter.Decision>map(InboundRouter.OverLimit::new)
              .orElse(heard);
      case InboundRouter.Consent _,
          InboundRouter.Danger _,
          InboundRouter.OverLimit _,
          InboundRouter.Missed _,
          InboundRouter.Silence _ ->
          heard;
    };
  }

  /// Why a text gets no answer; empty when it may get one.
  private Optional<String> over(InboundMessage message, ConversationState live, Instant now) {
    if (isAbroad(message.from())) {
      return Optional.of("a phone of another country");
    }
    if (isOver(live, now)) {
      return Optional.of("more than " + limits.anHour() + " texts in an hour");
    }
    return isLoop(message, live, now)
        ? Optional.of("the same text again and again")
        : Optional.empty();
  }

  boolean isOver(ConversationState live, Instant now) {
    return live.recent().count(now) >= limits.anHour();
  }

  /// Whether what is said about consent gets no answer: STOP, START and HELP get one an hour each,
  /// whatever else their sender has cost.
  boolean mutes(
      Handle handle,
      InboundRouter.Kind kind,
      InboundMessage message,
      ConversationState live,
      Instant now) {
    return switch (kind) {
      case STOP, WRONG_NUMBER, START, HELP ->
          isAbroad(message.from())
              || saidLately(handle, kind.name().toLowerCase(Locale.ROOT), live, now);
      case PLEA, KEEP, REVIEW, STILL_STOPPED -> isAbroad(message.from()) || isOver(live, now);
    };
  }

  private static boolean saidLately(
      Handle handle, String kind, ConversationState live, Instant now) {
    return handle
        .createQuery(
            """
            select exists (select from inbound
              where address_id = :address and kind = :kind and received_at > :since)
            """)
        .bind("address", live.known().addressId())
        .bind("kind", kind)
        .bind("since", now.minus(RecentTexts.HOUR))
        .mapTo(Boolean.class)
        .one();
  }

  /// A number of the American plan that belongs nowhere (a toll-free one) is at home.
  private boolean isAbroad(Address from) {
    return from.channel().traits().addressedByPhone()
        && PhoneNumber.read(from.value())
            .region()
            .map(region -> !limits.countries().contains(region))
            .orElse(!from.value().startsWith("+1"));
  }

  private boolean isLoop(InboundMessage message, ConversationState live, Instant now) {
    String said = letters(message.body());
    return said.length() >= LETTERS
        && live.recent().count(now) >= FIRST
        && database.with(handle ->
            handle
                .createQuery(
                    """
                    select body from inbound where address_id = :address and received_at > :since
                    order by id desc limit :most
                    """)
                .bind("address", live.known().addressId())
                .bind("since", now.minus(RecentTexts.HOUR))
                .bind("most", COMPARED)
                .mapTo(String.class)
                .stream()
                .filter(body -> letters(body).equals(said))
                .count())
            >= SAME;
  }

  /// A machine's texts often differ by a number or a date only.
  private static String letters(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]+", "");
  }
}
