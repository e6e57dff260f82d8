package org.turnout.language;

import java.util.Locale;

/// What people write besides answers and wishes, and what has an answer of its own. The first that
/// a text says counts.
public enum Aside {
  /// Somebody was touched, or is harassed.
  HARM,
  /// It is not to be told, or to be deleted.
  DISCRETION,
  /// A threat to a job, a watch on members, or the fear of it; a question about rights.
  TROUBLE,
  /// Somebody leaves a waitlist.
  WAITLIST,
  /// What is asked just now is to end.
  NEVER_MIND,
  /// The texts of somebody else are to end, or those to a phone that is not the writer's.
  PHONE,
  /// Nobody answers.
  COMPLAINT,
  /// Somebody wants to be called.
  CALL,
  /// Two members trade their places.
  TRADE,
  /// Some kinds of news are to end, and are named.
  WITHOUT,
  /// Fewer kinds of texts, not none; those to keep may be named.
  FEWER,
  /// Some kinds of news are wanted, and are named.
  NEWS,
  /// Somebody works no more at a site that is named, and moved on.
  MOVED,
  /// Money for rent or food runs out, or help with it is asked for.
  HARDSHIP,
  /// Who writes, and whether it is a machine or a fraud.
  WHO,
  /// Where a photo is to be sent.
  PHOTO,
  /// What one can do here.
  OPTIONS,
  /// Nothing but thanks and praise.
  THANKS;

  /// Whether it is about kinds of news.
  public boolean isOfTopics() {
    return this == WITHOUT || this == FEWER || this == NEWS;
  }

  /// The list in `asides.yaml`.
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
