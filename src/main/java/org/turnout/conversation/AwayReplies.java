package org.turnout.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.turnout.channel.Address;
import org.turnout.flow.JoinedTexts;
import org.turnout.flow.Reply;
import org.turnout.language.SystemText;
import org.turnout.outbox.KeptReplies;
import org.turnout.people.Contact;
import org.turnout.people.People;
import org.turnout.postgres.PostgresUnavailable;

/// Answers texts that were found late: everything their turns have said leaves as one text for each
/// phone, in the person's day, and says first that we were away. Who has stopped gets the one
/// confirmation at most. Used by one thread.
public final class AwayReplies {
  private static final Logger LOG = LoggerFactory.getLogger(AwayReplies.class);

  /// A text that is older when its turn is taken is answered this way (0085).
  static final Duration OLD = Duration.ofMinutes(15);

  /// Nothing was kept for a phone for so long: the sweep that found its texts has found them all.
  private static final Duration QUIET = Duration.ofMinutes(2);

  /// How long somebody whose day has not begun is passed by.
  private static final Duration LOOK_AGAIN = Duration.ofMinutes(5);

  private static final int AT_ONCE = 100;

  private final Conversations.Servers servers;
  private final SystemTexts texts;
  private final People people = new People();
  private final Daytime daytime = new Daytime();
  private final Map<Long, Instant> passedBy = new HashMap<>();

  AwayReplies(Conversations.Servers servers, SystemTexts texts) {
    this.servers = servers;
    this.texts = texts;
  }

  /// Lets what is due leave; returns for how many phones.
  public int round() {
    Instant machine = servers.clocks().machine().instant();
    Instant now = servers.clocks().campaign().instant();
    // Both clocks: a campaign clock that is pushed on brings the day.
    passedBy.values().removeIf(until -> !until.isAfter(now));
    List<Long> waiting =
        servers
            .database()
            .with(handle ->
                KeptReplies.waiting(handle, passedBy.keySet(), now.minus(QUIET), AT_ONCE));
    int left = 0;
    for (long address : waiting) {
      left += leaves(address, now) ? 1 : 0;
    }
    if (left > 0) {
      LOG.info(
          "late answers leave phones={} took={}",
          left,
          Duration.between(machine, servers.clocks().machine().instant()));
    }
    return left;
  }

  /// One that fails keeps no other waiting.
  private boolean leaves(long address, Instant now) {
    try {
      boolean left = servers.database().inTransaction(handle -> release(handle, address, now));
      if (!left) {
        passedBy.put(address, now.plus(LOOK_AGAIN));
      }
      return left;
    } catch (PostgresUnavailable e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.error("late answer failed, put off address={}", address, e);
      passedBy.put(address, now.plus(LOOK_AGAIN));
      return false;
    }
  }

  private boolean release(Handle handle, long addressId, Instant now) {
    if (!lock(handle, addressId)) {
      return false;
    }
    Address address = StateStore.address(handle, addressId);
    Contact who = people.findOrCreate(handle, address, Map.of(), now);
    if (!daytime.isAt(who, now)) {
      return false;
    }
    List<KeptReplies.Row> kept = KeptReplies.of(handle, addressId);
    List<KeptReplies.Row> said = said(kept, who.stopped());
    var ended = new ArrayList<>(kept);
    ended.removeAll(said);
    KeptReplies.end(handle, ids(ended), "stopped");
    if (!said.isEmpty()) {
      KeptReplies.Row last = said.removeLast();
      KeptReplies.end(handle, ids(said), "joined");
      said.add(last);
      Reply one = joined(said, who);
      KeptReplies.release(handle, last.id(), one.text(), one.media(), who.stopped());
    }
    return true;
  }

  /// As every turn does first; an address that is busy waits for the next round.
  private static boolean lock(Handle handle, long addressId) {
    return handle
        .createQuery("select id from address where id = :id for update skip locked")
        .bind("id", addressId)
        .mapTo(Long.class)
        .findOne()
        .isPresent();
  }

  /// What is still true: of somebody who has stopped, the newest confirmation alone.
  private static List<KeptReplies.Row> said(List<KeptReplies.Row> kept, boolean stopped) {
    var said = new ArrayList<KeptReplies.Row>();
    for (var row : kept) {
      if (!row.overtaken() && (!stopped || row.pastStop())) {
        said.add(row);
      }
    }
    if (!stopped || said.size() < 2) {
      return said;
    }
    Optional<KeptReplies.Row> confirmation =
        said.stream()
            .filter(row -> row.about().equals("stop") || row.about().equals("wrong_number"))
            .reduce((_, later) -> later);
    return new ArrayList<>(List.of(confirmation.orElse(said.getLast())));
  }

  /// One text: where not all fits, the newest words stay.
  private Reply joined(List<KeptReplies.Row> said, Contact who) {
    int most = who.address().channel().traits().longestText();
    var replies = new ArrayList<Reply>();
    for (var row : said) {
      var reply = new Reply(row.body(), row.media(), false);
      replies.remove(reply);
      replies.add(reply);
    }
    replies.addFirst(texts.say(SystemText.AWAY, who.language()));
    List<Reply> one = JoinedTexts.of(replies, most);
    while (one.size() > 1 && replies.size() > 2) {
      replies.remove(1);
      one = JoinedTexts.of(replies, most);
    }
    return one.size() == 1 ? one.getFirst() : replies.getLast();
  }

  private static List<Long> ids(List<KeptReplies.Row> rows) {
    return rows.stream().map(KeptReplies.Row::id).toList();
  }
}
