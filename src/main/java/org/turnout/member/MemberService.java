package org.turnout.member;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.turnout.access.Permission;
import org.turnout.access.Principal;
import org.turnout.access.ServiceResult;
import org.turnout.access.ServiceResult.FieldError;
import org.turnout.access.Visibility;
import org.turnout.audit.Audit;
import org.turnout.people.Directory;
import org.turnout.people.Member;
import org.turnout.people.Members;
import org.turnout.people.People;
import org.turnout.people.Site;
import org.turnout.postgres.Database;
import org.turnout.transfer.ListImport;
import org.turnout.transfer.MemberImport;

/// What people do with members. Each act is one transaction, in which its entry in the log is
/// written too; so is the entry that says who has seen members whole. Consent can be read here and
/// nothing here changes it: only the person's own words do.
public final class MemberService {
  private final Database database;
  private final InstantSource campaign;
  private final Supplier<Directory> directory;
  private final Supplier<Set<String>> languages;

  /// @param campaign campaign time
  /// @param directory the locals and sites as they are now
  /// @param languages tags of the campaign's languages
  public MemberService(
      Database database,
      InstantSource campaign,
      Supplier<Directory> directory,
      Supplier<Set<String>> languages) {
    this.database = database;
    this.campaign = campaign;
    this.directory = directory;
    this.languages = languages;
  }

  /// A part of the list, by the person's id. A search goes over names and numbers, so it needs what
  /// seeing them needs.
  ///
  /// @param after the last id of the part before; 0 for the first
  public ServiceResult<List<Member>> list(
      Principal who, Members.Filter filter, Visibility shown, long after, int atMost) {
    Permission needed = filter.search().isPresent() ? Permission.MEMBERS : shown.needs();
    return who.transact(
        database,
        needed,
        handle -> {
          var found = Members.page(handle, filter, after, atMost, today());
          if (shown == Visibility.WHOLE) {
            record(handle, who, "members.show", "members", "people", "" + found.size());
          }
          return ServiceResult.done(found);
        });
  }

  /// One of them.
  public ServiceResult<Member> one(Principal who, long person, Visibility shown) {
    return who.transact(
        database,
        shown.needs(),
        handle ->
            found(handle, person)
                .then(member -> {
                  if (shown == Visibility.WHOLE) {
                    record(handle, who, "members.show", "person " + person, "people", "1");
                  }
                  return ServiceResult.done(member);
                }));
  }

  /// What was said about consent on a member's phones, newest first.
  ///
  /// @param before the last id of the part before; [Long#MAX_VALUE] for the first
  public ServiceResult<List<Member.Said>> consent(
      Principal who, long person, long before, int atMost) {
    return who.transact(
        database,
        Permission.READ,
        handle ->
            found(handle, person)
                .then(_ -> ServiceResult.done(Members.said(handle, person, before, atMost))));
  }

  /// Adds a member. A phone that is there already keeps its stop and what it was unlinked from.
  public ServiceResult<Member> create(Principal who, NewMember member) {
    var cells = member.cells();
    var errors = MemberCells.errors(cells);
    if (!errors.isEmpty()) {
      return new ServiceResult.Invalid<>(errors);
    }
    String local = cells.getOrDefault("local", "");
    String number = cells.getOrDefault("member_number", "");
    return who.transact(
        database,
        Permission.MEMBERS,
        handle -> {
          var faults = rows().faults(cells);
          if (!faults.isEmpty()) {
            return invalid(faults);
          }
          alone(handle, local + " " + number);
          if (Members.numbered(handle, local, number).isPresent()) {
            return new ServiceResult.Refused<>(
                "this local already has a member with this number", "change that one instead");
          }
          var report = rows().take(handle, cells, campaign.instant());
          if (!report.rejected().isEmpty()) {
            return invalid(List.of(report.rejected().getFirst().reason()));
          }
          long person = Members.numbered(handle, local, number).orElseThrow();
          record(handle, who, "members.create", "person " + person, "local", local);
          return found(handle, person);
        });
  }

  /// Corrects what we know of a member.
  public ServiceResult<Member> change(Principal who, long person, MemberEdit edit) {
    var cells = edit.cells();
    var errors = MemberCells.errors(cells);
    if (!errors.isEmpty()) {
      return new ServiceResult.Invalid<>(errors);
    }
    return who.transact(
        database,
        Permission.MEMBERS,
        handle ->
            found(handle, person)
                .then(_ -> {
                  var faults = rows().faultsOfChange(cells);
                  if (!faults.isEmpty()) {
                    return invalid(faults);
                  }
                  var people = new People();
                  cells.forEach((column, text) -> remember(handle, people, person, column, text));
                  if (!cells.isEmpty()) {
                    var fields = String.join(" ", cells.keySet());
                    record(handle, who, "members.change", "person " + person, "fields", fields);
                  }
                  return found(handle, person);
                }));
  }

  /// Takes a local's list in: good rows are taken, every other is in the report.
  ///
  /// @throws UncheckedIOException the list can't be read to its end; nothing was taken
  public ServiceResult<MemberImport.Report> importMembers(Principal who, Reader csv) {
    return who.transact(
        database,
        Permission.MEMBERS,
        handle -> {
          alone(handle, "import");
          try {
            var report = rows().take(handle, csv, campaign.instant());
            record(handle, who, "members.import", "members", "added", "" + report.added());
            return ServiceResult.done(report);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /// Takes in a list of people we know, for audiences that name it.
  ///
  /// @throws UncheckedIOException the list can't be read to its end; nothing was taken
  public ServiceResult<ListTaken> importList(Principal who, String name, Reader csv) {
    if (!ListImport.named(name)) {
      return new ServiceResult.Invalid<>(List.of(new FieldError("name", ListImport.NAMES)));
    }
    return who.transact(
        database,
        Permission.MEMBERS,
        handle -> {
          var list = new ListImport(handle, name);
          try {
            var report = list.take(csv, who.actor().word(), campaign.instant());
            var taken = new ListTaken(report, list.size());
            record(handle, who, "lists.import", "list " + name, "people", "" + report.added());
            return ServiceResult.done(taken);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
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
              directory.get().site(text).map(Site::id).orElseThrow());
    }
  }

  private ServiceResult<Member> found(Handle handle, long person) {
    return Members.find(handle, person, today())
        .<ServiceResult<Member>>map(ServiceResult.Done::new)
        .orElseGet(() -> new ServiceResult.NotFound<>("there is no member " + person));
  }

  private static <T> ServiceResult<T> invalid(List<String> reasons) {
    return new ServiceResult.Invalid<>(reasons.stream().map(MemberCells::error).toList());
  }

  private MemberImport rows() {
    return new MemberImport(directory.get(), languages.get());
  }

  /// Two at once with the same number come one after the other.
  private static void alone(Handle handle, String key) {
    handle
        .createQuery("select pg_advisory_xact_lock(hashtextextended(:key, 115)) is null")
        .bind("key", key)
        .mapTo(Boolean.class)
        .one();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(campaign.instant(), ZoneOffset.UTC);
  }

  private void record(
      Handle handle, Principal who, String act, String subject, String detail, String value) {
    Instant now = campaign.instant();
    Audit.record(handle, who.actor(), act, subject, Map.of(detail, value), now);
  }
}
