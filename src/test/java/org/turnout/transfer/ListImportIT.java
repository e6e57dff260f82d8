package org.turnout.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.turnout.testkit.TestPeople.NOW;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.people.Directory;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.TestPeople;
import org.turnout.transfer.MemberImport.Rejected;
import org.turnout.transfer.MemberImport.Report;

class ListImportIT {
  @AutoClose private static final TestDatabase DB = TestDatabase.fresh();
  private static final Directory DIRECTORY = TestPeople.directory(DB);

  @Test
  void peopleWeKnowAreTakenAndEveryOtherRowIsNamedWithItsReason() throws IOException {
    var members =
        """
        local,member_number,name,phone,tags
        socal,1,Ana Cruz,+12133734253,Night-Shift er
        socal,2,Ben Lee,+12133734254,
        socal,3,Cy Poe,,bad tag!
        """;
    var imported =
        DB.database()
            .inTransaction(handle -> {
              try {
                return new MemberImport(DIRECTORY, Set.of("en"))
                    .take(handle, new StringReader(members), NOW);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    assertThat(imported.rejected())
        .containsExactly(
            new Rejected(4, "tags: small letters, digits, - and _, with blanks between tags"));
    assertThat(strings("select tag from person_tag order by tag"))
        .containsExactly("er", "night-shift");

    var list =
        """
        phone,local,member_number
        (213) 373-4253,,
        ,socal,2
        +12133739999,,
        12,,
        ,SoCal,9
        ,socal,
        ,,
        """;
    assertThat(take("march", list))
        .isEqualTo(
            new Report(
                2,
                0,
                List.of(
                    new Rejected(4, "phone: nobody we know speaks from it; import members first"),
                    new Rejected(5, "phone: not a phone number that can be in service"),
                    new Rejected(6, "member_number: no member of that local has it"),
                    new Rejected(7, "no person is named here"))));
    assertThat(take("march", "phone\n+12133734253\n").added()).as("the new list replaces").isOne();
    assertThat(strings("select person_id::text from people_list_entry")).hasSize(1);
    assertThat(take("march", "name\nAna\n").rejected()).hasSize(1);
    assertThat(take("march", "phone\n").rejected())
        .containsExactly(new Rejected(1, "there is no row below the first line"));
    assertThat(strings("select person_id::text from people_list_entry"))
        .as("a list nobody could be taken from changes nothing")
        .hasSize(1);
    assertThatThrownBy(() -> take("March 1", "phone\n"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<String> strings(String sql) {
    return DB.database().with(handle -> handle.createQuery(sql).mapTo(String.class).list());
  }

  private static Report take(String name, String csv) {
    return DB.database()
        .inTransaction(handle -> {
          try {
            return new ListImport(handle, name).take(new StringReader(csv), "ana", NOW);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }
}
