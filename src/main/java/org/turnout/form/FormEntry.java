package org.turnout.form;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.turnout.flow.Outcome.Brought;
import org.turnout.flow.Value;

/// What was handed in, reduced to what texts name.
record FormEntry(
    long id,
    Optional<String> name,
    String contact,
    Optional<String> employer,
    String kind,
    Optional<String> count,
    Instant at) {
  /// What texts may name of an entry: a signer is sent back what was signed.
  static final Brought MINE =
      new Brought(
          "mine",
          Map.of("contact", "text", "kind", "text", "at", "moment"),
          Map.of("name", "text", "employer", "text", "count", "number"));

  private static final Pattern DIGITS = Pattern.compile("\\d{1,9}");

  /// As flows see it.
  Value.Row row() {
    var fields = new HashMap<String, Value>();
    name.ifPresent(text -> fields.put("name", new Value.Text(text)));
    employer.ifPresent(text -> fields.put("employer", new Value.Text(text)));
    count
        .filter(digits -> DIGITS.matcher(digits).matches())
        .ifPresent(digits -> fields.put("count", new Value.Number(Long.parseLong(digits))));
    fields.put("contact", new Value.Text(contact));
    fields.put("kind", new Value.Text(kind));
    fields.put("at", new Value.Moment(at));
    return new Value.Row(Long.toString(id), fields);
  }

  @Override
  public String toString() {
    return "Entry[" + id + "]";
  }
}
