package org.turnout.web;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/// What the server itself refuses before any handler of ours sees it (a request that is not HTTP, a
/// path with a zero byte): the same headers as everywhere, and nothing of the request in the
/// answer.
final class BareErrors extends ErrorHandler {
  private static final String WORDS = "the request is malformed\n";
  private static final HttpField TYPE =
      new HttpField(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");

  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int code,
      String message,
      @Nullable Throwable cause,
      Callback callback) {
    dress(response.getHeaders());
    Content.Sink.write(
        response, true, code < 500 ? WORDS : "something went wrong on our side\n", callback);
  }

  private static void dress(HttpFields.Mutable fields) {
    SecurityHeaders.ALL.forEach(fields::put);
    fields.put(TYPE);
  }
}
