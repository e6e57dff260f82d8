package org.turnout.channel.twilio;

import io.javalin.http.HttpStatus;

/// The caller's mistake on a webhook: a status and a reason in our own words, safe to send back.
final class WebhookRefusal extends RuntimeException {
  private final HttpStatus status;

  WebhookRefusal(HttpStatus status, String reason) {
    super(reason, null, false, false);
    this.status = status;
  }

  HttpStatus status() {
    return status;
  }
}
