package org.turnout.lab.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.turnout.settings.Times;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/// How a rehearsal is asked for.
final class RehearseOptions {
  private static final int MOST_PEOPLE = 1_000_000;

  @Parameters(
      paramLabel = "BLAST",
      arity = "0..1",
      description = "The blast: config/blasts/BLAST.yaml. Its hour is taken to have come.")
  Optional<String> blast = Optional.empty();

  @Option(
      names = "--people",
      defaultValue = "62000",
      description = "How many made-up members (default: ${DEFAULT-VALUE}).")
  int people = 62_000;

  @Option(
      names = "--per-second",
      defaultValue = "100",
      description = "Segments a second of the sender (default: ${DEFAULT-VALUE}).")
  int perSecond = 100;

  @Option(
      names = "--scenario",
      defaultValue = "calm-day",
      description =
          "calm-day, bad-day, carrier-outage, filter-trap, or config/rehearsal/NAME.yaml"
              + " (default: ${DEFAULT-VALUE}).")
  String scenario = "calm-day";

  @Option(
      names = "--latency",
      converter = Span.class,
      description = "How long the carrier takes for an answer (150ms), instead of the scenario's.")
  Optional<Duration> latency = Optional.empty();

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Everything decided by lot depends on it (default: ${DEFAULT-VALUE}).")
  long seed = 1;

  @Option(
      names = "--hold",
      converter = Span.class,
      defaultValue = "3s",
      description = "Before the first text; 60 s in production (default: ${DEFAULT-VALUE}).")
  Duration hold = Duration.ofSeconds(3);

  @Option(
      names = "--nodes",
      defaultValue = "1",
      description = "1 or 2 (default: ${DEFAULT-VALUE}).")
  int nodes = 1;

  @Option(names = "--resume", description = "Go on with the rehearsal that was stopped or killed.")
  boolean resume;

  @Option(
      names = "--end",
      description = "End the carrier of a rehearsal that was stopped; nobody can go on with it.")
  boolean end;

  @Option(names = "--json", description = "The report as one line of JSON.")
  boolean json;

  @Option(names = "--home", defaultValue = ".", description = "The folder with config/ and flows/.")
  Path home = Path.of(".");

  /// `150ms`, `3 s`.
  static final class Span implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String words) {
      return Times.parse(words)
          .orElseThrow(
              () -> new TypeConversionException("'" + words + "' is not a time such as 150ms"));
    }
  }

  /// What is wrong with them, if anything is.
  Optional<String> wrong() {
    if (!resume && blast.isEmpty()) {
      return Optional.of(
          "Which blast? ./turnout rehearse BLAST, or --resume for the one that was stopped.");
    }
    boolean sound =
        people >= 1 && people <= MOST_PEOPLE && perSecond >= 1 && nodes >= 1 && nodes <= 2;
    return sound
        ? Optional.empty()
        : Optional.of("--people 1 to 1,000,000, --per-second from 1, --nodes 1 or 2.");
  }
}
