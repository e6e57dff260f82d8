package org.turnout.lab.carrier;

/// A picture that a rehearsal phone sends. The type is what the phone claims; the bytes may say
/// otherwise.
///
/// @param type for example `image/jpeg`
@SuppressWarnings("ArrayRecordComponent") // compared by identity only
public record SentPicture(byte[] bytes, String type) {
  @Override
  public String toString() {
    return "Picture[" + type + ", " + bytes.length + " bytes]";
  }
}
