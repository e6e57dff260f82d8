package org.turnout.lab.bench.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/// One case of a benchmark, ready to be read by people and machines.
///
/// @param name of the case: `turns.max`
/// @param figures in the order they are printed
/// @param notes what else belongs to it: foreign load, noisy rounds, where a peer's figure is from
public record BenchResult(String name, List<Figure> figures, Map<String, String> notes) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  public BenchResult {
    figures = List.copyOf(figures);
  }

  /// @param name what it is: `product`, `ratio to bare`
  /// @param unit behind the number, empty for a ratio
  public record Figure(String name, Spread value, String unit, Optional<Goal> goal) {
    public static Figure of(String name, Spread value, String unit) {
      return new Figure(name, value, unit, Optional.empty());
    }

    public static Figure of(String name, Spread value, String unit, Goal goal) {
      return new Figure(name, value, unit, Optional.of(goal));
    }

    private String line() {
      String text = name + " " + FigureFormat.spread(value) + unit;
      return goal.map(g -> "%s (goal %s: %s)".formatted(text, g, g.judge(value))).orElse(text);
    }

    private Map<String, Object> json() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("name", name);
      json.put("unit", unit.strip());
      json.put("median", value.median());
      json.put("min", value.min());
      json.put("max", value.max());
      goal.ifPresent(g -> {
        json.put("goal", g.toString());
        json.put("verdict", g.judge(value).name().toLowerCase(Locale.ROOT));
      });
      return json;
    }
  }

  /// Whether a goal was missed by every round.
  public boolean failed() {
    return figures.stream()
        .anyMatch(f -> f.goal().map(g -> g.judge(f.value()) == Goal.Verdict.FAIL).orElse(false));
  }

  /// One line for people.
  public String line() {
    var parts = new ArrayList<String>();
    parts.add("%-16s".formatted(name));
    figures.forEach(figure -> parts.add(figure.line()));
    notes.forEach((what, note) -> parts.add(what + " " + note));
    return String.join("  ", parts);
  }

  /// One line of JSON.
  public String json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("case", name);
    json.put("figures", figures.stream().map(Figure::json).toList());
    json.putAll(notes);
    return JSON.writeValueAsString(json);
  }
}
