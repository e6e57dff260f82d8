package org.turnout.channel.twilio;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.BooleanSupplier;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/// A request's body that is written only while the claim of its text holds. The head waits in a
/// buffer until the body is written, so nothing of a request that is given up here has left.
final class ClaimedBody extends HttpEntityWrapper {
  /// The claim was lost before anything was written.
  static final class Lost extends IOException {
    Lost() {
      super("the claim is too old");
    }
  }

  private final BooleanSupplier holds;

  ClaimedBody(HttpEntity body, BooleanSupplier holds) {
    super(body);
    this.holds = holds;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    if (!holds.getAsBoolean()) {
      throw new Lost();
    }
    super.writeTo(out);
  }
}
