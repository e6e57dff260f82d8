package org.turnout.flow;

import java.util.ArrayList;
import java.util.List;

/// What a turn says, in the order in which it is said.
final class TurnTexts {
  private final List<Reply> replies = new ArrayList<>(2);
  private final int longest;
  private final int most;
  private boolean muted;
  private boolean overfull;

  /// @param longest as many characters as the carrier takes in one text
  /// @param most how many texts a turn may say
  TurnTexts(int longest, int most) {
    this.longest = longest;
    this.most = most;
  }

  List<Reply> replies() {
    return replies;
  }

  /// Says nothing for a while: the person has read it already.
  void mute(boolean on) {
    muted = on;
  }

  /// Whether more was to be said than a turn may.
  boolean overfull() {
    return overfull;
  }

  /// Says a text, parted at a blank when the carrier would refuse it whole.
  void add(String text, List<String> media, boolean apart) {
    if (muted) {
      return;
    }
    String rest = text.strip();
    boolean parted = rest.length() > longest;
    List<String> with = media;
    while (!rest.isEmpty() || !with.isEmpty()) {
      if (replies.size() >= most) {
        overfull = true;
        return;
      }
      int end = rest.length() <= longest ? rest.length() : breakIn(rest);
      replies.add(new Reply(rest.substring(0, end).strip(), with, apart || parted));
      rest = rest.substring(end).strip();
      with = List.of();
    }
  }

  /// Makes room for a last word, even where the limit is reached.
  void makeRoom() {
    overfull = false;
    while (replies.size() >= most) {
      replies.removeLast();
    }
  }

  private int breakIn(String text) {
    int paragraph = text.lastIndexOf("\n\n", longest);
    int line = paragraph > longest / 2 ? paragraph : text.lastIndexOf('\n', longest);
    int at = line > longest / 2 ? line : text.lastIndexOf(' ', longest);
    if (at > longest / 2) {
      return at;
    }
    return Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
  }
}
