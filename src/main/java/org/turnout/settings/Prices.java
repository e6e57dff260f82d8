package org.turnout.settings;

import java.math.BigDecimal;
import java.time.LocalDate;

/// What the carrier charges, in US dollars, as read on a date. An estimate until the bill.
///
/// @param smsOut per segment out, the carriers' own fee included
/// @param smsIn per segment in
/// @param mmsOut per picture message out
/// @param mmsIn per picture message in
public record Prices(
    LocalDate asOf, BigDecimal smsOut, BigDecimal smsIn, BigDecimal mmsOut, BigDecimal mmsIn) {
  static Prices read(SettingsBlock block) {
    var prices =
        new Prices(
            block.date("as of"),
            block.amount("sms out"),
            block.amount("sms in"),
            block.amount("mms out"),
            block.amount("mms in"));
    if (prices.asOf.equals(LocalDate.EPOCH)) {
      block.text("as of");
    }
    block.end();
    return prices;
  }
}
