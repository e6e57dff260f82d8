package org.turnout.flow.talk;

import java.util.ArrayList;
import java.util.List;
import org.turnout.flow.Reply;

/// The texts of one turn as they reach the phone.
final class Joined {
  private Joined() {}

  /// Joined into one message unless one stands apart.
  static List<String> of(List<Reply> replies) {
    var texts = new ArrayList<String>();
    boolean joinable = false;
    for (var reply : replies) {
      if (joinable && !reply.apart()) {
        texts.add(texts.removeLast() + "\n\n" + reply.text().strip());
      } else {
        texts.add(reply.text().strip());
      }
      joinable = !reply.apart();
    }
    return texts;
  }

  /// The same with a line behind the last.
  static List<String> with(List<String> texts, String line) {
    var all = new ArrayList<>(texts);
    all.set(all.size() - 1, (all.getLast() + "\n" + line).strip());
    return all;
  }
}
