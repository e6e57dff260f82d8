package org.turnout.form;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Something that a person ordered: an entry of a form with `queue: yes`.
///
/// @param local slug of the local that packs it; empty when nobody knows it
/// @param site name of the site that it goes to: the one of the order, else the person's
/// @param name as the person typed it
/// @param contact the phone or account that it was ordered from
/// @param fields field name to what was filled in
/// @param withdrawn whether the person has taken it back
public record Order(
    long id,
    String form,
    Optional<String> local,
    Optional<String> site,
    Optional<String> name,
    String contact,
    Map<String, String> fields,
    State state,
    Instant at,
    boolean withdrawn) {
  private static final Set<String> NAMED = Set.of("count", "name", "site");

  public Order {
    fields = Map.copyOf(fields);
  }

  /// How far an order has come. It only moves forward.
  public enum State {
    NEW,
    PACKED,
    SENT;

    /// As tables, commands and the API write it.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /// The state that is written so.
    public static Optional<State> of(String word) {
      return Arrays.stream(values()).filter(state -> state.word().equals(word)).findFirst();
    }

    /// All of them, as they are written.
    public static List<String> words() {
      return Arrays.stream(values()).map(State::word).toList();
    }
  }

  /// How many, where the form asks for it.
  public Optional<String> count() {
    return Optional.ofNullable(fields.get("count"));
  }

  /// The fields that have no column of their own, in one line: `for: night shift`.
  public String more() {
    return new TreeMap<>(fields)
        .entrySet().stream()
            .filter(field -> !NAMED.contains(field.getKey()))
            .map(field -> field.getKey() + ": " + field.getValue().replace('\n', ' '))
            .collect(Collectors.joining(", "));
  }

  /// What the log of acts calls it.
  public String subject() {
    return "order " + id;
  }

  /// Who ordered stays out of logs.
  @Override
  public String toString() {
    return "Order[" + id + ", " + state + "]";
  }
}
