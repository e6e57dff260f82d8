package org.turnout.language;

/// What somebody wants of the language that we write in.
public sealed interface LanguageWish {
  /// This one from now on: "english please", "no hablo inglés".
  record Speaks(Language language) implements LanguageWish {}

  /// Another one, and it is not said which: "i don't speak english".
  record Another() implements LanguageWish {}

  /// Somebody else reads this one: "can my mom get her texts in spanish".
  record ForAnother(Language language) implements LanguageWish {}

  /// Nothing: a language is not named, or something else is said of it, "english breakfast".
  record None() implements LanguageWish {}

  LanguageWish NONE = new None();
  LanguageWish ANOTHER = new Another();
}
