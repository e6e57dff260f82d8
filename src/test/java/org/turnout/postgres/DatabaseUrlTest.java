package org.turnout.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.turnout.settings.Secret;

class DatabaseUrlTest {
  private static DatabaseUrl parse(String url) {
    return DatabaseUrl.parse(new Secret(url));
  }

  @Test
  void userAndPasswordAreDecodedAndKeptOutOfTheAddress() {
    assertThat(parse("postgres://turn%20out:p%40ss+w%2Frd@db.example:6432/texts"))
        .isEqualTo(
            new DatabaseUrl(
                "jdbc:postgresql://db.example:6432/texts",
                Optional.of("turn out"),
                Optional.of(new Secret("p@ss+w/rd"))));
  }

  @Test
  void libpqsNamesBecomeTheDriversAndTlsIsPassedOn() {
    assertThat(
            parse("postgresql://h/t?sslmode=verify-full&sslrootcert=/ca.pem&connect_timeout=3")
                .address())
        .isEqualTo(
            "jdbc:postgresql://h/t?sslmode=verify-full&sslrootcert=/ca.pem&connectTimeout=3");
  }

  @Test
  void severalHostsAreTriedInOrder() {
    assertThat(parse("postgres://u:p@a:5432,b:5433/t?target_session_attrs=primary").address())
        .isEqualTo("jdbc:postgresql://a:5432,b:5433/t?targetServerType=primary");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "db", "mysql://h/t", "postgres://:hunter2@/t", "postgres://h"})
  void anythingElseIsRefusedWithoutRepeatingIt(String url) {
    assertThatThrownBy(() -> parse(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("DATABASE_URL should look like")
        .hasMessageNotContaining("hunter2");
  }
}
