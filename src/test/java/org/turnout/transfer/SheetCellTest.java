package org.turnout.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.turnout.people.PhoneNumber;

class SheetCellTest {
  @Test
  void aPhoneStaysOneInASpreadsheetAndComesBackByAnImport() {
    for (var number : List.of("+14045550119", "+442079460958", "+639171234567")) {
      String cell = SheetCell.phone(number);
      assertThat(cell).doesNotMatch("[+-]?[0-9]+").matches("[+0-9][0-9 -]+");
      assertThat(PhoneNumber.read(cell).number()).contains(new PhoneNumber(number));
    }
    assertThat(SheetCell.phone("+14045550119")).isEqualTo("404-555-0119");
  }

  @Test
  void anotherAddressIsWordsThatRunNothing() {
    assertThat(SheetCell.phone("72347")).isEqualTo("72347");
    assertThat(SheetCell.phone("@ana")).isEqualTo("'@ana");
  }

  @Test
  void whatCouldBeginAFormulaIsQuotedAndPlainNumbersAreNot() {
    for (var risky : List.of("=1+1", "+a", "-a", "@a", "\ta", "\ra", "\na", "+1-2")) {
      assertThat(SheetCell.text(risky)).isEqualTo("'" + risky);
    }
    for (var plain : List.of("", "-5", "12", "Ana", "a=b")) {
      assertThat(SheetCell.text(plain)).isEqualTo(plain);
    }
  }

  @Test
  void aMomentIsUtcToTheSecond() {
    assertThat(SheetCell.moment(Optional.of(Instant.parse("2026-11-22T11:56:00.123456Z"))))
        .isEqualTo("2026-11-22T11:56:00Z");
    assertThat(SheetCell.moment(Optional.empty())).isEmpty();
  }
}
