package org.turnout.flow;

import java.util.ArrayList;
import java.util.List;

/// Joins the texts of one turn: several messages may arrive in any order, so a turn says what it
/// says in one, unless a step is set apart or it gets too long for the channel.
public final class JoinedTexts {
  private JoinedTexts() {}

  /// @param most characters of one message: what the channel holds; no reply is longer
  public static List<Reply> of(List<Reply> replies, int most) {
    var texts = new ArrayList<Reply>();
    for (var reply : replies) {
      if (!texts.isEmpty()
          && !texts.getLast().apart()
          && !reply.apart()
          && texts.getLast().text().length() + 2 + reply.text().length() <= most) {
        texts.add(join(texts.removeLast(), reply));
      } else {
        texts.add(reply);
      }
    }
    return texts;
  }

  /// The same texts with a line behind the last, or in one of its own when that gets too long; no
  /// texts stay none.
  public static List<Reply> with(List<Reply> texts, String line, int most) {
    if (texts.isEmpty()) {
      return texts;
    }
    var all = new ArrayList<>(texts);
    Reply last = all.getLast();
    if (last.text().length() + 1 + line.length() <= most) {
      all.set(
          all.size() - 1,
          new Reply((last.text() + "\n" + line).strip(), last.media(), last.apart()));
    } else {
      all.add(new Reply(line, List.of(), false));
    }
    return all;
  }

  private static Reply join(Reply before, Reply reply) {
    var media = new ArrayList<>(before.media());
    media.addAll(reply.media());
    return new Reply(before.text() + "\n\n" + reply.text(), media, false);
  }
}
