package org.turnout.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoverServerTest {
  @TempDir private Path folder;

  @Test
  void aServerThatRemovesItsPidFileWhileItIsReadIsGone() throws Exception {
    Path file = folder.resolve("postmaster.pid");
    var read = new AtomicBoolean();
    var ending =
        Thread.ofVirtual()
            .start(() -> {
              while (!read.get()) {
                flicker(file);
              }
            });
    try {
      for (int i = 0; i < 5_000; i++) {
        assertThat(LeftoverServer.pid(file)).isIn(Optional.empty(), Optional.of(1234L));
      }
    } finally {
      read.set(true);
      ending.join();
    }
  }

  private static void flicker(Path file) {
    try {
      Files.writeString(file, "1234\n");
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aFileWithoutANumberNamesNoServer() throws Exception {
    Path file = folder.resolve("redis.pid");
    for (String text : new String[] {"", "\n", "none\n12", "-4", "99999999999"}) {
      assertThat(LeftoverServer.pid(Files.writeString(file, text))).isEmpty();
    }
    assertThat(LeftoverServer.pid(Files.writeString(file, " 12 \n/data"))).contains(12L);
  }
}
