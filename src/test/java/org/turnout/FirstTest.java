package org.turnout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FirstTest {
  @Test
  void runsOnTheToolchainsJdk() {
    assertThat(Runtime.version().feature()).isGreaterThanOrEqualTo(25);
  }
}
