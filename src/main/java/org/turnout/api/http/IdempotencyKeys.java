package org.turnout.api.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.turnout.access.KeyedRequests;
import org.turnout.access.KeyedRequests.Before;
import org.turnout.access.KeyedRequests.Given;
import org.turnout.api.http.ProblemView.Fault;

/// Requests that are carried out once, however often they are sent: the caller gives each a key of
/// their own (`Idempotency-Key`), and the same key gets the first answer again.
///
/// The key is in the records before the work begins, so two at once, on any node, do it once: the
/// second is told to ask again. An answer that says that we failed is not kept, and the request may
/// be tried again with its key. When a node dies at work, its key is free after five minutes; the
/// work is then done again, or was done and refuses itself.
public final class IdempotencyKeys {
  public static final String HEADER = "Idempotency-Key";
  private static final int LONGEST_KEY = 100;

  private final KeyedRequests requests;

  public IdempotencyKeys(KeyedRequests requests) {
    this.requests = requests;
  }

  /// Does the work, unless this was asked before.
  ///
  /// @param content all that makes the request this one
  /// @param work a status below 500
  /// @throws Refusal no key, or one that was used for another request or for one still at work
  public Answered answer(
      long token, Optional<String> header, String content, Supplier<Given> work) {
    String key = key(header);
    String hash = Hashing.sha256().hashString(content, UTF_8).toString();
    Optional<Before> before = requests.begin(token, key, hash);
    if (before.isPresent()) {
      return again(before.get(), hash);
    }
    boolean done = false;
    try {
      Given given = work.get();
      requests.keep(token, key, given);
      done = true;
      return new Answered(given, false);
    } finally {
      if (!done) {
        requests.forget(token, key);
      }
    }
  }

  /// @param again whether it is the first answer, given again
  public record Answered(Given given, boolean again) {}

  private static Answered again(Before before, String hash) {
    if (!before.hash().equals(hash)) {
      throw ApiError.of(
          ErrorCode.KEY_USED,
          "this key was used for another request within a day",
          "give each request a key of its own, such as a random UUID");
    }
    return new Answered(
        before
            .given()
            .orElseThrow(() ->
                ApiError.of(
                        ErrorCode.GOING_ON,
                        "a request with this key is still being worked on",
                        "send it again with the same key in a moment")
                    .with("Retry-After", "1")),
        true);
  }

  private static String key(Optional<String> header) {
    String key = header.map(String::strip).orElse("");
    boolean fine =
        !key.isEmpty()
            && key.length() <= LONGEST_KEY
            && key.chars().allMatch(c -> c > ' ' && c < 0x7f);
    if (!fine) {
      throw ApiError.of(
          ErrorCode.BAD_REQUEST,
          List.of(
              Fault.header(
                  HEADER,
                  "this request is carried out once: give it a key of its own, 1 to "
                      + LONGEST_KEY
                      + " characters, such as a random UUID")));
    }
    return key;
  }
}
