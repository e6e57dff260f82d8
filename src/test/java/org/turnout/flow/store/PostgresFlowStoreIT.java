package org.turnout.flow.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.turnout.flow.yaml.ShippedFlows;
import org.turnout.testkit.TestDatabase;

class PostgresFlowStoreIT {
  private static final Instant NOW = Instant.parse("2026-10-02T21:10:00Z");

  @Test
  void whatWasKeptOnceIsFoundByItsHashForEver() {
    try (var database = TestDatabase.fresh()) {
      var store = new PostgresFlowStore(database.database(), InstantSource.fixed(NOW));
      var bundle = ShippedFlows.bundle();
      store.keep(bundle.hash(), bundle);
      store.keep(bundle.hash(), bundle);
      assertThat(store.find(bundle.hash())).contains(bundle);
      assertThat(store.find(bundle.hash()).orElseThrow().hash()).isEqualTo(bundle.hash());
      assertThat(store.find("unknown")).isEmpty();
    }
  }
}
