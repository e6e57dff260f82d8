package org.turnout.media;

/// A file that begins like a picture and is none.
final class BrokenPicture extends Exception {
  private static final long serialVersionUID = 1L;

  BrokenPicture(String what) {
    super(what, null, false, false);
  }
}
