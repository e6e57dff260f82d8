package org.turnout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.embedded.TestDatabase;
import org.turnout.people.Directory;
import org.turnout.people.MadeUp;

/// Blasts as they are typed, on the files of the repository.
class BlastCommandsIT {
  @AutoClose private static final TestDatabase DB = TestDatabase.fresh();

  private final Map<String, String> environment = OnServers.variables(DB);

  private record Ran(int code, String out, String err) {}

  private Ran run(String... words) {
    var out = new StringWriter();
    var err = new StringWriter();
    int code =
        Main.commandLine(environment)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(words);
    return new Ran(code, out.toString(), err.toString());
  }

  @Test
  void aBlastIsCountedPlannedAndListed() {
    var files = OnServers.files(java.nio.file.Path.of(""));
    DB.database()
        .inTransaction(handle -> {
          var directory = Directory.store(handle, files.locals());
          var wording = files.topics().wordings().values().iterator().next().in("en");
          return new MadeUp(directory, 7)
              .fill(handle, 200, wording, Instant.parse("2026-10-02T18:00:00Z"), _ -> {});
        });
    var counted = run("blast", "count", "members", "and", "not", "signed", "petition");
    assertThat(counted.err()).isEmpty();
    assertThat(counted.out()).isEqualTo("200 phones\n");
    var wrong = run("blast", "count", "local is kern-car");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("did you mean 'kern-care'?", "^");
    var planned = run("blast", "plan", "petition-push");
    assertThat(planned.err()).isEmpty();
    assertThat(planned.code()).isZero();
    assertThat(planned.out())
        .contains("petition-push #1", "audience  100 phones", "cost      $", "hash      ");
    assertThat(run("blast", "list").out())
        .contains("gear-day", "not planned yet", "petition-push", "#1 planned by");
    var unknown = run("blast", "plan", "petition-posh");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("did you mean 'petition-push'?");
  }
}
