package org.turnout.inbox;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Which open items somebody wants to see; an empty part leaves none out.
///
/// @param local slug of a local, or [#NONE] for members of whom no local is known
/// @param site slug of a site
/// @param language the one to answer in
/// @param older only what has been open for so long
/// @param run only replies to this run of a blast
public record InboxFilter(
    Optional<Queue> queue,
    Optional<String> local,
    Optional<String> site,
    Optional<String> language,
    Optional<Duration> older,
    Optional<Long> run) {
  /// Everything that is open.
  public static final InboxFilter ALL =
      new InboxFilter(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /// In the place of a local's slug: no local is known.
  public static final String NONE = "none";

  private static final Pattern AGE = Pattern.compile("([1-9][0-9]{0,3})([mhd])");

  /// The two lists of the inbox.
  public enum Queue {
    /// Members who wait for a person.
    WAITING("waiting"),
    /// Texts that may ask for an end of all texts.
    HOLDS("holds");

    private final String word;

    Queue(String word) {
      this.word = word;
    }

    /// As it is written.
    public String word() {
      return word;
    }

    /// As they are written.
    public static List<String> words() {
      return List.of(WAITING.word, HOLDS.word);
    }

    /// The one that is written so.
    public static Optional<Queue> of(String word) {
      return List.of(values()).stream().filter(queue -> queue.word.equals(word)).findFirst();
    }
  }

  /// The same of one of the lists.
  public InboxFilter in(Queue other) {
    return new InboxFilter(Optional.of(other), local, site, language, older, run);
  }

  /// The same of replies to one run.
  public InboxFilter to(long otherRun) {
    return new InboxFilter(queue, local, site, language, older, Optional.of(otherRun));
  }

  /// An age as people write it: `30m`, `4h`, `2d`.
  public static Optional<Duration> age(String words) {
    var age = AGE.matcher(words);
    if (!age.matches()) {
      return Optional.empty();
    }
    long n = Long.parseLong(age.group(1));
    return Optional.of(
        switch (age.group(2)) {
          case "m" -> Duration.ofMinutes(n);
          case "h" -> Duration.ofHours(n);
          default -> Duration.ofDays(n);
        });
  }
}
