package org.turnout.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.turnout.access.Permission;
import org.turnout.access.SignedIn;
import org.turnout.api.http.Description;
import org.turnout.inbox.Inbox.Item;
import org.turnout.inbox.ItemNote;
import org.turnout.inbox.ItemThread;

/// An item of the inbox as the interface shows it.
@Description("Something that a person of ours has to look at.")
record InboxItemView(
    long id,
    @Description("hand_over: a member needs a person; call: they are to be called; review: a hold.")
        String kind,
    @Description("Why, in our words: never the member's.") String reason,
    @Description("Somebody may be in danger.") boolean urgent,
    @Description("Campaign time.") Instant openedAt,
    @Description("What is true of the alarm that was raised, in words for people.")
        Optional<String> alarm,
    @Description("Slug of the member's local, if one is known.") Optional<String> local,
    @Description("Slug of their site, if one is known.") Optional<String> site,
    @Description("Language tag: what to answer in.") String language,
    @Description("The run of a blast that they were answering.") Optional<Long> run,
    @Description("Name of the colleague who takes care of it.") Optional<String> claimedBy,
    @Description("No text may leave for this phone: call them.") boolean stopped,
    @Description("Absent for a role that may not read items, as the next two.")
        Optional<String> name,
    @Description("Its last digits only: …0142.") Optional<String> contact,
    @Description("All that they wrote to it, a text on each line.") Optional<String> text) {
  static InboxItemView of(Item item, SignedIn who) {
    boolean reads = who.may(Permission.INBOX);
    return new InboxItemView(
        item.id(),
        item.kind(),
        item.reason(),
        item.urgent(),
        item.openedAt(),
        item.alarm().standing(),
        item.place().local(),
        item.place().site(),
        item.place().language(),
        item.run(),
        item.claimer(),
        item.stopped(),
        item.name().filter(_ -> reads),
        Optional.of(item.address().masked()).filter(_ -> reads),
        Optional.of(item.text()).filter(_ -> reads));
  }

  @Description("An item with what was said around it, oldest first.")
  record ThreadView(
      InboxItemView item,
      List<SaidView> texts,
      @Description("Older texts are left out.") boolean cut,
      List<NoteView> notes,
      @Description("How it was closed, if it is.") Optional<ClosedView> closed) {
    static ThreadView of(ItemThread thread, SignedIn who) {
      return new ThreadView(
          InboxItemView.of(thread.item(), who),
          thread.lines().stream().map(SaidView::of).toList(),
          thread.cut(),
          thread.notes().stream().map(NoteView::of).toList(),
          thread.closing().map(ClosedView::of));
    }
  }

  @Description("One text.")
  record SaidView(
      Instant at,
      @Description("Turnout or one of us wrote it.") boolean ours,
      @Description("It was one text to many people.") boolean blast,
      @Description("It certainly did not arrive.") boolean lost,
      String text,
      @Description("How many photos or files came with it.") int photos) {
    static SaidView of(ItemThread.Line line) {
      return new SaidView(
          line.at(), line.ours(), line.blast(), line.lost(), line.text(), line.photos());
    }
  }

  @Description("What a colleague noted. It was never sent.")
  record NoteView(String by, Instant at, String text) {
    static NoteView of(ItemNote note) {
      return new NoteView(note.writer(), note.writtenAt(), note.body());
    }
  }

  @Description("How an item ended.")
  record ClosedView(
      String by,
      Instant at,
      @Description("helped, called, not needed or other; of a hold: released, stopped, ...")
          String outcome,
      Optional<String> note) {
    static ClosedView of(ItemThread.Closing closing) {
      return new ClosedView(
          closing.closer(), closing.closedAt(), closing.outcome(), closing.note());
    }
  }

  @Description("An answer.")
  record AnswerText(@Description("Its words, up to 1,530 characters.") String text) {}

  @Description("A note for colleagues.")
  record NoteText(@Description("Its words, up to 1,000 characters.") String text) {}

  @Description("Why an item is closed.")
  record Closing(
      @Description("helped, called, not-needed or other.") String reason,
      @Description("For colleagues; needed with other.") Optional<String> note) {}

  /// Who it is and what they wrote stay out of logs.
  @Override
  public String toString() {
    return "InboxItemView[" + id + "]";
  }
}
