package org.turnout.conversation;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.turnout.channel.InboundMessage;
import org.turnout.channel.WebhookAnswer;
import org.turnout.flow.Conversation;
import org.turnout.flow.Reply;
import org.turnout.outbox.TextKind;

/// A decided turn before it is written.
///
/// @param kind what the text was taken for
/// @param afterwards what else the transaction writes once the turn is taken
/// @param changesPerson whether what was read of the person is out of date afterwards
/// @param opened whether the text began the flow of the blast that it answers
@SuppressWarnings("ArrayRecordComponent") // never compared
record PendingTurn(
    String kind,
    Conversation after,
    List<Reply> texts,
    TextKind textKind,
    boolean despiteStop,
    @Nullable String results,
    String trace,
    Afterwards afterwards,
    boolean changesPerson,
    boolean opened) {

  /// What a text is taken for that no other rule took: a talk with the engine.
  static final String FLOW = "flow";

  /// What else the transaction writes once the turn is taken, for the text's row (0 when no text
  /// set the turn off).
  @FunctionalInterface
  interface Afterwards {
    void write(Handle handle, long inboundId);
  }

  private static final Afterwards NOTHING = (_, _) -> {};

  /// Recorded, and nothing said.
  static PendingTurn silent(String kind, Conversation after) {
    return said(kind, after, List.of());
  }

  /// Recorded, and these texts said; nothing else changes.
  static PendingTurn said(String kind, Conversation after, List<Reply> texts) {
    return new PendingTurn(
        kind, after, texts, TextKind.ANSWER, false, null, kind, NOTHING, false, false);
  }

  /// Its texts as a waiting webhook takes them.
  ///
  /// @param ids their rows of the ledger, in order
  List<WebhookAnswer.Text> answer(List<Long> ids) {
    var answer = new ArrayList<WebhookAnswer.Text>();
    for (int i = 0; i < ids.size(); i++) {
      Reply text = texts.get(i);
      var media = text.media().stream().map(URI::create).toList();
      answer.add(new WebhookAnswer.Text(ids.get(i), text.text(), media));
    }
    return answer;
  }

  /// Whether the engine was asked.
  boolean talks() {
    return kind.equals(FLOW);
  }

  /// The turn's texts may go to a stopped phone: a confirmation, HELP, or how to START.
  PendingTurn pastStop() {
    return new PendingTurn(
        kind, after, texts, textKind, true, results, trace, afterwards, changesPerson, opened);
  }

  /// The person must be read again after this.
  PendingTurn changingPerson() {
    return new PendingTurn(
        kind, after, texts, textKind, despiteStop, results, trace, afterwards, true, opened);
  }

  /// The same with more in its trace than what the text was taken for.
  PendingTurn traced(String steps) {
    return new PendingTurn(
        kind,
        after,
        texts,
        textKind,
        despiteStop,
        results,
        steps,
        afterwards,
        changesPerson,
        opened);
  }

  PendingTurn then(Afterwards work) {
    Afterwards before = afterwards;
    Afterwards both =
        (handle, inbound) -> {
          before.write(handle, inbound);
          work.write(handle, inbound);
        };
    return new PendingTurn(
        kind, after, texts, textKind, despiteStop, results, trace, both, changesPerson, opened);
  }

  /// The same as an answer to this text: what came in before the records were restored gets none.
  PendingTurn answering(InboundMessage message) {
    return message.origin() == InboundMessage.Origin.RESTORED ? muted() : this;
  }

  private PendingTurn muted() {
    return new PendingTurn(
        kind,
        after,
        List.of(),
        textKind,
        despiteStop,
        results,
        trace,
        afterwards,
        changesPerson,
        opened);
  }

  PendingTurn as(TextKind other) {
    return new PendingTurn(
        kind, after, texts, other, despiteStop, results, trace, afterwards, changesPerson, opened);
  }
}
