package org.turnout.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.channel.Channel;
import org.turnout.testkit.TestDatabase;

/// What a phone that nobody knows leaves in the records with one text and its answer.
class NewNumbersIT {
  private static final int BEFORE = 200;
  private static final int NEW = 1_000;

  /// A hundred thousand of them are 250 MB.
  private static final long MOST_BYTES = 2_500;

  @AutoClose private final TestDatabase db = TestDatabase.fresh();
  @AutoClose private final CampaignDoor door = CampaignDoor.shipped(db);

  @Test
  void aThousandNewNumbersTakeLittleRoom() {
    text(0, BEFORE); // the first pages of each table and index
    long before = bytes();
    text(BEFORE, BEFORE + NEW);
    long each = (bytes() - before) / NEW;
    System.out.printf(Locale.ROOT, "a new number takes %d bytes in PostgreSQL%n", each);
    assertThat(each).isLessThanOrEqualTo(MOST_BYTES);
    assertThat(
            db.database()
                .<Long>with(handle ->
                    handle.createQuery("select count(*) from address").mapTo(Long.class).one()))
        .isGreaterThanOrEqualTo(BEFORE + NEW);
  }

  private void text(int from, int to) {
    for (int i = from; i < to; i++) {
      door.say(Channel.ofPhones().address("+1213555%04d".formatted(2_000 + i)), "MENU");
    }
  }

  private long bytes() {
    return db.database()
        .with(handle ->
            handle
                .createQuery(
                    """
                    select sum(pg_total_relation_size(oid)) from pg_class
                    where relkind = 'r' and relnamespace = 'public'::regnamespace
                    """)
                .mapTo(Long.class)
                .one());
  }
}
