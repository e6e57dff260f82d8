package org.turnout.media;

/// A file that begins like a picture and is none.
final class BrokenPicture extends Exception {
  BrokenPicture(String what) {
    super(what, null, false, false);
  }
}
