package org.turnout.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.turnout.testkit.TestDatabase;

/// The conversations that `docs/conversations.md` shows are those that people have today. What they
/// come to now is written to `target/conversations.md`, to be read and copied.
class TranscriptsIT {
  private static final Path SHOWN = Path.of("docs", "conversations.md");
  private static final String FENCE = "```";

  @Test
  void everyConversationInTheDocumentIsWhatComesNow() throws IOException {
    List<String> shown = Files.readAllLines(SHOWN);
    var now = new ArrayList<String>();
    var talk = new ArrayList<String>();
    boolean within = false;
    for (String line : shown) {
      if (within && !line.equals(FENCE)) {
        talk.add(line);
        continue;
      }
      if (within) {
        try (var db = TestDatabase.fresh();
            var door = CampaignDoor.shipped(db)) {
          // Codes are of a key that each set of records makes up for itself.
          db.database()
              .with(handle ->
                  handle.execute("update check_in_key set key = decode(repeat('00', 32), 'hex')"));
          now.addAll(Transcript.played(talk, db, door));
        }
        talk.clear();
      }
      now.add(line);
      within = line.startsWith(FENCE) != within;
    }
    List<String> lines = String.join("\n", now).lines().toList();
    Files.write(Path.of("target", "conversations.md"), lines);
    assertThat(lines).isEqualTo(shown);
  }
}
