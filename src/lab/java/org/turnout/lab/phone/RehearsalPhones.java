package org.turnout.lab.phone;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.turnout.lab.carrier.SentPicture;

/// The phones of a rehearsal: what a person can hold in the browser. They text the engine by the
/// road that real phones take, the signed webhook.
public interface RehearsalPhones {
  /// All phones that are open, oldest first.
  List<Held> all();

  /// Opens the phone with this number, or finds it open already.
  ///
  /// @param number E.164
  /// @param language which words its owner would tap: `en`, `es` or `tl`
  Held open(String number, String language);

  /// The phone texts the campaign. Returns at once; the answer comes through [#subscribe].
  void send(String number, String text, Optional<SentPicture> picture);

  /// A picture in a bubble.
  Optional<SentPicture> picture(String id);

  /// Tells the listener the number of each phone whose screen changed. The listener must be quick.
  void subscribe(Consumer<String> listener);

  /// One phone as it looks now.
  record Held(String number, String language, List<Bubble> bubbles) {
    public Held {
      bubbles = List.copyOf(bubbles);
    }
  }

  /// One text on the screen.
  ///
  /// @param segments what the carrier bills for it
  /// @param pictures addresses on the page's own server, `/phone/picture/{id}` for [#picture]
  /// @param at campaign time
  record Bubble(Way way, String body, int segments, List<String> pictures, Instant at, Tick tick) {
    public Bubble {
      pictures = List.copyOf(pictures);
    }
  }

  /// Who wrote it.
  enum Way {
    MINE,
    CAMPAIGN
  }

  /// How far a text has come.
  enum Tick {
    SENDING("sending"),
    DELIVERED("delivered"),
    FAILED("not delivered");

    private final String word;

    Tick(String word) {
      this.word = word;
    }

    /// As it reads under the bubble.
    public String word() {
      return word;
    }
  }
}
