package org.turnout.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.turnout.transfer.MemberImport.Rejected;

class CsvSheetTest {
  private static final String MARKS =
      "its quotation marks do not match: one inside a cell is written twice";

  private final List<Map<String, String>> taken = new ArrayList<>();

  @Test
  void columnsWithoutANameAndRowsWithoutAWordMeanNothing() throws IOException {
    var sheet =
        read(
            """

            ,,,,
            local,name,,,
            ,,,,
            socal,Ana Cruz,,note,
            \u00a0,\u200b,,,
            socal,Ben Lee
            ,,,,,,,,
            """);
    assertThat(sheet).isEqualTo(new CsvSheet(List.of(), Optional.empty()));
    assertThat(taken)
        .containsExactly(
            Map.of("local", "socal", "name", "Ana Cruz"),
            Map.of("local", "socal", "name", "Ben Lee"));
    assertThat(read("local,name\n,,\n").wrong()).contains("there is no row below the first line");
    assertThat(read("").wrong()).contains("there is no row below the first line");
  }

  @Test
  void aColumnThatIsThereTwiceRefusesTheList() throws IOException {
    assertThat(read("local,Phone,name, phone \nsocal,1,Ana,2\n").wrong())
        .contains("the column 'phone' is there twice");
    assertThat(taken).isEmpty();
  }

  @Test
  void aBadlyQuotedCellCostsItsOwnRowOnly() throws IOException {
    var sheet =
        read(
            """
            local,name
            socal,"Robert "Bob" Smith"
            socal,"Ana ""Annie"" Cruz"
            socal,"never closed
            socal,Ben "Benny" Lee
            socal,"Cruz, Cy"
            socal,5'2" Di
            socal,"and neither does this
            """);
    assertThat(sheet.rejected())
        .containsExactly(new Rejected(2, MARKS), new Rejected(4, MARKS), new Rejected(8, MARKS));
    assertThat(taken)
        .extracting(cells -> cells.get("name"))
        .containsExactly("Ana \"Annie\" Cruz", "Ben \"Benny\" Lee", "Cruz, Cy", "5'2\" Di");
  }

  @Test
  void aCellOfSeveralLinesIsOneCellAndNoName() throws IOException {
    var sheet = read("name,,phone\nAna,\"two\nlines\",1\n\"Ben\nLee\",,2\nCy,,3\n");
    assertThat(sheet.rejected())
        .containsExactly(new Rejected(4, "name: a line break or control character"));
    assertThat(taken)
        .containsExactly(Map.of("name", "Ana", "phone", "1"), Map.of("name", "Cy", "phone", "3"));
  }

  @Test
  void semicolonsTabsAndBarsAreReadAsCommasAre() throws IOException {
    for (String between : List.of(",", ";", "\t", "|")) {
      taken.clear();
      assertThat(read("Local;Name;\nsocal;\"Ana Cruz\";\n;;\n".replace(";", between)).wrong())
          .isEmpty();
      assertThat(taken).containsExactly(Map.of("local", "socal", "name", "Ana Cruz"));
    }
    taken.clear();
    read("sep=;\nlocal;name\nsocal;Cruz, Ana\n");
    read("\"sep=,\"\nlocal,name\nsocal,Ben\n");
    assertThat(taken)
        .containsExactly(
            Map.of("local", "socal", "name", "Cruz, Ana"), Map.of("local", "socal", "name", "Ben"));
  }

  @Test
  void whatNobodySeesIsTakenOutAndControlsNameTheirRow() throws IOException {
    var sheet =
        read(
            String.join(
                "\r\n",
                "local\u00a0,\ufeffname,zip\u200b",
                "socal\u00a0,Ana\u00a0\u202eCruz\u202c,\u00a090027-1234 ",
                "socal,Ben\u0007,90027",
                "socal,Cy\0,90027",
                "socal,Di\u2028Ruiz,90027",
                "socal,مری\u200cم نور,90027"));
    assertThat(taken)
        .containsExactly(
            Map.of("local", "socal", "name", "Ana Cruz", "zip", "90027"),
            Map.of("local", "socal", "name", "مری\u200cم نور", "zip", "90027"));
    String why = "name: a line break or control character";
    assertThat(sheet.rejected())
        .containsExactly(new Rejected(3, why), new Rejected(4, why), new Rejected(5, why));
  }

  private CsvSheet read(String csv) throws IOException {
    return CsvSheet.read(new StringReader(csv), _ -> Optional.empty(), taken::add);
  }
}
