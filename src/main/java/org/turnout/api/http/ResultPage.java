package org.turnout.api.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.turnout.api.http.ProblemView.Fault;

/// A part of a list and, if there is more, where the next one begins. Pages hold on to the last
/// key, not to a count: what comes in or goes meanwhile moves nothing to another page.
///
/// @param next opaque to callers
public record ResultPage<T>(List<T> items, Optional<String> next) {
  static final int USUAL = 50;
  static final int MOST = 200;

  public ResultPage {
    items = List.copyOf(items);
  }

  /// @param found up to one more than the page holds
  /// @param key of an item: the next page begins after it
  public static <T> ResultPage<T> of(List<T> found, int limit, Function<T, Object> key) {
    if (found.size() <= limit) {
      return new ResultPage<>(found, Optional.empty());
    }
    List<T> items = found.subList(0, limit);
    return new ResultPage<>(items, Optional.of(cursor(key.apply(items.getLast()).toString())));
  }

  static String cursor(String key) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(("1" + key).getBytes(UTF_8));
  }

  /// The key behind a cursor.
  ///
  /// @throws Refusal we never gave it out
  public static String key(String cursor) {
    try {
      String key = new String(Base64.getUrlDecoder().decode(cursor), UTF_8);
      if (key.startsWith("1") && CleanText.wrong(key).isEmpty()) {
        return key.substring(1);
      }
    } catch (IllegalArgumentException notBase64) {
      // told below
    }
    throw bad();
  }

  /// The same for keys that are numbers.
  public static long number(String cursor) {
    try {
      return Long.parseLong(key(cursor));
    } catch (NumberFormatException another) {
      throw bad();
    }
  }

  private static ApiError bad() {
    return ApiError.of(
        ErrorCode.BAD_REQUEST,
        List.of(
            Fault.parameter(
                "cursor",
                "this cursor did not come from here",
                Optional.of("take `next` of the page before as it is"))));
  }
}
