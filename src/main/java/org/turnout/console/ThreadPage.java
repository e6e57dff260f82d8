package org.turnout.console;

import java.util.Optional;
import org.turnout.console.RunPage.Notice;
import org.turnout.inbox.Inbox.Item;
import org.turnout.inbox.ItemThread;
import org.turnout.language.Language;

/// Everything the page of one item shows.
///
/// @param typed what was typed and is not done yet: it is never lost
/// @param cost what the answer that was typed costs, if that was asked
/// @param notice why something was not done; empty when nothing was refused
/// @param whole whether the whole number is shown, which the log says of whom
public record ThreadPage(
    PageView view,
    ItemThread thread,
    Typed typed,
    Optional<TextCost> cost,
    Optional<Notice> notice,
    boolean whole) {
  /// What the forms of the page hold.
  public record Typed(String answer, String note, String result) {
    static final Typed NOTHING = new Typed("", "", "");

    /// Whether there is anything to keep.
    public boolean any() {
      return !(answer + note + result).isBlank();
    }

    /// All of it, for a page that has no forms any more.
    public String all() {
      return String.join("\n", answer, note, result).strip();
    }

    /// Never the words.
    @Override
    public String toString() {
      return "Typed[" + all().length() + "]";
    }
  }

  /// The item.
  public Item item() {
    return thread.item();
  }

  /// Whether anything can still be done.
  public boolean open() {
    return thread.closing().isEmpty();
  }

  /// Whether it is somebody who can be called.
  public boolean phone() {
    return item().address().channel().traits().addressedByPhone();
  }

  /// The language that the member writes in, in English.
  public String language() {
    return Language.inEnglish(item().place().language());
  }

  /// Whether this person takes care of it.
  public boolean mine() {
    return item().claimer().filter(view.name()::equalsIgnoreCase).isPresent();
  }
}
