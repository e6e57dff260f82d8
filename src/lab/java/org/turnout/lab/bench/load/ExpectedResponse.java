package org.turnout.lab.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

/// What a right answer looks like: a figure made of refusals is none.
public final class ExpectedResponse {
  private final int status;
  private final byte[] marker;

  /// @param status the HTTP status
  /// @param marker in every right answer; empty when nothing does
  public ExpectedResponse(int status, String marker) {
    this.status = status;
    this.marker = marker.getBytes(US_ASCII);
  }

  boolean met(int actual, byte[] answer, int end) {
    return actual == status && contains(answer, end);
  }

  private boolean contains(byte[] answer, int end) {
    for (int at = 0; at + marker.length <= end; at++) {
      int same = 0;
      while (same < marker.length && answer[at + same] == marker[same]) {
        same++;
      }
      if (same == marker.length) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String toString() {
    return status + (marker.length == 0 ? "" : " with " + new String(marker, US_ASCII));
  }
}
