package org.turnout.people;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A file of prefixes, each with a state and its time zones; the longest prefix that fits counts.
final class PrefixTable {
  private final Map<String, Whereabouts> byPrefix = new HashMap<>();
  private final int longest;

  private PrefixTable(List<String> lines) {
    for (String line : lines) {
      add(line);
    }
    longest = byPrefix.keySet().stream().mapToInt(String::length).max().orElse(0);
  }

  /// Reads a resource of lines such as `324 FL America/Chicago America/New_York`.
  static PrefixTable read(String resource) {
    try (InputStream in = PrefixTable.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks " + resource);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new PrefixTable(
          text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList());
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + resource, e);
    }
  }

  private void add(String line) {
    String[] words = line.split(" ", -1);
    var zones = new LinkedHashSet<ZoneId>();
    for (int i = 2; i < words.length; i++) {
      zones.add(ZoneId.of(words[i]));
    }
    var where = new Whereabouts(zones, Set.of(words[1]));
    int dash = words[0].indexOf('-');
    String first = dash < 0 ? words[0] : words[0].substring(0, dash);
    String last = dash < 0 ? first : words[0].substring(dash + 1);
    for (int n = Integer.parseInt(first); n <= Integer.parseInt(last); n++) {
      byPrefix.put(String.format(Locale.ROOT, "%0" + first.length() + "d", n), where);
    }
  }

  /// The place of the longest prefix of these digits.
  Optional<Whereabouts> of(String digits) {
    for (int n = Math.min(longest, digits.length()); n > 0; n--) {
      Whereabouts where = byPrefix.get(digits.substring(0, n));
      if (where != null) {
        return Optional.of(where);
      }
    }
    return Optional.empty();
  }

  /// Every place of the United States, for a number that may be anywhere.
  Whereabouts anywhere() {
    var zones = new LinkedHashSet<ZoneId>();
    var states = new LinkedHashSet<String>();
    byPrefix.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .filter(entry -> entry.getValue().states().iterator().next().length() == 2)
        .filter(
            entry -> Character.isUpperCase(entry.getValue().states().iterator().next().charAt(0)))
        .forEach(entry -> {
          zones.addAll(entry.getValue().zones());
          states.addAll(entry.getValue().states());
        });
    return new Whereabouts(zones, states);
  }
}
