package org.turnout.conversation;

import java.util.ArrayList;
import java.util.List;
import org.turnout.flow.Reply;

/// Joins the texts of one turn: several messages may arrive in any order, so a turn says what it
/// says in one, unless a step stands apart or it gets too long for the channel.
final class MessageJoiner {
  private MessageJoiner() {}

  /// @param most characters of one message: what the channel holds; no reply is longer
  static List<Reply> of(List<Reply> replies, int most) {
    var texts = new ArrayList<Reply>();
    for (var reply : replies) {
      boolean joinable = !texts.isEmpty() && !texts.getLast().apart() && !reply.apart();
      if (joinable && texts.getLast().text().length() + 2 + reply.text().length() <= most) {
        texts.add(join(texts.removeLast(), reply));
      } else {
        texts.add(reply);
      }
    }
    return texts;
  }

  /// The same texts with a line behind the last, or in one of its own when that gets too long; no
  /// texts stay none.
  static List<Reply> with(List<Reply> texts, String line, int most) {
    if (texts.isEmpty()) {
      return texts;
    }
    var all = new ArrayList<>(texts);
    Reply last = all.getLast();
    if (last.text().length() + 1 + line.length() <= most) {
      var longer = (last.text() + "\n" + line).strip();
      all.set(all.size() - 1, new Reply(longer, last.media(), last.apart()));
    } else {
      all.add(new Reply(line));
    }
    return all;
  }

  private static Reply join(Reply before, Reply reply) {
    var media = new ArrayList<>(before.media());
    media.addAll(reply.media());
    return new Reply(before.text() + "\n\n" + reply.text(), media, false);
  }
}
