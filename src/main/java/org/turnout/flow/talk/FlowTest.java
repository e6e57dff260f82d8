package org.turnout.flow.talk;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.turnout.channel.Channel;
import org.turnout.problem.SourceLocation;

/// A conversation as an organizer expects it, from `flows/tests/*.yaml`.
///
/// @param name what it shows, from its `test:` line
/// @param given what happened before the talk begins
public record FlowTest(
    SourceLocation place,
    String name,
    SimulatedPerson who,
    Instant now,
    List<Act> given,
    List<Act> talk) {
  public FlowTest {
    given = List.copyOf(given);
    talk = List.copyOf(talk);
  }

  /// One line of the talk.
  public sealed interface Act {
    SourceLocation place();

    /// The person texts.
    record Send(SourceLocation place, String text, List<Long> photos) implements Act {
      public Send {
        photos = List.copyOf(photos);
      }
    }

    /// The texts since the last line contain these words.
    record Expect(SourceLocation place, String words) implements Act {}

    /// The texts since the last line are exactly these.
    record Exactly(SourceLocation place, String words) implements Act {}

    /// Nothing was sent.
    record Silence(SourceLocation place) implements Act {}

    /// Something happens to the records: `shift 1 fills up`.
    record Meanwhile(SourceLocation place, String event) implements Act {}

    /// Time passes.
    record After(SourceLocation place, Duration span) implements Act {}

    /// The person reads another language from now on.
    record Speaks(SourceLocation place, String tag) implements Act {}

    /// The person writes through another door from now on.
    record Uses(SourceLocation place, Channel channel) implements Act {}

    /// A flow begins on its own.
    record Begins(SourceLocation place, String flow) implements Act {}

    /// A blast that opens this flow reaches the person.
    record Reached(SourceLocation place, String flow) implements Act {}

    /// How many entries there are: of a form by its name, of places by the roster's, `picket.line`
    /// for places in line.
    record Records(SourceLocation place, Map<String, Long> counts) implements Act {
      public Records {
        counts = Map.copyOf(counts);
      }
    }

    /// Something besides texts happened: `joined picket`, `steward wanted`, `ended shift as
    /// none_open`.
    record Happened(SourceLocation place, String event) implements Act {}
  }
}
