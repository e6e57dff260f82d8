package org.turnout.api.http;

import java.util.Arrays;
import java.util.Optional;

/// Versions of what callers change: a caller that replaces something says which version it has
/// read, so that nobody overwrites what they have not seen.
public final class EntityVersions {
  private EntityVersions() {}

  /// As it is written in a header.
  public static String tag(String version) {
    return "\"" + version + "\"";
  }

  /// @param current what is there now; empty: nothing
  /// @throws Refusal the caller has read another version, or does not say which
  public static void check(ApiCall call, Optional<String> current) {
    Optional<String> match = call.header("If-Match");
    Optional<String> none = call.header("If-None-Match");
    if (current.isEmpty()) {
      if (match.isPresent()) {
        throw ApiError.of(ErrorCode.CHANGED, "there is none to replace", "leave If-Match out");
      }
      return;
    }
    if (none.filter("*"::equals).isPresent()) {
      throw ApiError.of(ErrorCode.CHANGED, "there is one already", "read it first");
    }
    String tags =
        match.orElseThrow(() ->
            ApiError.of(
                ErrorCode.NEEDS_MATCH,
                "there is one already: say which version this is to replace",
                "send its ETag as If-Match"));
    boolean fits =
        Arrays.stream(tags.split(",", -1))
            .map(String::strip)
            .anyMatch(tag -> tag.equals("*") || tag.equals(tag(current.get())));
    if (!fits) {
      throw ApiError.of(
          ErrorCode.CHANGED,
          "somebody has changed it since you read it",
          "read it again, and decide what stays");
    }
  }
}
