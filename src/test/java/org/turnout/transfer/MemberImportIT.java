package org.turnout.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turnout.testkit.TestPeople.NOW;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.channel.Address;
import org.turnout.people.ConsentStore;
import org.turnout.people.Contact;
import org.turnout.people.Directory;
import org.turnout.people.People;
import org.turnout.people.PhoneFault;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.TestPeople;
import org.turnout.transfer.MemberImport.Rejected;
import org.turnout.transfer.MemberImport.Report;

class MemberImportIT {
  @AutoClose private static final TestDatabase DB = TestDatabase.fresh();
  private static final Directory DIRECTORY = TestPeople.directory(DB);

  @Test
  void goodRowsAreTakenAndEveryOtherIsNamedWithItsReason() {
    var report =
        take(
            """
            local,member_number,name,phone,site,language,zip
            socal,1,Ana Cruz,(213) 373-4253,Sunset,en,90027
            nowhere,2,Ben,,,,
            socal,3,Cy,12,,,
            socal,4,,,,,
            socal,5,Di,,Atlantis,,
            socal,6,Ed,,,xx,
            socal,7,Fe,,,,9002
            socal,1,Ana Again,,,,
            """);
    assertThat(report)
        .isEqualTo(
            new Report(
                1,
                0,
                List.of(
                    new Rejected(3, "local: there is no local with that name"),
                    new Rejected(4, "phone: not a phone number that can be in service"),
                    new Rejected(5, "name: missing"),
                    new Rejected(6, "site: there is no site with that name"),
                    new Rejected(7, "language: not one of en"),
                    new Rejected(8, "zip: a ZIP code has five digits"),
                    new Rejected(9, "member_number: is in this list twice"))));
  }

  @Test
  void theSameListTwiceChangesNothing() {
    var list = "local,member_number,name,phone\nsocal,20,Lin Tran,+12133734254\n";
    assertThat(take(list)).isEqualTo(new Report(1, 0, List.of()));
    var who = known("+12133734254");
    assertThat(take(list)).isEqualTo(new Report(0, 1, List.of()));
    assertThat(known("+12133734254")).isEqualTo(who);
    assertThat(who.member()).isTrue();
    assertThat(who.person().name()).contains("Lin Tran");
  }

  @Test
  void noListUndoesAStopOrLinksAWrongNumberAgain() {
    var list = "local,member_number,name,phone,consent\nsocal,30,Mo Lee,+12133734255,written\n";
    take(list);
    var who = known("+12133734255");
    var said = new ConsentStore.Said("wrong number", Optional.empty(), NOW, NOW);
    DB.database()
        .inTransaction(handle -> {
          new ConsentStore().unlink(handle, who, said);
          return new ConsentStore().wrongNumber(handle, who, said);
        });
    take(list);
    assertThat(
            DB.database()
                .<Optional<Contact>>with(
                    handle -> new People().find(handle, Address.sms("+12133734255"), NOW)))
        .isEmpty();
  }

  @Test
  void whatAPersonToldUsStays() {
    take("local,member_number,name,phone\nsocal,40,Grace O,+12133734256\n");
    var id = known("+12133734256").person().id();
    DB.database()
        .inTransaction(handle -> {
          new People().remember(handle, id, People.Fact.NAME, "Grace Okafor");
          return id;
        });
    take("local,member_number,name,phone,zip\nsocal,40,G. Okafor,+12133734256,90027\n");
    assertThat(known("+12133734256").person().name()).contains("Grace Okafor");
    assertThat(known("+12133734256").person().zip()).contains("90027");
  }

  @Test
  void wordsInCapitalsAndLongZipCodesAreTaken() {
    var list =
        """
        Local;Member_Number;Name;Phone;Site;Language;Zip;Consent
        SoCal;60;Ana Cruz;+12133734260;SUNSET;EN;90027-1234;Written
        socal;61;Ben Lee;+12133734261;sunset;en;90027 1234;
        socal;62;Cy Poe;+12133734262;sunset;en;9002-1234;
        """;
    assertThat(take(list))
        .isEqualTo(
            new Report(
                1,
                0,
                List.of(
                    new Rejected(3, "zip: a ZIP code has five digits"),
                    new Rejected(4, "zip: a ZIP code has five digits"))));
    assertThat(known("+12133734260").person().zip()).contains("90027");
    assertThat(known("+12133734260").person().language()).contains("en");
  }

  @Test
  void whatMayBeSomebodyElsesPhoneNamesItsRow() {
    var list =
        """
        local,member_number,name,phone
        socal,70,Ana Cruz,3.10820713E9
        socal,71,Ben Lee,213-373-4253 x12
        socal,72,Cy Poe,2133734253;2133734254
        socal,73,Di Ruiz,(213) 373-4273
        """;
    assertThat(take(list).rejected())
        .containsExactly(
            new Rejected(2, "phone: " + PhoneFault.EXPONENT.reason()),
            new Rejected(3, "phone: " + PhoneFault.EXTENSION.reason()),
            new Rejected(4, "phone: " + PhoneFault.SEVERAL.reason()));
    assertThat(known("+12133734273").member()).isTrue();
  }

  @Test
  void aFileThatIsNoListOfMembersIsRefusedWhole() {
    assertThat(take("a,b\n1,2\n").rejected()).hasSize(1);
    assertThat(take("local,member_number,name,shoe\nsocal,50,X,44\n").rejected())
        .singleElement()
        .satisfies(row -> assertThat(row.reason()).startsWith("there is no column 'shoe'"));
    assertThat(take("").rejected()).hasSize(1);
    assertThat(take("local,member_number,name\nsocal,51,\"never closed\n").rejected()).hasSize(1);
  }

  private static Contact known(String phone) {
    return DB.database()
        .with(handle -> new People().find(handle, Address.sms(phone), NOW).orElseThrow());
  }

  private static Report take(String csv) {
    return DB.database()
        .inTransaction(handle -> {
          try {
            return new MemberImport(DIRECTORY, Set.of("en"))
                .take(handle, new StringReader(csv), NOW);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }
}
