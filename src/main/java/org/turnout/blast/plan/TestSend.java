package org.turnout.blast.plan;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.turnout.audit.Actor;
import org.turnout.audit.Audit;
import org.turnout.blast.audience.Audiences;
import org.turnout.blast.text.Blast;
import org.turnout.blast.text.BlastStore.Stored;
import org.turnout.outbox.Outbox;
import org.turnout.outbox.PlannedText;
import org.turnout.people.Contact;
import org.turnout.people.People;
import org.turnout.people.Person;
import org.turnout.people.PhoneFault;
import org.turnout.people.PhoneNumber;

/// Sends one of us a blast as a member would get it: a service text outside of any run, which no
/// report counts. Only to a phone must be in the records and not have stopped texts.
record TestSend(
    Handle handle, BlastContext setup, Planner.Tools tools, Stored stored, Blast blast) {
  /// @param language of the text; empty for the person's own
  TestOutcome to(String number, Optional<String> language, Actor actor, Instant now) {
    var reading = PhoneNumber.read(number);
    var phone = reading.usable();
    if (phone.isEmpty()) {
      return new TestOutcome.Refused(
          "this is not a phone number"
              + reading
                  .fault()
                  .filter(fault -> fault != PhoneFault.NOT_IN_SERVICE)
                  .map(fault -> ": " + fault.reason())
                  .orElse(""),
          "write it as +12135550123, or (213) 555-0123");
    }
    var found = new People().find(handle, Audiences.CHANNEL.address(phone.get().e164()), now);
    if (found.isEmpty()) {
      return new TestOutcome.Refused(
          "nobody in the records speaks from that number",
          "text our number from that phone first, or import its owner");
    }
    if (found.get().stopped() || found.get().bad()) {
      return new TestOutcome.Refused(
          found.get().stopped() ? "that phone has stopped texts" : "the carrier can't reach it",
          "text START from it, or use another one");
    }
    return send(found.get(), language, actor, now);
  }

  private TestOutcome send(Contact who, Optional<String> language, Actor actor, Instant now) {
    var one = new Candidate(speaking(who, language), true, false, shared(who), first(who));
    var links = RunLinks.of(tools, handle, stored, blast, 0, now);
    var merged = TextMerger.of(blast, setup, links).of(one);
    if (merged.isEmpty()) {
      return new TestOutcome.Refused(
          "a name in the text is not known of this person", "give it a stand-in: {name|...}");
    }
    var from = setup.sender(blast);
    var text = merged.get();
    long row =
        Outbox.plan(
            handle,
            PlannedText.first(
                who,
                who.address().channel().address(from.address()),
                text.body(),
                blast.media().stream().map(URI::toString).toList()),
            now);
    Outbox.label(handle, row, "test");
    var details = Map.of("blast", blast.name(), "to", who.address().masked());
    Audit.record(handle, actor, "blast.test", "blast " + blast.name(), details, now);
    return new TestOutcome.Sent(row, text.body(), text.language(), text.count().segments());
  }

  private static Contact speaking(Contact who, Optional<String> language) {
    var p = who.person();
    return language
        .map(tag ->
            new Contact(
                who.addressId(),
                who.address(),
                new Person(
                    p.id(),
                    p.name(),
                    Optional.of(tag),
                    p.zip(),
                    p.siteId(),
                    p.zone(),
                    p.kind(),
                    p.employer()),
                who.membership(),
                who.stoppedAt(),
                who.askedIn(),
                who.attendedAt(),
                who.answered(),
                who.carrierZip(),
                who.bad(),
                who.employerOwned(),
                who.topics(),
                who.declined()))
        .orElse(who);
  }

  private boolean shared(Contact who) {
    return is(
        "select count(*) > 1 from address_person where address_id = :id and until is null", who);
  }

  private boolean first(Contact who) {
    return is(
        "select not exists (select from outbox where address_id = :id and state not in ('planned', 'skipped', 'failed'))",
        who);
  }

  private boolean is(String sql, Contact who) {
    return handle.createQuery(sql).bind("id", who.addressId()).mapTo(Boolean.class).one();
  }

  /// What is wrong with the blast itself.
  static TestOutcome unreadable(List<org.turnout.problem.Problem> problems) {
    return new TestOutcome.Refused(
        problems.isEmpty() ? "it can't be read" : problems.getFirst().message(),
        "fix the blast first");
  }
}
