package org.turnout.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileWatcherTest {
  @TempDir private Path folder;

  @BeforeEach
  void aFile() throws IOException {
    Files.writeString(folder.resolve("petition.yaml"), "flow: petition\n");
  }

  @Test
  void whatIsThereAtFirstIsNoEdit() {
    assertThat(watch().ifChanged(FileWatcherTest::nothing)).isZero();
  }

  @Test
  void anEditANewFileAndARemovalAreEachNoticedOnce() throws IOException {
    var watch = watch();
    Files.writeString(folder.resolve("petition.yaml"), "flow: petition # longer\n");
    assertThat(watch.ifChanged(FileWatcherTest::nothing)).isOne();
    assertThat(watch.ifChanged(FileWatcherTest::nothing)).isZero();
    Files.createDirectories(folder.resolve("tests"));
    Files.writeString(folder.resolve("tests/new.yaml"), "test: one\n");
    assertThat(watch.ifChanged(FileWatcherTest::nothing)).isOne();
    Files.delete(folder.resolve("petition.yaml"));
    assertThat(watch.ifChanged(FileWatcherTest::nothing)).isOne();
    assertThat(watch.ifChanged(FileWatcherTest::nothing)).isZero();
  }

  @Test
  void anEditorsOwnFilesAreNoEdit() throws IOException {
    var watch = watch();
    Files.writeString(folder.resolve(".petition.yaml.swp"), "x");
    Files.writeString(folder.resolve("petition.yaml~"), "x");
    assertThat(watch.ifChanged(FileWatcherTest::nothing)).isZero();
  }

  @Test
  void workThatFailsIsDueAgain() throws IOException {
    var watch = watch();
    Files.writeString(folder.resolve("drop.yaml"), "flow: drop\n");
    assertThatThrownBy(() ->
            watch.ifChanged(() -> {
              throw new IllegalStateException("away");
            }))
        .hasMessage("away");
    assertThat(watch.ifChanged(FileWatcherTest::nothing)).isOne();
  }

  @Test
  void aFolderThatIsNotThereHoldsNothing() {
    assertThat(new FileWatcher(List.of(folder.resolve("none"))).ifChanged(FileWatcherTest::nothing))
        .isZero();
  }

  private FileWatcher watch() {
    return new FileWatcher(List.of(folder));
  }

  private static void nothing() {}
}
