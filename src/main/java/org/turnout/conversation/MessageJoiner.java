package org.turnout.conversation;

import java.util.ArrayList;
import java.util.List;
import org.turnout.flow.Reply;

/// Joins the texts of one turn: several messages may arrive in any order, so a turn says what it
/// says in one, unless a step is separate or it gets too long for the channel.
final class MessageJoiner {
  private MessageJoiner() {}

  /// @param most characters of one message: what the channel holds; no reply is longer
  static List<TurnStore.Out> of(List<Reply> replies, int most) {
    var texts = new ArrayList<TurnStore.Out>();
    boolean joinable = false;
    for (var reply : replies) {
      if (joinable
          && !reply.apart()
          && texts.getLast().body().length() + 2 + reply.text().length() <= most) {
        texts.add(join(texts.removeLast(), reply));
      } else {
        texts.add(new TurnStore.Out(reply.text(), reply.media()));
      }
      joinable = !reply.apart();
    }
    return texts;
  }

  /// The same texts with a line behind the last, or in one of its own when that gets too long; no
  /// texts stay none.
  static List<TurnStore.Out> with(List<TurnStore.Out> texts, String line, int most) {
    if (texts.isEmpty()) {
      return texts;
    }
    var all = new ArrayList<>(texts);
    TurnStore.Out last = all.getLast();
    if (last.body().length() + 1 + line.length() <= most) {
      all.set(all.size() - 1, new TurnStore.Out((last.body() + "\n" + line).strip(), last.media()));
    } else {
      all.add(new TurnStore.Out(line, List.of()));
    }
    return all;
  }

  private static TurnStore.Out join(TurnStore.Out before, Reply reply) {
    var media = new ArrayList<>(before.media());
    media.addAll(reply.media());
    return new TurnStore.Out(before.body() + "\n\n" + reply.text(), media);
  }
}
