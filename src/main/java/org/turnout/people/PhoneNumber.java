package org.turnout.people;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.ArrayList;
import java.util.Optional;
import org.turnout.language.DialedNumber;

/// A phone number in E.164: `+15125550100`. Its `toString` is masked, so a number never reaches a
/// log whole.
public record PhoneNumber(String e164) {
  private static final int SHORTEST = 4;

  /// Above what E.164 allows, because what people type is read before it is judged.
  private static final int LONGEST = 21;

  private static final String HERE = "US";

  /// The number of an address that a record holds; empty when it is none: a short code, the name of
  /// a sender.
  public static Optional<PhoneNumber> of(String address) {
    return fits(address) ? Optional.of(new PhoneNumber(address)) : Optional.empty();
  }

  public PhoneNumber {
    if (!fits(e164)) {
      throw new IllegalArgumentException("a phone number is + and 3 to 20 digits");
    }
  }

  private static boolean fits(String e164) {
    return e164.length() >= SHORTEST
        && e164.length() <= LONGEST
        && e164.charAt(0) == '+'
        && e164.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
  }

  /// What a text made of signs and digits says about a number.
  ///
  /// @param number the number as it would be dialled; empty when it is none at all
  /// @param valid whether such a number can be in service
  /// @param type by the library's names: `FIXED_LINE_OR_MOBILE`, `TOLL_FREE`; `UNKNOWN` when not
  ///   valid
  /// @param region ISO 3166 country, when the number has one
  /// @param fault why it cannot be texted; empty when it can
  public record Reading(
      Optional<PhoneNumber> number,
      boolean possible,
      boolean valid,
      String type,
      Optional<String> region,
      Optional<PhoneFault> fault) {
    private static Reading none(PhoneFault fault) {
      return new Reading(
          Optional.empty(), false, false, "UNKNOWN", Optional.empty(), Optional.of(fault));
    }

    /// The number if it can be texted.
    public Optional<PhoneNumber> usable() {
      return fault.isEmpty() ? number : Optional.empty();
    }
  }

  /// Reads a number however it is written; without a country code it is an American one. What may
  /// be somebody else's number (a rounded one, one of two, a switchboard's) is none.
  public static Reading read(String written) {
    return PhoneFault.in(written).map(Reading::none).orElseGet(() -> parsed(written));
  }

  /// The one number that a text names besides other words: "give it to Kim 415-555-0158". Several
  /// are none, since nobody knows which is meant.
  public static Optional<PhoneNumber> within(String text) {
    var found = new ArrayList<PhoneNumber>();
    PhoneNumberUtil.getInstance()
        .findNumbers(text, HERE)
        .forEach(match -> read(match.rawString()).usable().ifPresent(found::add));
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  /// As people here dial it: `213-555-0101`; a foreign number with spaces, `+44 20 7946 0958`.
  /// Other words (a short code, a name) stay as they are.
  public static String dialed(String e164) {
    String here = DialedNumber.of(e164);
    return here.equals(e164) && fits(e164) ? foreign(e164) : here;
  }

  private static String foreign(String e164) {
    PhoneNumberUtil library = PhoneNumberUtil.getInstance();
    try {
      return library
          .format(library.parse(e164, HERE), PhoneNumberFormat.INTERNATIONAL)
          .replaceAll("[^+0-9]+", " ");
    } catch (NumberParseException _) {
      return e164;
    }
  }

  private static Reading parsed(String written) {
    PhoneNumberUtil library = PhoneNumberUtil.getInstance();
    try {
      var parsed = library.parse(written, HERE);
      if (parsed.hasExtension()) {
        return Reading.none(PhoneFault.EXTENSION);
      }
      boolean valid = library.isValidNumber(parsed);
      return new Reading(
          Optional.of(new PhoneNumber(library.format(parsed, PhoneNumberFormat.E164))),
          library.isPossibleNumber(parsed),
          valid,
          library.getNumberType(parsed).name(),
          Optional.ofNullable(library.getRegionCodeForNumber(parsed)),
          valid ? Optional.empty() : Optional.of(PhoneFault.NOT_IN_SERVICE));
    } catch (NumberParseException | IllegalArgumentException _) {
      return Reading.none(PhoneFault.NOT_IN_SERVICE);
    }
  }

  /// The area code of a number of the North American plan.
  public Optional<String> areaCode() {
    return e164.startsWith("+1") && e164.length() == 12
        ? Optional.of(e164.substring(2, 5))
        : Optional.empty();
  }

  /// Its last four digits only.
  public String masked() {
    return "…" + e164.substring(e164.length() - Math.min(4, e164.length() / 2));
  }

  @Override
  public String toString() {
    return masked();
  }
}
