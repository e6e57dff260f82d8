package org.turnout.api.http;

import java.util.Locale;

/// Everything that a request can be refused for: a closed vocabulary, which callers may decide by.
public enum ErrorCode {
  BAD_REQUEST(400, "The request cannot be read"),
  NO_TOKEN(401, "A valid token is needed"),
  NOT_ALLOWED(403, "Your role does not allow this"),
  NOT_FOUND(404, "There is nothing here"),
  WRONG_METHOD(405, "This method is not served here"),
  NOT_NOW(409, "It does not fit the current state"),
  GOING_ON(409, "The same request is still being worked on"),
  CHANGED(412, "It has changed since you read it"),
  TOO_LARGE(413, "The request is too large"),
  OTHER_TYPE(415, "The body has a type that is not accepted here"),
  INVALID(422, "Some of this is not valid"),
  KEY_USED(422, "The idempotency key was used for another request"),
  NEEDS_MATCH(428, "Say which version you have read"),
  TOO_MANY(429, "Too many requests");

  private final int status;
  private final String title;

  ErrorCode(int status, String title) {
    this.status = status;
    this.title = title;
  }

  public int status() {
    return status;
  }

  String title() {
    return title;
  }

  /// The `type` of its problem details: `urn:turnout:problem:not-now`.
  public String type() {
    return "urn:turnout:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
