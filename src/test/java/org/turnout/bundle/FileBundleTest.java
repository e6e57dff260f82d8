package org.turnout.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileBundleTest {
  @TempDir private Path home;

  @Test
  void theSameFilesHaveTheSameHashWhateverTheirLineEndsAre() throws IOException {
    String unix = hash("a: ñ\nb: 2\n");
    assertThat(hash("a: ñ\r\nb: 2\r\n")).isEqualTo(unix);
    assertThat(hash("\uFEFFa: ñ\nb: 2\n")).isEqualTo(unix);
    assertThat(hash("a: ñ\nb: 3\n")).isNotEqualTo(unix);
    assertThat(hash("a: ñ\n\nb: 2\n")).isNotEqualTo(unix);
  }

  @Test
  void whatAnEditorLeavesBehindDoesNotCount() throws IOException {
    String before = hash("a: 1\n");
    Files.writeString(home.resolve("flows/.a.yaml.swp"), "x");
    Files.writeString(home.resolve("flows/a.yaml~"), "x");
    assertThat(FileBundle.read(home).hash()).isEqualTo(before);
  }

  private String hash(String words) throws IOException {
    Files.createDirectories(home.resolve("flows"));
    Files.writeString(home.resolve("flows/a.yaml"), words);
    return FileBundle.read(home).hash();
  }
}
