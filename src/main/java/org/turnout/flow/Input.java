package org.turnout.flow;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.turnout.channel.MediaKind;

/// What sets a turn off.
public sealed interface Input {
  /// A text of the person's, compliance words and reactions already taken out. Photos are numbers
  /// in our records.
  ///
  /// @param others what else came with it: no photo that can be kept
  record Said(String text, List<Long> photos, Set<MediaKind> others) implements Input {
    public Said {
      photos = List.copyOf(photos);
      others = Set.copyOf(others);
    }

    public Said(String text, List<Long> photos) {
      this(text, photos, Set.of());
    }

    @Override
    public String toString() {
      return "Said[" + text.length() + "]";
    }
  }

  /// The moment `Conversation.due` has come.
  record Due() implements Input {}

  /// A flow begins for a reason of its own: a blast, a Discord command, a date, an API call.
  record Started(String flow, Map<String, Value> inputs) implements Input {
    public Started {
      inputs = Map.copyOf(inputs);
    }
  }

  /// A text after a blast that opens a flow: the flow begins with its first question already asked,
  /// and this is what was said to it. A text that is meant for something else (a global word, an
  /// older question, a keyword) is taken as if there had been no blast, and the flow stays closed:
  /// [Turn#opened] tells which it was. Nothing is kept for a person before they answer.
  record Answered(String flow, Map<String, Value> inputs, Said said) implements Input {
    public Answered {
      inputs = Map.copyOf(inputs);
    }
  }
}
