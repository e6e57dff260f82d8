package org.turnout.lab.hearing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The numbers, days and times of `spoken_values.json`, as people say them. The file is not part of
/// the program: it lies in the folder `shared` next to the project, or where `TURNOUT_SHARED` says.
final class SpokenVectors {
  private static final String FILE = "vectors/spoken_values.json";

  private SpokenVectors() {}

  /// Its inputs; none where the file is not.
  static List<LabeledInput> read() {
    return file().map(SpokenVectors::read).orElse(List.of());
  }

  private static Optional<Path> file() {
    String told = System.getenv("TURNOUT_SHARED");
    if (told != null) {
      return Optional.of(Path.of(told, FILE)).filter(Files::exists);
    }
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path file = at.resolve("shared").resolve(FILE);
      if (Files.exists(file)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  private static List<LabeledInput> read(Path file) {
    JsonNode root = JsonMapper.builder().build().readTree(file.toFile());
    LocalDate today = LocalDate.parse(root.get("now").asString().substring(0, 10));
    var inputs = new ArrayList<LabeledInput>();
    for (JsonNode given : root.get("cases")) {
      inputs.add(input(given, today));
    }
    return inputs;
  }

  private static LabeledInput input(JsonNode given, LocalDate today) {
    String kind = given.get("kind").asString();
    String value = given.get("value").asString();
    String asked = kind.equals("day and time") ? "moment" : kind;
    return new LabeledInput(
        asked,
        given.get("language").asString(),
        switch (asked) {
          case "moment" -> moment(LocalDateTime.parse(value), today);
          case "number" -> value.equals("0") ? List.of("ask") : List.of(value);
          case "day" -> day(value, today, given.get("text").asString());
          default -> List.of(value);
        },
        given.get("text").asString(),
        new InputContext(
            switch (asked) {
              case "number" -> "5000";
              case "ordinal" -> "100";
              default -> today.toString();
            }));
  }

  /// A bare name of a day may be today.
  private static List<String> day(String value, LocalDate today, String text) {
    boolean bare = text.indexOf(' ') < 0 && value.equals(today.plusDays(7).toString());
    return bare ? List.of(value, today.toString()) : List.of(value);
  }

  /// A time alone is said of today or tomorrow; a day alone is right where its time is that of the
  /// reference.
  private static List<String> moment(LocalDateTime value, LocalDate today) {
    var right = new ArrayList<>(List.of(value.toString(), value.toLocalDate().toString()));
    if (!value.toLocalDate().isAfter(today.plusDays(1))) {
      right.add(value.toLocalTime().toString());
    }
    return right;
  }
}
