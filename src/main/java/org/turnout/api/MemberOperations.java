package org.turnout.api;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.turnout.access.Act;
import org.turnout.api.MemberInput.MemberChange;
import org.turnout.api.MemberInput.MemberDraft;
import org.turnout.api.MemberView.ConsentView;
import org.turnout.api.MemberView.Shown;
import org.turnout.api.Operation.Kind;
import org.turnout.audit.Audit;
import org.turnout.people.Member;
import org.turnout.people.Members;
import org.turnout.people.People;
import org.turnout.people.Site;
import org.turnout.postgres.Database;
import org.turnout.transfer.MemberImport;

/// Members: seen by everybody who is let in, with numbers masked and without names; whole, and
/// changed, by those who may. Whoever sees them whole is written down. Consent can be read here and
/// nothing here changes it: only the person's own words do.
final class MemberOperations {
  private static final String WHOLE = "whole";
  static final String FULL =
      "true: names, member numbers and whole phone numbers. Needs the role admin, and is written into the log.";

  private final Ground ground;
  private final Database database;

  MemberOperations(Ground ground) {
    this.ground = ground;
    this.database = ground.database();
  }

  List<Operation> all() {
    return List.of(list(), one(), create(), change(), consent(), take());
  }

  private Operation list() {
    return Operation.get("/members", "listMembers", "Members, by the order in which we met them")
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
          Shown shown = shown(call);
          call.query("search").ifPresent(_ -> call.need(Act.MEMBERS));
          var filter =
              new Members.Filter(
                  call.query("local"),
                  call.query("site"),
                  call.query("language"),
                  call.query("search").map(String::strip));
          long after = call.cursor().map(Page::number).orElse(0L);
          int limit = call.limit();
          return database.inTransaction(handle -> {
            var found = Members.page(handle, filter, after, limit + 1, today());
            var page =
                Page.of(
                    found.stream().map(member -> MemberView.of(member, shown)).toList(),
                    limit,
                    MemberView::id);
            if (shown == Shown.WHOLE) {
              noted(handle, call, "members.show", "members", "people", "" + page.items().size());
            }
            return Answer.ok(page);
          });
        });
  }

  private Operation one() {
    return Operation.get("/members/{id}", "getMember", "One member")
        .path("id", Kind.NUMBER, "the person")
        .query(WHOLE, Kind.FLAG, FULL)
        .answers(MemberView.class)
        .by(call -> {
          Shown shown = shown(call);
          return database.inTransaction(handle -> {
            Member member = member(handle, call.id("id"));
            if (shown == Shown.WHOLE) {
              noted(handle, call, "members.show", "person " + member.person(), "people", "1");
            }
            return Answer.ok(MemberView.of(member, shown));
          });
        });
  }

  private Operation create() {
    return Operation.post("/members", "createMember", "Adds a member, as one row of a local's list")
        .about("A number that is there already keeps its stop and what it was unlinked from.")
        .may(Act.MEMBERS)
        .takes(MemberDraft.class)
        .answers(201, MemberView.class)
        .by(call -> {
          var cells = call.body(MemberDraft.class).cells();
          MemberInput.checkLines(cells);
          return database.inTransaction(handle -> created(handle, call, cells));
        });
  }

  private Answer created(Handle handle, Call call, Map<String, String> cells) {
    String local = cells.getOrDefault("local", "");
    String number = cells.getOrDefault("member_number", "");
    alone(handle, local + " " + number);
    if (Members.numbered(handle, local, number).isPresent()) {
      throw Refusal.of(
          Trouble.NOT_NOW, "this local has a member of this number", "change that one instead");
    }
    var report = importing().take(handle, cells, ground.now());
    report
        .rejected()
        .forEach(row -> {
          throw MemberInput.refused(row.reason());
        });
    long person = Members.numbered(handle, local, number).orElseThrow();
    noted(handle, call, "members.create", "person " + person, "local", local);
    return Answer.created(
        MemberView.of(member(handle, person), Shown.WHOLE), Operation.BASE + "/members/" + person);
  }

  private Operation change() {
    return Operation.patch("/members/{id}", "changeMember", "Puts right what we know of a member")
        .may(Act.MEMBERS)
        .path("id", Kind.NUMBER, "the person")
        .takes(MemberChange.class)
        .answers(MemberView.class)
        .by(call -> {
          var cells = call.body(MemberChange.class).cells();
          MemberInput.checkLines(cells);
          return database.inTransaction(handle -> changed(handle, call, cells));
        });
  }

  private Answer changed(Handle handle, Call call, Map<String, String> cells) {
    Member member = member(handle, call.id("id"));
    var row = new HashMap<>(cells);
    row.put("local", member.local());
    row.put("member_number", "1");
    row.putIfAbsent("name", "-");
    importing()
        .wrong(row)
        .ifPresent(reason -> {
          throw MemberInput.refused(reason);
        });
    var people = new People();
    cells.forEach((column, text) -> remember(handle, people, member.person(), column, text));
    if (!cells.isEmpty()) {
      String fields = String.join(" ", new TreeSet<>(cells.keySet()));
      noted(handle, call, "members.change", "person " + member.person(), "fields", fields);
    }
    return Answer.ok(MemberView.of(member(handle, member.person()), Shown.WHOLE));
  }

  private void remember(Handle handle, People people, long person, String column, String text) {
    switch (column) {
      case "name" -> people.remember(handle, person, People.Fact.NAME, text);
      case "language" -> people.remember(handle, person, People.Fact.LANGUAGE, text);
      case "zip" -> people.remember(handle, person, People.Fact.ZIP, text);
      default ->
          people.remember(
              handle,
              person,
              People.Fact.SITE_ID,
              ground.directory().site(text).map(Site::id).orElseThrow());
    }
  }

  private Operation consent() {
    return Operation.get(
            "/members/{id}/consent",
            "listConsent",
            "What was said about consent on a member's phones, newest first")
        .path("id", Kind.NUMBER, "the person")
        .pages(ConsentView.class)
        .by(call -> {
          long before = call.cursor().map(Page::number).orElse(Long.MAX_VALUE);
          int limit = call.limit();
          return database.inTransaction(handle -> {
            Member member = member(handle, call.id("id"));
            var found = Members.said(handle, member.person(), before, limit + 1);
            return Answer.ok(
                Page.of(found.stream().map(ConsentView::of).toList(), limit, ConsentView::id));
          });
        });
  }

  private Operation take() {
    return Operation.post("/members/import", "importMembers", "Takes a local's list in, as CSV")
        .about(
            "Good rows are taken, every other is listed. The same list twice changes nothing, and no"
                + " list starts texts again after a STOP.")
        .may(Act.MEMBERS)
        .takesText("text/csv")
        .answers(Imported.class)
        .by(call -> {
          Instant now = ground.now();
          return database.inTransaction(handle -> {
            alone(handle, "import");
            try (var csv = new StringReader(call.body(String.class))) {
              var report = importing().take(handle, csv, now);
              noted(handle, call, "members.import", "members", "added", "" + report.added());
              return Answer.ok(Imported.of(report));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
        });
  }

  /// What came of a list.
  @About("What came of a list.")
  record Imported(
      @About("Members nobody knew.") int added,
      @About("Members who were there already.") int known,
      List<RejectedRow> rejected) {
    /// A row that was not taken.
    @About("A row that was not taken.")
    record RejectedRow(@About("From 1, the header line.") long line, String reason) {}

    static Imported of(MemberImport.Report report) {
      return new Imported(
          report.added(),
          report.known(),
          report.rejected().stream()
              .map(row -> new RejectedRow(row.line(), row.reason()))
              .toList());
    }
  }

  /// Two at once with the same number come one after the other.
  private static void alone(Handle handle, String key) {
    handle
        .createQuery("select pg_advisory_xact_lock(hashtextextended(:key, 115)) is null")
        .bind("key", key)
        .mapTo(Boolean.class)
        .one();
  }

  private MemberImport importing() {
    return new MemberImport(ground.directory(), ground.languages());
  }

  static Shown shown(Call call) {
    if (!call.flag(WHOLE)) {
      return Shown.MASKED;
    }
    call.need(Act.MEMBERS);
    return Shown.WHOLE;
  }

  private Member member(Handle handle, long person) {
    return Members.find(handle, person, today())
        .orElseThrow(() -> Refusal.of(Trouble.NOT_FOUND, "there is no member " + person));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(ground.now(), ZoneOffset.UTC);
  }

  private void noted(
      Handle handle, Call call, String act, String subject, String detail, String value) {
    Audit.record(handle, call.actor(), act, subject, Map.of(detail, value), ground.now());
  }
}
