package org.turnout.api;

import java.util.List;
import java.util.Optional;
import org.turnout.access.Permission;
import org.turnout.access.ServiceResult;
import org.turnout.api.InboxItemView.AnswerText;
import org.turnout.api.InboxItemView.Closing;
import org.turnout.api.InboxItemView.NoteText;
import org.turnout.api.InboxItemView.ThreadView;
import org.turnout.api.http.ApiCall;
import org.turnout.api.http.ApiError;
import org.turnout.api.http.ApiResponse;
import org.turnout.api.http.ErrorCode;
import org.turnout.api.http.Operation;
import org.turnout.api.http.Operation.Kind;
import org.turnout.api.http.ProblemView.Fault;
import org.turnout.inbox.CloseReason;
import org.turnout.inbox.Inbox.Item;
import org.turnout.inbox.InboxFilter;
import org.turnout.inbox.InboxFilter.Queue;
import org.turnout.inbox.InboxService;

/// Members who need a person. The rules, and who sees whose items, are those of [InboxService].
record InboxOperations(InboxService inbox) {
  List<Operation> all() {
    return List.of(
        list(),
        thread(),
        act("claim", "claimItem", "Tells colleagues that you take care of it")
            .by(call -> acted(call, inbox.claim(call.principal(), call.id("item")))),
        act("answer", "answerItem", "Texts the member an answer")
            .about(
                "The item is yours then and stays open for what they write back; a hold ends with it.")
            .takes(AnswerText.class)
            .by(call ->
                acted(
                    call,
                    inbox.answer(
                        call.principal(), call.id("item"), call.body(AnswerText.class).text()))),
        act("note", "noteItem", "Keeps a note for colleagues, which is never sent")
            .takes(NoteText.class)
            .by(call ->
                acted(
                    call,
                    inbox.annotate(
                        call.principal(), call.id("item"), call.body(NoteText.class).text()))),
        act("close", "closeItem", "All is said: the item is closed")
            .about("Of a hold somebody has to decide: it can't be closed so.")
            .takes(Closing.class)
            .by(this::close),
        act("release", "releaseItem", "Gives an item back, so that a colleague can take it")
            .about("Of a hold it says that it was not an opt-out: texts go on, and it is closed.")
            .by(call -> acted(call, inbox.release(call.principal(), call.id("item")))));
  }

  private Operation list() {
    return Operation.get("/inbox", "listInbox", "What is open, by number, so the oldest first")
        .about(
            "A steward sees the items of the locals and sites that they are told for, a viewer all of them without"
                + " names, numbers and words.")
        .may(Permission.QUEUE)
        .words(
            "queue",
            "only members who wait, or only texts that may ask for an end of all texts",
            Queue.words())
        .query("local", Kind.TEXT, "slug of a local, or none")
        .query("site", Kind.TEXT, "slug of a site")
        .query("language", Kind.TEXT, "language tag")
        .query("older", Kind.TEXT, "only what has been open for so long: 30m, 4h, 2d")
        .query("run", Kind.NUMBER, "only replies to this run of a blast")
        .pages(InboxItemView.class)
        .by(call -> {
          var filter = filter(call);
          return call.page(
              most -> call.done(inbox.page(call.principal(), filter, call.after(), most)),
              item -> InboxItemView.of(item, call.who()),
              InboxItemView::id);
        });
  }

  private static InboxFilter filter(ApiCall call) {
    var older = call.query("older");
    var age = older.flatMap(InboxFilter::age);
    if (older.isPresent() && age.isEmpty()) {
      throw ApiError.of(
          ErrorCode.BAD_REQUEST,
          List.of(
              Fault.parameter(
                  "older", "an age such as 30m, 4h or 2d is possible", Optional.empty())));
    }
    return new InboxFilter(
        call.query("queue").flatMap(Queue::of),
        call.query("local"),
        call.query("site"),
        call.query("language"),
        age,
        call.query("run").map(Long::valueOf));
  }

  private Operation thread() {
    return Operation.get("/inbox/{item}", "getItem", "One item with what was said around it")
        .about("From two days before it was opened until it was closed; the newest 200 texts.")
        .may(Permission.INBOX)
        .path("item", Kind.NUMBER, "the number of the item")
        .answers(ThreadView.class)
        .by(call ->
            ApiResponse.ok(
                ThreadView.of(
                    call.done(inbox.thread(call.principal(), call.id("item"))), call.who())));
  }

  private static Operation.Draft act(String verb, String id, String summary) {
    return Operation.post("/inbox/{item}/" + verb, id, summary)
        .may(Permission.INBOX)
        .path("item", Kind.NUMBER, "the number of the item")
        .answers(ThreadView.class);
  }

  private ApiResponse close(ApiCall call) {
    long item = call.id("item");
    var closing = call.body(Closing.class);
    var reason =
        CloseReason.of(closing.reason())
            .orElseThrow(() ->
                ApiError.of(
                    ErrorCode.INVALID,
                    List.of(
                        Fault.field(
                            "/reason",
                            "possible are " + String.join(", ", CloseReason.slugs()),
                            Optional.empty()))));
    var note = closing.note().orElse("");
    return acted(call, inbox.close(call.principal(), item, reason, note));
  }

  /// Answers with the item as it is now.
  private ApiResponse acted(ApiCall call, ServiceResult<Item> result) {
    long item = call.done(result).id();
    return ApiResponse.ok(
        ThreadView.of(call.done(inbox.thread(call.principal(), item)), call.who()));
  }
}
