package org.turnout.blast.series;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.jdbi.v3.core.Handle;
import org.turnout.access.Permission;
import org.turnout.access.Principal;
import org.turnout.access.ServiceResult;
import org.turnout.audit.Audit;
import org.turnout.audit.AuditEntry;
import org.turnout.blast.series.SeriesStore.Decided;
import org.turnout.blast.text.BlastStore;
import org.turnout.blast.text.BlastStore.Stored;
import org.turnout.postgres.Database;

/// What people do with blasts that are sent again on a schedule. Each act is one transaction, in
/// which its entry in the log is written too.
public final class SeriesService {
  private final Database database;
  private final InstantSource campaign;
  private final IntSupplier approvalAbove;

  /// @param campaign campaign time
  /// @param approvalAbove a ceiling above this needs somebody else than who wrote the blast
  public SeriesService(Database database, InstantSource campaign, IntSupplier approvalAbove) {
    this.database = database;
    this.campaign = campaign;
    this.approvalAbove = approvalAbove;
  }

  /// How a blast comes back; empty for one that neither says `every:` nor ever was a series.
  public Optional<SeriesStatus> status(Stored blast) {
    return database.with(handle -> SeriesStatus.of(handle, blast, campaign.instant()));
  }

  /// How the blast of this name comes back.
  public ServiceResult<SeriesStatus> status(Principal who, String blast) {
    return who.transact(database, Permission.READ, handle -> found(handle, blast));
  }

  /// Who did what to it, oldest first.
  public List<AuditEntry> log(String blast) {
    return database.with(handle -> Audit.of(handle, "series " + blast));
  }

  /// As [SeriesStore#approve].
  public ServiceResult<SeriesStatus> approve(Principal who, String blast, String hash) {
    return who.transact(
        database,
        Permission.APPROVE,
        handle ->
            found(handle, blast)
                .then(_ ->
                    decided(
                        handle,
                        blast,
                        SeriesStore.approve(
                            handle,
                            blast,
                            hash,
                            approvalAbove.getAsInt(),
                            who.actor(),
                            campaign.instant()))));
  }

  /// No further recurrence; runs that have begun go on.
  public ServiceResult<SeriesStatus> end(Principal who, String blast) {
    return who.transact(
        database,
        Permission.RUN,
        handle ->
            found(handle, blast)
                .then(_ ->
                    decided(
                        handle,
                        blast,
                        SeriesStore.end(handle, blast, who.actor(), campaign.instant()))));
  }

  private ServiceResult<SeriesStatus> decided(Handle handle, String blast, Decided decided) {
    return switch (decided) {
      case Decided.Done _ -> found(handle, blast);
      case Decided.Refused(var why, var next) -> new ServiceResult.Refused<>(why, next);
    };
  }

  private ServiceResult<SeriesStatus> found(Handle handle, String name) {
    var blast = BlastStore.find(handle, name);
    if (blast.isEmpty()) {
      var problem = BlastStore.unknown(handle, name);
      return new ServiceResult.NotFound<>(
          problem.message(), Optional.of(problem.hint().orElse("list them")));
    }
    return SeriesStatus.of(handle, blast.get(), campaign.instant())
        .<ServiceResult<SeriesStatus>>map(ServiceResult.Done::new)
        .orElseGet(() -> {
          var none = SeriesStore.without(name);
          return new ServiceResult.NotFound<>(none.why(), Optional.of(none.next()));
        });
  }
}
