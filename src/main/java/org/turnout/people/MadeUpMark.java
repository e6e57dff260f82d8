package org.turnout.people;

import org.jdbi.v3.core.Handle;

/// Marks a database whose people do not exist. `serve` refuses such a database: nobody in it has
/// agreed to anything, and their numbers may be somebody's.
public final class MadeUpMark {
  private static final String NAME = "made_up";

  private MadeUpMark() {}

  /// Whether the people of this database are made up.
  public static boolean in(Handle handle) {
    return handle
        .createQuery("select exists (select from campaign_fact where name = :name)")
        .bind("name", NAME)
        .mapTo(Boolean.class)
        .one();
  }

  /// Marks it for good.
  ///
  /// @param count how many people are made up
  public static void set(Handle handle, int count) {
    handle
        .createUpdate("insert into campaign_fact (name, value) values (:name, :value)")
        .bind("name", NAME)
        .bind("value", Integer.toString(count))
        .execute();
  }
}
