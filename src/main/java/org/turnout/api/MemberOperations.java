package org.turnout.api;

import java.io.StringReader;
import java.util.List;
import org.turnout.access.Permission;
import org.turnout.access.Visibility;
import org.turnout.api.MemberInput.MemberChange;
import org.turnout.api.MemberInput.MemberDraft;
import org.turnout.api.MemberView.ConsentView;
import org.turnout.api.http.ApiCall;
import org.turnout.api.http.ApiResponse;
import org.turnout.api.http.Description;
import org.turnout.api.http.Operation;
import org.turnout.api.http.Operation.Kind;
import org.turnout.api.http.ResultPage;
import org.turnout.member.MemberService;
import org.turnout.people.Members;
import org.turnout.transfer.MemberImport;

/// Members: seen by everybody who is let in, with numbers masked and without names; whole, and
/// changed, by those who may. The rules are those of [MemberService].
record MemberOperations(MemberService members) {
  private static final String WHOLE = "whole";
  static final String FULL =
      "true: names, member numbers and whole phone numbers. Needs the role admin, and is written into the log.";

  List<Operation> all() {
    return List.of(list(), one(), create(), change(), consent(), take());
  }

  private Operation list() {
    return Operation.get("/members", "listMembers", "Members, in the order they were added")
        .query("local", Kind.TEXT, "slug of a local")
        .query("site", Kind.TEXT, "slug of a site")
        .query("language", Kind.TEXT, "a language tag")
        .query(
            "search",
            Kind.TEXT,
            "part of a name, a whole member number or a phone number; needs the role admin")
        .query(WHOLE, Kind.FLAG, FULL)
        .pages(MemberView.class)
        .by(call -> {
          Visibility shown = shown(call);
          var filter =
              new Members.Filter(
                  call.query("local"),
                  call.query("site"),
                  call.query("language"),
                  call.query("search").map(String::strip));
          return call.page(
              most -> call.done(members.list(call.principal(), filter, shown, call.after(), most)),
              member -> MemberView.of(member, shown),
              MemberView::id);
        });
  }

  private Operation one() {
    return Operation.get("/members/{id}", "getMember", "One member")
        .path("id", Kind.NUMBER, "the person")
        .query(WHOLE, Kind.FLAG, FULL)
        .answers(MemberView.class)
        .by(call -> {
          Visibility shown = shown(call);
          var member = call.done(members.one(call.principal(), call.id("id"), shown));
          return ApiResponse.ok(MemberView.of(member, shown));
        });
  }

  private Operation create() {
    return Operation.post("/members", "createMember", "Adds a member, as one row of a local's list")
        .about("A number that is there already keeps its stop and what it was unlinked from.")
        .may(Permission.MEMBERS)
        .takes(MemberDraft.class)
        .answers(201, MemberView.class)
        .by(call -> {
          var draft = call.body(MemberDraft.class).member();
          var member = call.done(members.create(call.principal(), draft));
          return ApiResponse.created(
              MemberView.of(member, Visibility.WHOLE),
              Operation.BASE + "/members/" + member.person());
        });
  }

  private Operation change() {
    return Operation.patch("/members/{id}", "changeMember", "Corrects what we know about a member")
        .may(Permission.MEMBERS)
        .path("id", Kind.NUMBER, "the person")
        .takes(MemberChange.class)
        .answers(MemberView.class)
        .by(call -> {
          var edit = call.body(MemberChange.class).edit();
          var member = call.done(members.change(call.principal(), call.id("id"), edit));
          return ApiResponse.ok(MemberView.of(member, Visibility.WHOLE));
        });
  }

  private Operation consent() {
    return Operation.get(
            "/members/{id}/consent",
            "listConsent",
            "What was said about consent on a member's phones, newest first")
        .path("id", Kind.NUMBER, "the person")
        .pages(ConsentView.class)
        .by(call -> {
          long before = call.cursor().map(ResultPage::number).orElse(Long.MAX_VALUE);
          return call.page(
              most -> call.done(members.consent(call.principal(), call.id("id"), before, most)),
              ConsentView::of,
              ConsentView::id);
        });
  }

  private Operation take() {
    return Operation.post("/members/import", "importMembers", "Imports a local's list, as CSV")
        .about(
            "Good rows are imported, all others are listed. The same list twice changes nothing, and no"
                + " list starts texts again after a STOP.")
        .may(Permission.MEMBERS)
        .takesText("text/csv")
        .answers(Imported.class)
        .by(call -> {
          try (var csv = new StringReader(call.body(String.class))) {
            return ApiResponse.ok(
                Imported.of(call.done(members.importMembers(call.principal(), csv))));
          }
        });
  }

  @Description("The result of an import.")
  record Imported(
      @Description("New members.") int added,
      @Description("Members who were there already.") int known,
      List<RejectedRow> rejected) {
    /// A row that was not imported.
    @Description("A row that was not imported.")
    record RejectedRow(@Description("From 1, the header line.") long line, String reason) {}

    static Imported of(MemberImport.Report report) {
      return new Imported(
          report.added(),
          report.known(),
          report.rejected().stream()
              .map(row -> new RejectedRow(row.line(), row.reason()))
              .toList());
    }
  }

  static Visibility shown(ApiCall call) {
    return call.flag(WHOLE) ? Visibility.WHOLE : Visibility.MASKED;
  }
}
