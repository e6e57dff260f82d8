package org.turnout.form;

import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.turnout.flow.ActionRequest;
import org.turnout.flow.ActionResult;
import org.turnout.flow.Value;
import org.turnout.people.Contact;
import org.turnout.people.Directory;
import org.turnout.people.Local;
import org.turnout.people.Person;
import org.turnout.people.Wording;

/// The store of what people handed in. Every method works inside the caller's transaction; that one
/// person signs once is the table's own rule, so two turns at once can't break it.
///
/// Results bring `mine`, the entry in question: `{mine.name}`, `{mine.contact}`, `{mine.employer}`,
/// `{mine.kind}` and `{mine.at}` are what a signer is sent back (NLRB GC 15-08).
public final class Forms {
  private final Supplier<Map<String, Form>> forms;
  private final Supplier<Directory> directory;

  /// @param forms name to form, as served now
  public Forms(Supplier<Map<String, Form>> forms, Supplier<Directory> directory) {
    this.forms = forms;
    this.directory = directory;
  }

  /// Keeps every text that can be signed from now on, so that a conversation on an older version
  /// still finds its own.
  public void file(Handle handle) {
    for (var form : forms.get().values()) {
      form.texts()
          .forEach(
              (tag, text) -> new Wording(form.name(), form.version(), tag, text).store(handle));
    }
  }

  /// Hands a form in ([Submit]): `recorded`, or `already` when this person may and did only once.
  public ActionResult submit(Handle handle, ActionRequest.Act request, Contact who, Instant now) {
    var form = form(request.about());
    var wording = signed(form, request);
    var fields = new HashMap<>(request.values());
    var inserted =
        handle
            .createQuery(
                """
                with entry as (
                  insert into form_entry (form, version, person_id, address_id, once, fields, name,
                    contact, employer, kind, local_id, site_id, wording_hash, language,
                    submitted_at, status)
                  values (:form, :version, :person, :address, :once, cast(:fields as jsonb), :name,
                    :contact, :employer, :kind, :local, :site, :wording, :language, :now, :status)
                  on conflict (form, person_id) where once and withdrawn_at is null do nothing
                  returning *),
                trail as (
                  insert into form_trail (entry_id, what, by, at)
                  select id, 'submitted', 'member', :now from entry)
                select id, name, contact, employer, kind, fields ->> 'count' as count, submitted_at as at from entry
                """)
            .bind("form", form.name())
            .bind("version", form.version())
            .bind("person", who.person().id())
            .bind("address", who.addressId())
            .bind("once", form.once())
            .bind("fields", FieldJson.write(fields))
            .bind("name", text(fields, "name").or(() -> who.person().name()))
            .bind("contact", who.address().value())
            .bind("employer", text(fields, "employer").or(() -> who.person().employer()))
            .bind("kind", kind(fields, who).word())
            .bind("local", who.local(directory.get()).map(Local::id))
            .bind("site", who.siteId().isPresent() ? (Long) who.siteId().getAsLong() : null)
            .bind("wording", wording.map(agreed -> agreed.store(handle)))
            .bind("language", request.language())
            .bind("now", now)
            .bind("status", form.queue() ? "new" : null)
            .mapTo(FormEntry.class)
            .findOne();
    return inserted
        .map(entry -> ActionResult.of(Submit.RECORDED, Map.of("mine", entry.row())))
        .orElseGet(() -> ActionResult.of(Submit.ALREADY, mine(handle, form, who)));
  }

  /// Takes the newest entry back ([Withdraw]): `withdrawn`, or `none` when there is nothing left to
  /// take back (an order that was sent stays).
  public ActionResult withdraw(Handle handle, ActionRequest.Act request, Contact who, Instant now) {
    var form = form(request.about());
    return handle
        .createQuery(
            """
            with entry as (
              update form_entry set withdrawn_at = :now
              where id = (select id from form_entry
                where person_id = :person and form = :form and withdrawn_at is null
                  and status is distinct from 'sent'
                order by id desc limit 1 for update)
              returning *),
            trail as (
              insert into form_trail (entry_id, what, by, at)
              select id, 'withdrawn', 'member', :now from entry)
            select id, name, contact, employer, kind, fields ->> 'count' as count, submitted_at as at from entry
            """)
        .bind("now", now)
        .bind("person", who.person().id())
        .bind("form", form.name())
        .mapTo(FormEntry.class)
        .findOne()
        .map(entry -> ActionResult.of(Withdraw.WITHDRAWN, Map.of("mine", entry.row())))
        .orElse(ActionResult.of(Withdraw.NONE));
  }

  /// Changes fields of the newest order that is still new ([Change]): `changed`, or `none` when
  /// there is none, or it is packed already.
  public ActionResult change(Handle handle, ActionRequest.Act request, Contact who, Instant now) {
    return handle
        .createQuery(
            """
            with entry as (
              update form_entry set fields = fields || cast(:fields as jsonb)
              where id = (select id from form_entry
                where person_id = :person and form = :form and withdrawn_at is null
                  and status = 'new'
                order by id desc limit 1 for update)
              returning *),
            trail as (
              insert into form_trail (entry_id, what, by, at)
              select id, 'changed', 'member', :now from entry)
            select id, name, contact, employer, kind, fields ->> 'count' as count, submitted_at as at from entry
            """)
        .bind("now", now)
        .bind("person", who.person().id())
        .bind("form", form(request.about()).name())
        .bind("fields", FieldJson.write(request.values()))
        .mapTo(FormEntry.class)
        .findOne()
        .map(entry -> ActionResult.of(Change.CHANGED, Map.of("mine", entry.row())))
        .orElse(ActionResult.of(Change.NONE));
  }

  /// Finds the newest entry that was not taken back ([EarlierEntry]): `found`, or `none`.
  public ActionResult earlier(Handle handle, ActionRequest.Act request, Contact who, Instant now) {
    var mine = mine(handle, form(request.about()), who);
    return mine.isEmpty()
        ? ActionResult.of(EarlierEntry.NONE)
        : ActionResult.of(EarlierEntry.FOUND, mine);
  }

  private static Map<String, Value> mine(Handle handle, Form form, Contact who) {
    return handle
        .createQuery(
            """
            select id, name, contact, employer, kind, fields ->> 'count' as count, submitted_at as at from form_entry
            where person_id = :person and form = :form and withdrawn_at is null
            order by id desc limit 1
            """)
        .bind("person", who.person().id())
        .bind("form", form.name())
        .mapTo(FormEntry.class)
        .findOne()
        .map(entry -> Map.<String, Value>of("mine", entry.row()))
        .orElse(Map.of());
  }

  private Form form(String name) {
    return Optional.ofNullable(forms.get().get(name))
        .orElseThrow(() -> new IllegalStateException("no form " + name));
  }

  /// The exact text that was shown; its version is the form's unless the text is an older one.
  private static Optional<Wording> signed(Form form, ActionRequest.Act request) {
    return request
        .wording()
        .map(text ->
            form.wording(request.language())
                .filter(current -> current.text().strip().equals(text.strip()))
                .orElseGet(() -> new Wording(form.name(), 0, request.language(), text)));
  }

  private static Person.Kind kind(Map<String, Value> fields, Contact who) {
    return text(fields, "kind")
        .map(word -> word.toLowerCase(Locale.ROOT))
        .filter(word -> word.equals("employee") || word.equals("supporter"))
        .map(Person.Kind::of)
        .orElse(who.kind());
  }

  private static Optional<String> text(Map<String, Value> fields, String name) {
    @Nullable Value value = fields.get(name);
    return value == null ? Optional.empty() : Optional.of(value.plain());
  }
}
