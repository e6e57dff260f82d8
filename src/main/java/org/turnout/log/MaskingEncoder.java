package org.turnout.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The last net under the rule that no full phone number reaches a log: whatever a library wrote
/// into a message or an exception, `+15125550100` leaves as `+…0100`. Our own code masks on its
/// own; the test suite logs without this net and fails when something would have fallen into it.
public final class MaskingEncoder extends EncoderBase<ILoggingEvent> {
  // E.164 has at most 15 digits; fewer than 10 is a short code, a port or a count.
  private static final Pattern NUMBER = Pattern.compile("(?:\\+|%2B)\\d{6,11}(\\d{4})(?!\\d)");

  private @Nullable Encoder<ILoggingEvent> lines;

  /// The encoder that shapes the line, set by `logback.xml`.
  public void setLines(Encoder<ILoggingEvent> lines) {
    this.lines = lines;
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    byte[] line = lines().encode(event);
    return mightHoldNumber(line)
        ? NUMBER.matcher(new String(line, UTF_8)).replaceAll("+…$1").getBytes(UTF_8)
        : line;
  }

  @Override
  public byte[] headerBytes() {
    return lines().headerBytes();
  }

  @Override
  public byte[] footerBytes() {
    return lines().footerBytes();
  }

  private Encoder<ILoggingEvent> lines() {
    return Objects.requireNonNull(lines, "logback.xml gives the masking encoder no <lines>");
  }

  private static boolean mightHoldNumber(byte[] line) {
    for (byte b : line) {
      if (b == '+' || b == '%') {
        return true;
      }
    }
    return false;
  }
}
