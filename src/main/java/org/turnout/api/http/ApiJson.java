package org.turnout.api.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.turnout.api.http.ProblemView.Fault;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/// JSON as this interface writes and reads it: what is not there is left out, moments are ISO 8601
/// in UTC, a name may not occur twice and nothing may follow the value.
public final class ApiJson {
  public static final String TYPE = "application/json";

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(
              all -> all.withValueInclusion(JsonInclude.Include.NON_ABSENT))
          .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private ApiJson() {}

  public static byte[] write(Object value) {
    return MAPPER.writeValueAsBytes(value);
  }

  /// A field of ours as JSON names it: `member_number` is `memberNumber`.
  static String name(String field) {
    return Pattern.compile("_(.)")
        .matcher(field)
        .replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
  }

  /// @throws Refusal it is not JSON
  public static JsonNode read(String text) {
    try {
      JsonNode node = MAPPER.readTree(text);
      if (node == null || node.isMissingNode()) {
        throw ApiError.of(ErrorCode.BAD_REQUEST, "the body is empty; a JSON object is expected");
      }
      return node;
    } catch (JacksonException broken) {
      var at = broken.getLocation();
      var fault =
          new Fault(
              Optional.of("#"),
              Optional.empty(),
              Optional.empty(),
              Optional.ofNullable(at).map(place -> place.getLineNr()).filter(line -> line > 0),
              Optional.ofNullable(at).map(place -> place.getColumnNr()).filter(n -> n > 0),
              Optional.of("no-json"),
              Optional.empty(),
              "the body is not JSON from here on, or it has a name twice",
              Optional.empty());
      throw ApiError.of(ErrorCode.BAD_REQUEST, List.of(fault));
    }
  }
}
