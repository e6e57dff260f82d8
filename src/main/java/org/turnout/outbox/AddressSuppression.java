package org.turnout.outbox;

import java.time.Instant;
import java.util.List;
import java.util.function.IntFunction;
import org.jdbi.v3.core.Handle;
import org.turnout.channel.CarrierError;
import org.turnout.channel.CarrierError.Action;
import org.turnout.people.ConsentStore;
import org.turnout.people.People;

/// What a carrier's refusals say about the addresses themselves: stopped there, or out of reach.
final class AddressSuppression {
  private final IntFunction<CarrierError> errors;
  private final People people = new People();

  /// The phone of a refused text.
  ///
  /// @param twice whether another run, or another text outside of runs, had the same answer
  private record Phone(long row, int code, long addressId, long personId, boolean twice) {}

  /// @param errors the carrier's table
  AddressSuppression(IntFunction<CarrierError> errors) {
    this.errors = errors;
  }

  /// Marks the phones of these texts, in the order of their addresses.
  ///
  /// @param now campaign time
  void of(Handle handle, List<CarrierRefusals.Told> told, Instant now) {
    List<CarrierRefusals.Told> about =
        told.stream().filter(one -> aboutPhone(errors.apply(one.code()))).toList();
    if (!about.isEmpty()) {
      phones(handle, about).forEach(phone -> mark(handle, phone, now));
    }
  }

  private static boolean aboutPhone(CarrierError error) {
    return error.action() == Action.SUPPRESS
        || error.action() == Action.BAD_NUMBER
        || error.action() == Action.BAD_AFTER_TWO_RUNS;
  }

  private void mark(Handle handle, Phone phone, Instant now) {
    Action action = errors.apply(phone.code()).action();
    if (action == Action.SUPPRESS) {
      if (ConsentStore.stopAtCarrier(
          handle, phone.addressId(), phone.personId(), phone.code(), now)) {
        Outbox.skipStopped(handle, phone.addressId());
      }
    } else if (action == Action.BAD_NUMBER || phone.twice()) {
      people.markBad(handle, phone.addressId(), true);
    }
  }

  private static List<Phone> phones(Handle handle, List<CarrierRefusals.Told> told) {
    return handle
        .createQuery(
            """
            select o.id as row, t.code, o.address_id, o.person_id,
                   exists (select 1 from outbox earlier
                           where earlier.address_id = o.address_id and earlier.code = t.code
                             and earlier.id <> o.id and earlier.run_id is distinct from o.run_id) as twice
            from unnest(:rows, :codes) as t(id, code) join outbox o on o.id = t.id
            order by o.address_id
            """)
        .bindArray("rows", Long.class, told.stream().map(CarrierRefusals.Told::row).toList())
        .bindArray("codes", Integer.class, told.stream().map(CarrierRefusals.Told::code).toList())
        .mapTo(Phone.class)
        .list();
  }
}
