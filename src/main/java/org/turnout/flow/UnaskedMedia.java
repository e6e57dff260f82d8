package org.turnout.flow;

import java.util.List;
import org.turnout.channel.MediaKind;
import org.turnout.language.SystemText;

/// What came with a text though no question asks for it: a person looks at it.
record UnaskedMedia(TurnContext table) {
  /// Whether something came with a text while the newest question asks for a photo: then it is
  /// meant for that.
  static boolean isAsked(List<FlowRuns.Open> open, ParsedInput heard) {
    return heard.hasMedia()
        && !open.isEmpty()
        && open.getFirst().ask().type().orElse(null) instanceof AnswerType.Photo;
  }

  /// Passes it on, and says so.
  void passOn(ParsedInput heard) {
    if (!heard.photos().isEmpty()) {
      table.passesOn("photo", SystemText.PHOTO_PASSED);
    } else if (heard.others().contains(MediaKind.OTHER_PICTURE)) {
      table.passesOn("a picture that can't be opened", SystemText.OTHER_PICTURE);
    } else {
      table.passesOn("a file, not a photo", SystemText.FILE_PASSED);
    }
  }
}
