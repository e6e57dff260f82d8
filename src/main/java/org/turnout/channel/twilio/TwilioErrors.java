package org.turnout.channel.twilio;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.turnout.channel.CarrierError;
import org.turnout.channel.CarrierError.Action;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Twilio's error codes: what each means in our words and what to do about it. The table is data,
/// `twilio/errors.yaml`; single codes win over ranges, and a code that is in neither is shown and
/// never retried.
public final class TwilioErrors {
  private static final String TABLE = "/twilio/errors.yaml";

  private final Map<Integer, CarrierError> single;
  private final NavigableMap<Integer, Range> ranges;

  private record Range(int last, CarrierError error) {}

  private TwilioErrors(Map<Integer, CarrierError> single, NavigableMap<Integer, Range> ranges) {
    this.single = Map.copyOf(single);
    this.ranges = ranges;
  }

  /// The table that comes with the program.
  public static TwilioErrors load() {
    try (InputStream in = TwilioErrors.class.getResourceAsStream(TABLE)) {
      if (in == null) {
        throw new IllegalStateException(TABLE + " is missing from the program");
      }
      return read(new YAMLMapper().readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + TABLE, e);
    }
  }

  /// What a code means; never null, whatever the code.
  public CarrierError of(int code) {
    CarrierError known = single.get(code);
    if (known != null) {
      return known;
    }
    var below = ranges.floorEntry(code);
    if (below != null && code <= below.getValue().last()) {
      CarrierError error = below.getValue().error();
      return new CarrierError(code, error.meaning(), error.action(), error.after());
    }
    String meaning = code == 0 ? "the carrier gave no reason" : "the carrier's error " + code;
    return new CarrierError(code, meaning, Action.SHOW);
  }

  private static TwilioErrors read(JsonNode table) {
    Map<Integer, CarrierError> single = new HashMap<>();
    NavigableMap<Integer, Range> ranges = new TreeMap<>();
    for (JsonNode row : table.values()) {
      String meaning = row.required("meaning").asString();
      Action action = Action.valueOf(row.required("action").asString());
      int after = row.path("after").asInt(1);
      for (JsonNode code : row.path("codes").values()) {
        var before =
            single.put(code.asInt(), new CarrierError(code.asInt(), meaning, action, after));
        if (before != null) {
          throw new IllegalStateException(TABLE + " has code " + code.asInt() + " twice");
        }
      }
      List<Integer> range = row.path("range").valueStream().map(JsonNode::asInt).toList();
      if (!range.isEmpty()) {
        ranges.put(
            range.getFirst(),
            new Range(range.getLast(), new CarrierError(0, meaning, action, after)));
      }
    }
    return new TwilioErrors(single, ranges);
  }
}
