package org.turnout.conversation;

import java.util.ArrayList;
import java.util.List;
import org.turnout.flow.Reply;

/// Joins the texts of one turn: several messages may arrive in any order, so a turn says what it
/// says in one, unless a step stands apart or it gets too long for the carrier.
final class OneMessage {
  /// A Twilio message body holds 1,600 characters (Messages API, `Body`).
  static final int MOST = 1_600;

  private OneMessage() {}

  static List<Turns.Out> of(List<Reply> replies) {
    var texts = new ArrayList<Turns.Out>();
    boolean joinable = false;
    for (var reply : replies) {
      if (joinable
          && !reply.apart()
          && texts.getLast().body().length() + 2 + reply.text().length() <= MOST) {
        texts.add(join(texts.removeLast(), reply));
      } else {
        split(reply, texts);
      }
      joinable = !reply.apart();
    }
    return texts;
  }

  /// The same texts with a line behind the last, or in one of its own when that gets too long; no
  /// texts stay none.
  static List<Turns.Out> with(List<Turns.Out> texts, String line) {
    if (texts.isEmpty()) {
      return texts;
    }
    var all = new ArrayList<>(texts);
    Turns.Out last = all.getLast();
    if (last.body().length() + 1 + line.length() <= MOST) {
      all.set(all.size() - 1, new Turns.Out((last.body() + "\n" + line).strip(), last.media()));
    } else {
      all.add(new Turns.Out(line, List.of()));
    }
    return all;
  }

  private static Turns.Out join(Turns.Out before, Reply reply) {
    var media = new ArrayList<>(before.media());
    media.addAll(reply.media());
    return new Turns.Out(before.body() + "\n\n" + reply.text(), media);
  }

  /// At a line's or a word's end, never within a surrogate pair; media go with the first part.
  private static void split(Reply reply, List<Turns.Out> texts) {
    String rest = reply.text();
    List<String> media = reply.media();
    while (rest.length() > MOST) {
      int at = end(rest);
      texts.add(new Turns.Out(rest.substring(0, at).strip(), media));
      media = List.of();
      rest = rest.substring(at).strip();
    }
    if (!rest.isEmpty() || !media.isEmpty()) {
      texts.add(new Turns.Out(rest, media));
    }
  }

  private static int end(String text) {
    int line = text.lastIndexOf('\n', MOST);
    int word = text.lastIndexOf(' ', MOST);
    if (line > MOST / 2) {
      return line;
    }
    if (word > MOST / 2) {
      return word;
    }
    return Character.isHighSurrogate(text.charAt(MOST - 1)) ? MOST - 1 : MOST;
  }
}
