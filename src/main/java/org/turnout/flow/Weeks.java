package org.turnout.flow;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A week's worth of places as one row: those of one site with the same hours, the next five days
/// of them.
///
/// The row has its `first` and `last` day (not `day`: "5 days" names none), `count`, `start`,
/// `end`, `site`, `city` and `aliases`. Its id names the places.
public final class Weeks {
  /// Days in a week's worth.
  public static final int DAYS = 5;

  /// More than anybody chooses from on a phone; each row carries five places.
  private static final int MOST = 12;

  private static final int FEWEST_DAYS = 2;

  /// In no place's name: these are written with small letters, digits and hyphens.
  private static final String AND = "+";

  private static final List<String> SAME = List.of("start", "end", "site", "city", "aliases");

  private Weeks() {}

  /// The rows of a list of places, in the order in which the list begins them; places that are full
  /// are left out.
  public static List<Value.Row> of(List<Value.Row> places) {
    var groups = new LinkedHashMap<List<Optional<Value>>, TreeMap<LocalDate, Value.Row>>();
    for (Value.Row place : places) {
      if (!place.fields().containsKey("full") && day(place).isPresent()) {
        groups
            .computeIfAbsent(
                List.of(field(place, "site"), field(place, "start"), field(place, "end")),
                _ -> new TreeMap<>())
            .putIfAbsent(day(place).get(), place);
      }
    }
    return groups.values().stream()
        .filter(days -> days.size() >= FEWEST_DAYS)
        .limit(MOST)
        .map(days -> row(days.values().stream().limit(DAYS).toList()))
        .toList();
  }

  /// The places of a row, by its id.
  public static List<String> places(String id) {
    return List.of(id.split("\\" + AND, -1));
  }

  /// Places as one row, which also has their `days` in words of a language.
  ///
  /// @param places at least one, in the order of their days
  public static Value.Row told(List<Value.Row> places, String language) {
    var fields = new LinkedHashMap<>(row(places).fields());
    fields.put("days", new Value.Text(days(places, language)));
    return new Value.Row(row(places).id(), fields);
  }

  /// The days of places in words of a language: `Mon Oct 5, Tue Oct 6`.
  public static String days(List<Value.Row> places, String language) {
    var formats = ValueFormats.of(language);
    return places.stream()
        .flatMap(place -> day(place).stream())
        .map(formats::day)
        .collect(Collectors.joining(", "));
  }

  private static Value.Row row(List<Value.Row> places) {
    var ids = new ArrayList<String>();
    var fields = new LinkedHashMap<String, Value>();
    places.forEach(place -> ids.add(place.id()));
    Value.Row first = places.getFirst();
    SAME.forEach(name -> field(first, name).ifPresent(value -> fields.put(name, value)));
    field(first, "day").ifPresent(day -> fields.put("first", day));
    field(places.getLast(), "day").ifPresent(day -> fields.put("last", day));
    fields.put("count", new Value.Number(places.size()));
    return new Value.Row(String.join(AND, ids), fields);
  }

  private static Optional<Value> field(Value.Row row, String name) {
    return Optional.ofNullable(row.fields().get(name));
  }

  private static Optional<LocalDate> day(Value.Row row) {
    return row.fields().get("day") instanceof Value.Day(LocalDate day)
        ? Optional.of(day)
        : Optional.empty();
  }

  /// The fields of a row, with their types in the words of the flow language.
  public static Map<String, String> fields() {
    var fields = new LinkedHashMap<String, String>();
    fields.put("first", "day");
    fields.put("last", "day");
    fields.put("count", "number");
    fields.put("start", "time");
    fields.put("end", "time");
    fields.put("site", "text");
    fields.put("city", "text");
    fields.put("aliases", "text");
    return fields;
  }
}
