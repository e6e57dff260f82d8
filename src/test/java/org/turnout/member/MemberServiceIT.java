package org.turnout.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turnout.testkit.TestPeople.NOW;

import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.access.Permission;
import org.turnout.access.Principal;
import org.turnout.access.Role;
import org.turnout.access.ServiceResult;
import org.turnout.access.ServiceResult.FieldError;
import org.turnout.access.Visibility;
import org.turnout.audit.Actor;
import org.turnout.audit.Audit;
import org.turnout.audit.AuditEntry;
import org.turnout.people.Directory;
import org.turnout.people.Member;
import org.turnout.people.Members;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.TestPeople;

/// What people do with members, whatever door they come in by.
class MemberServiceIT {
  @AutoClose private static final TestDatabase DB = TestDatabase.fresh();
  private static final Directory DIRECTORY = TestPeople.directory(DB);
  private static final Principal ADA = new Principal(new Actor("ada", "console"), Role.ADMIN);
  private static final Principal OSCAR = new Principal(new Actor("oscar", "api"), Role.ORGANIZER);

  private final MemberService members =
      new MemberService(DB.database(), () -> NOW, () -> DIRECTORY, () -> Set.of("en", "es"));

  private static NewMember member(String number) {
    return new NewMember(
        "socal",
        number,
        "Ana Cruz",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of("90027"),
        Optional.empty());
  }

  private static MemberEdit edit(String language, String zip) {
    return new MemberEdit(
        Optional.empty(), Optional.empty(), Optional.of(language), Optional.of(zip));
  }

  @Test
  void aChangeIsCheckedByItsOwnFieldsAndWrittenIntoTheLog() {
    long person = created("1").person();
    assertThat(done(members.change(ADA, person, edit("es", "90028"))).zip()).contains("90028");
    assertThat(members.change(ADA, person, edit("es", "9002")))
        .isEqualTo(
            new ServiceResult.Invalid<>(
                List.of(new FieldError("zip", "a ZIP code has five digits"))));
    assertThat(done(members.one(ADA, person, Visibility.MASKED)).language()).contains("es");
    assertThat(members.change(ADA, 999_999, edit("es", "90028")))
        .isEqualTo(new ServiceResult.NotFound<>("there is no member 999999"));
    assertThat(log("person " + person))
        .containsExactly("console:ada members.create", "console:ada members.change");
  }

  @Test
  void theSameNumberTwiceAndWhatNoListMayHoldChangeNothing() {
    created("2");
    assertThat(members.create(ADA, member("2"))).isInstanceOf(ServiceResult.Refused.class);
    assertThat(members.create(ADA, member("line\nbreak")))
        .isEqualTo(
            new ServiceResult.Invalid<>(
                List.of(new FieldError("member_number", "a line break or control character"))));
  }

  @Test
  void onlyWhoMaySeesMembersWholeSearchesOrChangesThem() {
    long person = created("3").person();
    var no = new ServiceResult.NotAllowed<>(Permission.MEMBERS);
    var search =
        new Members.Filter(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("Ana"));
    assertThat(members.list(OSCAR, search, Visibility.MASKED, 0, 10)).isEqualTo(no);
    assertThat(members.one(OSCAR, person, Visibility.WHOLE)).isEqualTo(no);
    assertThat(members.create(OSCAR, member("4"))).isEqualTo(no);
    assertThat(members.change(OSCAR, person, edit("es", "90028"))).isEqualTo(no);
    assertThat(members.importMembers(OSCAR, new StringReader("x"))).isEqualTo(no);
    assertThat(members.importList(OSCAR, "march", new StringReader("x"))).isEqualTo(no);
    assertThat(members.one(OSCAR, person, Visibility.MASKED))
        .isInstanceOf(ServiceResult.Done.class);
    done(members.one(ADA, person, Visibility.WHOLE));
    assertThat(log("person " + person))
        .containsExactly("console:ada members.create", "console:ada members.show");
  }

  @Test
  void aListOfPeopleIsWrittenIntoTheLogUnderItsName() {
    created("6");
    var taken =
        done(
            members.importList(
                ADA, "march", new StringReader("local,member_number\nsocal,6\nsocal,none\n")));
    assertThat(taken.size()).hasValue(1);
    assertThat(taken.report().rejected()).hasSize(1);
    assertThat(log("list march")).containsExactly("console:ada lists.import");
    assertThat(members.importList(ADA, "No Name", new StringReader("x")))
        .isInstanceOf(ServiceResult.Invalid.class);
  }

  private Member created(String number) {
    return done(members.create(ADA, member(number)));
  }

  private static <T> T done(ServiceResult<T> result) {
    if (result instanceof ServiceResult.Done<T>(var value)) {
      return value;
    }
    throw new AssertionError(result.toString());
  }

  private static List<String> log(String subject) {
    return DB.database().<List<AuditEntry>>with(handle -> Audit.of(handle, subject)).stream()
        .map(entry -> entry.actor().word() + " " + entry.act())
        .toList();
  }
}
