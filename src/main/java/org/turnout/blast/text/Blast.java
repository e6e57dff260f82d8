package org.turnout.blast.text;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.turnout.blast.audience.Audience;
import org.turnout.flow.MemberText.Template;
import org.turnout.problem.SourceLocation;
import org.turnout.yaml.YamlNode;

/// One text to many people, as it was written: `config/blasts/gear-day.yaml`, or the same on the
/// page and in the API.
///
/// @param audienceLine as it was written
/// @param topic what recipients said yes to: nobody else is texted
/// @param sender the number it leaves from, the main one when empty
/// @param variants at least one; several share the audience evenly
/// @param links where `{link.NAME}` leads
/// @param opens the flow that an answer begins, and how long it may
/// @param send when it goes out, in each recipient's local time
/// @param every as it was written: the recurrence's own reader takes it from here
/// @param hold time to think again before the first text
public record Blast(
    String name,
    String about,
    String audienceLine,
    Audience audience,
    String topic,
    Optional<String> sender,
    List<Variant> variants,
    List<URI> media,
    Map<String, URI> links,
    Optional<Opens> opens,
    Optional<Send> send,
    Optional<YamlNode> every,
    Optional<Duration> hold) {
  /// How long an answer may begin a flow when the blast does not say: as long as questions stay
  /// open.
  public static final Duration USUALLY_OPEN = Duration.ofDays(3);

  public Blast {
    variants = List.copyOf(variants);
    media = List.copyOf(media);
    links = Map.copyOf(links);
  }

  /// One way of saying it.
  ///
  /// @param name `a`, `b`; `text` for the only one
  /// @param texts language tag to words; English is always there
  public record Variant(String name, Map<String, Words> texts) {
    public Variant {
      texts = Map.copyOf(texts);
    }

    /// The words for somebody of this language: their own, else the English.
    public Words in(String language) {
      var own = texts.get(language);
      return own != null ? own : requireNonNull(texts.get("en"));
    }
  }

  /// The words of one language.
  ///
  /// @param at where they begin in the file
  public record Words(String language, String text, Template template, SourceLocation at) {}

  /// The flow that an answer begins.
  public record Opens(String flow, Duration during) {}

  /// A day and a time of day, in each recipient's own zone; without a day, the first that fits.
  public record Send(Optional<LocalDate> on, LocalTime at) {}
}
