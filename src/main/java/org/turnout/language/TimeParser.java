package org.turnout.language;

import java.time.LocalTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.turnout.language.ParsedAnswer.Reason;

/// Times of day.
record TimeParser(Vocabulary vocabulary, NumberParser numbers) {
  private static final int LONGEST_PHRASE = 4;

  /// An hour and minute as written, and whether the writing itself says which half of the day.
  private record Clock(int hour, int minute, boolean sure) {}

  ParsedAnswer<LocalTime> in(String text) {
    List<String> words =
        PhrasePatterns.wordsOf(TextFold.plain(text).replace("a.m", "am").replace("p.m", "pm"));
    if (words.isEmpty()) {
      return ParsedAnswer.unclear(Reason.EMPTY);
    }
    var named = new LinkedHashSet<LocalTime>();
    var clocks = new LinkedHashSet<Clock>();
    Optional<Boolean> morning = Optional.empty();
    for (int i = 0; i < words.size(); ) {
      int length = 0;
      for (int n = Math.min(LONGEST_PHRASE, words.size() - i); n > 0 && length == 0; n--) {
        String phrase = TextFold.words(String.join(" ", words.subList(i, i + n)));
        LocalTime time = vocabulary.times().get(phrase);
        Boolean half = vocabulary.halves().get(phrase);
        if (time != null) {
          named.add(time);
          length = n;
        } else if (half != null) {
          morning = Optional.of(half);
          length = n;
        }
      }
      if (length == 0) {
        length = clock(words, i, clocks);
      }
      i += Math.max(1, length);
    }
    return decide(named, clocks, morning);
  }

  private ParsedAnswer<LocalTime> decide(
      LinkedHashSet<LocalTime> named, LinkedHashSet<Clock> clocks, Optional<Boolean> morning) {
    if (clocks.isEmpty() && named.isEmpty()) {
      return ParsedAnswer.unclear(Reason.NOT_FOUND);
    }
    if (clocks.size() > 1 || named.size() > 1) {
      return ParsedAnswer.unclear(Reason.SEVERAL);
    }
    if (clocks.isEmpty()) {
      return ParsedAnswer.of(named.getFirst());
    }
    Clock clock = clocks.getFirst();
    if (!named.isEmpty() && clock.hour() != 12) {
      return ParsedAnswer.unclear(Reason.SEVERAL);
    }
    if (!named.isEmpty()) {
      return ParsedAnswer.of(named.getFirst());
    }
    if (clock.sure() || clock.hour() > 12 || clock.hour() == 0) {
      return ParsedAnswer.of(LocalTime.of(clock.hour(), clock.minute()));
    }
    return morning
        .map(am -> ParsedAnswer.of(LocalTime.of(clock.hour() % 12 + (am ? 0 : 12), clock.minute())))
        .orElseGet(() -> ParsedAnswer.unclear(Reason.MORNING_OR_EVENING));
  }

  /// The clock time that begins at a word, and how many words it takes.
  private int clock(List<String> words, int at, LinkedHashSet<Clock> clocks) {
    String word = NumberParser.trim(words.get(at));
    int letters = word.length();
    while (letters > 0 && Character.isLetter(word.charAt(letters - 1))) {
      letters--;
    }
    Boolean half = vocabulary.halves().get(word.substring(letters));
    String digits = word.substring(0, half == null && letters < word.length() ? 0 : letters);
    Optional<Clock> clock = parse(NumberParser.trim(digits));
    if (clock.isPresent()) {
      clocks.add(half == null ? clock.get() : halved(clock.get(), half));
      return 1;
    }
    NumberParser.Spoken spoken = numbers.spoken(words, at);
    if (spoken.words() > 0 && spoken.value() >= 1 && spoken.value() <= 12) {
      clocks.add(new Clock((int) spoken.value(), 0, false));
      return spoken.words();
    }
    return 0;
  }

  private static Clock halved(Clock clock, boolean morning) {
    return clock.hour() > 12
        ? clock
        : new Clock(clock.hour() % 12 + (morning ? 0 : 12), clock.minute(), true);
  }

  /// "7", "7:30", "07:30", "730", "1930". A leading zero says that all 24 hours are counted.
  private static Optional<Clock> parse(String text) {
    int colon = Math.max(text.indexOf(':'), text.indexOf('.'));
    String hours = colon >= 0 ? text.substring(0, colon) : text;
    String minutes = colon >= 0 ? text.substring(colon + 1) : "00";
    if (colon < 0 && (text.length() == 3 || text.length() == 4)) {
      hours = text.substring(0, text.length() - 2);
      minutes = text.substring(text.length() - 2);
    }
    if (!NumberParser.allDigits(hours)
        || !NumberParser.allDigits(minutes)
        || hours.length() > 2
        || minutes.length() != 2) {
      return Optional.empty();
    }
    int hour = Integer.parseInt(hours);
    int minute = Integer.parseInt(minutes);
    boolean sure = hours.length() == 2 && hours.charAt(0) == '0';
    return hour > 23 || minute > 59 ? Optional.empty() : Optional.of(new Clock(hour, minute, sure));
  }
}
