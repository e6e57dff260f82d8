package org.turnout.people;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.turnout.language.TextFold;

/// Why what is written is not a phone number that can be texted.
public enum PhoneFault {
  /// `3.10820713E9`: a program has rounded it, so its last digits are not known.
  EXPONENT(
      "in the short form of a spreadsheet, such as 3.1E9: make the column text, and save it again"),
  /// `213-373-4253 x12`: a switchboard, which gets no texts.
  EXTENSION("a number with an extension can't get texts"),
  /// `2133734253;2133734254`: which of them is meant is not for us to guess.
  SEVERAL("more than one number"),
  NOT_IN_SERVICE("not a phone number that can be in service");

  /// In folded text, where capitals and digits of other scripts are plain.
  private static final Pattern POWER =
      Pattern.compile("\\d[.,]?\\s?e\\s?[+-]?\\d|\\d\\s?[*x]\\s?10\\s?\\^");

  private static final Pattern BETWEEN = Pattern.compile("[^0-9+()\\-. ]+|(?<=\\d) \\+");
  private static final Pattern NO_DIGIT = Pattern.compile("[^0-9]+");

  /// A number without its area code has as many digits.
  private static final int SHORT = 7;

  /// Two American numbers have as many digits together, one number never has.
  private static final int TWO = 20;

  private final String reason;

  PhoneFault(String reason) {
    this.reason = reason;
  }

  /// For who typed or imported it, without the number.
  public String reason() {
    return reason;
  }

  /// What the signs around the digits give away.
  static Optional<PhoneFault> in(String written) {
    String plain = TextFold.plain(written);
    if (POWER.matcher(plain).find()) {
      return Optional.of(EXPONENT);
    }
    var lengths =
        Arrays.stream(BETWEEN.split(plain, -1))
            .mapToInt(piece -> NO_DIGIT.matcher(piece).replaceAll("").length())
            .filter(digits -> digits >= SHORT)
            .summaryStatistics();
    return lengths.getCount() > 1 || (lengths.getCount() == 1 && lengths.getMax() >= TWO)
        ? Optional.of(SEVERAL)
        : Optional.empty();
  }
}
