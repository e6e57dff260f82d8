package org.turnout.flow.store;

import java.time.InstantSource;
import java.util.Optional;
import org.turnout.flow.yaml.FlowBundle;
import org.turnout.postgres.Database;

/// Flow sets in Postgres, by content hash.
public final class PostgresFlowStore implements FlowStore {
  private final Database database;
  private final InstantSource clock;

  public PostgresFlowStore(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public void keep(String hash, FlowBundle bundle) {
    database.<Integer>inTransaction(handle ->
        handle
            .createUpdate(
                """
                insert into flow_set (hash, bundle, kept_at) values (:hash, :bundle, :now)
                on conflict (hash) do nothing
                """)
            .bind("hash", hash)
            .bind("bundle", bundle.json())
            .bind("now", clock.instant())
            .execute());
  }

  @Override
  public Optional<FlowBundle> find(String hash) {
    return database
        .with(handle ->
            handle
                .createQuery("select bundle from flow_set where hash = :hash")
                .bind("hash", hash)
                .mapTo(String.class)
                .findOne())
        .map(FlowBundle::ofJson);
  }
}
