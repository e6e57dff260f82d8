package org.turnout.cli.records;

import java.util.Optional;
import org.turnout.inbox.InboxFilter;
import picocli.CommandLine.Option;

/// Which items of the inbox a command lists.
final class InboxChoice {
  @Option(names = "--local", description = "Only members of this local, by its slug; or none.")
  private Optional<String> local = Optional.empty();

  @Option(names = "--site", description = "Only members who work at this site, by its slug.")
  private Optional<String> site = Optional.empty();

  @Option(names = "--language", description = "Only members who are answered in this language: es.")
  private Optional<String> language = Optional.empty();

  @Option(names = "--older", description = "Only what has been open for so long: 30m, 4h, 2d.")
  private Optional<String> older = Optional.empty();

  @Option(names = "--run", description = "Only replies to this run of a blast, by its number.")
  private Optional<Long> run = Optional.empty();

  /// What to list; empty when the age that was typed is none.
  Optional<InboxFilter> filter() {
    var age = older.flatMap(InboxFilter::age);
    return older.isPresent() && age.isEmpty()
        ? Optional.empty()
        : Optional.of(new InboxFilter(Optional.empty(), local, site, language, age, run));
  }
}
