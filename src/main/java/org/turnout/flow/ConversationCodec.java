package org.turnout.flow;

import java.util.List;
import java.util.Optional;
import org.turnout.flow.Conversation.Frame;
import org.turnout.flow.Conversation.Offer;
import org.turnout.flow.Conversation.Run;
import org.turnout.flow.Conversation.Said;
import org.turnout.flow.Conversation.Waiting;

/// A conversation as a few hundred bytes, for Redis and for the turn's row. The first byte is the
/// version of the form; encoding and back changes nothing. The bytes of one conversation are not
/// always the same (maps have no order), so compare conversations, not bytes.
public final class ConversationCodec {
  private static final int VERSION = 2;

  /// Without what a run was asked for with, and the text behind a list; still read.
  private static final int BEFORE = 1;

  private ConversationCodec() {}

  /// The bytes of a conversation.
  public static byte[] encode(Conversation conversation) {
    var out = new Packer();
    write(out, conversation);
    return out.done();
  }

  /// Writes it among other things.
  public static void write(Packer out, Conversation conversation) {
    out.raw(VERSION);
    out.list(conversation.runs(), ConversationCodec::run);
    offer(out, conversation.offer());
    out.maybe(conversation.sorryAt(), Packer::instant);
  }

  /// The conversation of some bytes.
  ///
  /// @throws UnreadableConversation for bytes of another version, and for any that are not whole
  public static Conversation decode(byte[] bytes) {
    var in = new Unpacker(bytes);
    var conversation = read(in);
    in.end();
    return conversation;
  }

  /// What [#write] wrote.
  ///
  /// @throws UnreadableConversation for bytes of another version, and for any that are not whole
  public static Conversation read(Unpacker in) {
    int version = in.raw();
    if (version != VERSION && version != BEFORE) {
      throw new UnreadableConversation("version " + version + ", this program reads " + VERSION);
    }
    boolean before = version == BEFORE;
    return new Conversation(
        in.list(it -> run(it, before)), offer(in, before), in.maybe(Unpacker::instant));
  }

  private static void run(Packer out, Run run) {
    out.text(run.version());
    out.list(run.frames(), ConversationCodec::frame);
    waiting(out, run.waiting());
    out.number(run.turns());
    out.flag(run.paused());
    out.maybe(run.said(), ConversationCodec::said);
  }

  private static Run run(Unpacker in, boolean before) {
    String version = in.text();
    List<Frame> frames = in.list(ConversationCodec::frame);
    if (frames.isEmpty()) {
      throw new UnreadableConversation("a run without a flow");
    }
    return new Run(
        version,
        frames,
        waiting(in),
        in.small(),
        in.flag(),
        before ? Optional.empty() : in.maybe(ConversationCodec::said));
  }

  private static void said(Packer out, Said said) {
    out.text(said.text());
    out.text(said.from());
  }

  private static Said said(Unpacker in) {
    return new Said(in.text(), in.text());
  }

  private static void frame(Packer out, Frame frame) {
    out.text(frame.flow());
    out.text(frame.step());
    out.values(frame.answers());
    out.list(frame.trail(), Packer::text);
  }

  private static Frame frame(Unpacker in) {
    return new Frame(in.text(), in.text(), in.values(), in.list(Unpacker::text));
  }

  private static void waiting(Packer out, Waiting waiting) {
    out.instant(waiting.askedAt());
    out.maybe(waiting.expires(), Packer::instant);
    out.maybe(waiting.due(), Packer::instant);
    out.number(waiting.misses());
    out.number(waiting.reminded());
    out.list(waiting.shown(), Packer::row);
    out.number(waiting.offset());
  }

  private static Waiting waiting(Unpacker in) {
    return new Waiting(
        in.instant(),
        in.maybe(Unpacker::instant),
        in.maybe(Unpacker::instant),
        in.small(),
        in.small(),
        in.list(Unpacker::row),
        in.small());
  }

  private static void offer(Packer out, Optional<Offer> offer) {
    if (offer.isEmpty()) {
      out.raw('-');
      return;
    }
    switch (offer.get()) {
      case Offer.Doubt(var text, var runs, _) -> {
        out.raw('d');
        out.text(text);
        out.list(runs, (packer, run) -> packer.number(run));
      }
      case Offer.Confirm(var text, var run, var mentioned, _) -> {
        out.raw('c');
        out.text(text);
        out.number(run);
        out.flag(mentioned);
      }
      case Offer.Tongues(var tags, _) -> {
        out.raw('l');
        out.list(tags, Packer::text);
      }
      case Offer.Menu(var flows, var text, _) -> {
        out.raw('m');
        out.list(flows, Packer::text);
        out.text(text);
      }
    }
    out.instant(offer.get().at());
  }

  private static Optional<Offer> offer(Unpacker in, boolean before) {
    int kind = in.raw();
    return switch (kind) {
      case '-' -> Optional.empty();
      case 'd' -> Optional.of(new Offer.Doubt(in.text(), in.list(Unpacker::small), in.instant()));
      case 'c' ->
          Optional.of(new Offer.Confirm(in.text(), in.small(), !before && in.flag(), in.instant()));
      case 'l' -> Optional.of(new Offer.Tongues(in.list(Unpacker::text), in.instant()));
      case 'm' ->
          Optional.of(
              new Offer.Menu(in.list(Unpacker::text), before ? "" : in.text(), in.instant()));
      default -> throw new UnreadableConversation("no offer of kind " + kind);
    };
  }
}
