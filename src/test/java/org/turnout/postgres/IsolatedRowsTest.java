package org.turnout.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IsolatedRowsTest {
  private final List<Integer> done = new ArrayList<>();

  @Test
  void oneRowThatFailsKeepsNoOtherWaiting() {
    int failed =
        IsolatedRows.each(
            "a test",
            List.of(1, 2, 3),
            row -> row,
            row -> {
              if (row == 2) {
                throw new IllegalStateException("odd");
              }
              done.add(row);
            });
    assertThat(failed).isOne();
    assertThat(done).containsExactly(1, 3);
  }

  @Test
  void anOutageEndsTheRound() {
    var gone = new PostgresUnavailable("gone");
    assertThatThrownBy(() ->
            IsolatedRows.each(
                "a test",
                List.of(1, 2),
                row -> row,
                row -> {
                  done.add(row);
                  throw gone;
                }))
        .isSameAs(gone);
    assertThat(done).containsExactly(1);
  }
}
