package org.turnout.channel.twilio;

import org.turnout.channel.WebhookAnswer;

/// The answer on a waiting webhook, in Twilio's XML.
///
/// Every `<Message>` carries our ledger row in its status callback: Twilio names no SID on this
/// route, so the callback is the only proof that the reply left.
final class Twiml {
  private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

  private Twiml() {}

  static String of(WebhookAnswer answer, TwilioAccess access) {
    if (answer.texts().isEmpty()) {
      return HEAD + "<Response/>";
    }
    StringBuilder xml = new StringBuilder(256).append(HEAD).append("<Response>");
    for (WebhookAnswer.Text text : answer.texts()) {
      xml.append("<Message statusCallback=\"");
      escape(access.statusCallback(text.outboxId()), xml);
      xml.append("\">");
      if (text.media().isEmpty()) {
        escape(text.body(), xml);
      } else {
        xml.append("<Body>");
        escape(text.body(), xml);
        xml.append("</Body>");
        text.media()
            .forEach(uri -> escape(uri.toString(), xml.append("<Media>")).append("</Media>"));
      }
      xml.append("</Message>");
    }
    return xml.append("</Response>").toString();
  }

  /// Escapes for text and attributes alike. Characters that XML 1.0 forbids would lose the whole
  /// answer (error 12100), so they are dropped; a line break is `\n` alone, as XML reads it anyway
  /// and as it is billed.
  static StringBuilder escape(String text, StringBuilder xml) {
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '&' -> xml.append("&amp;");
            case '<' -> xml.append("&lt;");
            case '>' -> xml.append("&gt;");
            case '"' -> xml.append("&quot;");
            case '\n', '\t' -> xml.append((char) c);
            default -> {
              if (allowed(c)) {
                xml.appendCodePoint(c);
              }
            }
          }
        });
    return xml;
  }

  private static boolean allowed(int c) {
    boolean surrogate = c >= 0xD800 && c <= 0xDFFF;
    return !Character.isISOControl(c) && !surrogate && c != 0xFFFE && c != 0xFFFF;
  }
}
