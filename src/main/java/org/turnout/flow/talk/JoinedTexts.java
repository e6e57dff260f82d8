package org.turnout.flow.talk;

import java.util.ArrayList;
import java.util.List;
import org.turnout.flow.Reply;

/// The texts of one turn as they reach the phone.
final class JoinedTexts {
  private JoinedTexts() {}

  /// Joined into one message unless one is separate or it gets too long for the channel.
  static List<String> of(List<Reply> replies, int most) {
    var texts = new ArrayList<String>();
    boolean joinable = false;
    for (var reply : replies) {
      var words = reply.text().strip();
      if (joinable && !reply.apart() && texts.getLast().length() + 2 + words.length() <= most) {
        texts.add(texts.removeLast() + "\n\n" + words);
      } else {
        texts.add(words);
      }
      joinable = !reply.apart();
    }
    return texts;
  }

  /// The same with a line behind the last, or in a message of its own.
  static List<String> with(List<String> texts, String line, int most) {
    var all = new ArrayList<>(texts);
    if (all.getLast().length() + 1 + line.length() <= most) {
      all.set(all.size() - 1, (all.getLast() + "\n" + line).strip());
    } else {
      all.add(line);
    }
    return all;
  }
}
