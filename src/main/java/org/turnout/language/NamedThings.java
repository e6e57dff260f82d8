package org.turnout.language;

import java.util.List;

/// What a sentence names of the things that one can have here.
///
/// @param things several when the text names several
/// @param asked whether it asks for them; a question, a complaint, a report about the past and a
///   negation do not
/// @param aimed whether it asks for the things themselves, not for what is for them: "20 for my
///   shift"
/// @param plain whether it says nothing else
/// @param aside what the text says with it
public record NamedThings<T>(
    List<T> things, boolean asked, boolean aimed, boolean plain, Aside aside) {
  public NamedThings {
    things = List.copyOf(things);
  }

  /// What a text says with the things that it names.
  ///
  /// @param apart whether each of several things is a wish of its own: "sign, and 20 stickers"
  /// @param complains whether it speaks of what is past or wrong, or says no
  /// @param goesOn whether it says more than a wish, which a person should read
  /// @param wish the words that ask
  public record Aside(boolean apart, boolean complains, boolean goesOn, String wish) {
    static final Aside NOTHING = new Aside(false, false, false, "");

    /// A member's words stay out of logs.
    @Override
    public String toString() {
      return "Aside[" + apart + "]";
    }
  }

  static <T> NamedThings<T> none() {
    return new NamedThings<>(List.of(), false, false, false, Aside.NOTHING);
  }

  /// The same wish for other things.
  public <R> NamedThings<R> as(List<R> others) {
    return new NamedThings<>(others, asked, aimed, plain, aside);
  }

  /// The same, with each thing a wish of its own or not.
  NamedThings<T> apart(boolean apart) {
    var other = new Aside(apart, aside.complains(), aside.goesOn(), aside.wish());
    return new NamedThings<>(things, asked, aimed, plain, other);
  }
}
