package org.turnout.conversation;

import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.turnout.flow.Effect;
import org.turnout.flow.Value;
import org.turnout.people.ConsentStore;
import org.turnout.people.Contact;
import org.turnout.people.Directory;
import org.turnout.people.People;
import org.turnout.people.Person;
import org.turnout.people.Topics;
import org.turnout.roster.OpeningWishes;

/// Carries out what a finished turn changes about the person, in the turn's own transaction.
public final class PersonEffects {
  private final People people;
  private final ConsentStore consent;
  private final Supplier<Topics> topics;
  private final Supplier<Directory> directory;

  public PersonEffects(
      People people, ConsentStore consent, Supplier<Topics> topics, Supplier<Directory> directory) {
    this.people = people;
    this.consent = consent;
    this.topics = topics;
    this.directory = directory;
  }

  /// Does it, and says whether it was one of ours: a hand-over is the inbox's, an ending the
  /// report's.
  ///
  /// @param said the text that set the turn off, for the consent log
  /// @throws IllegalStateException the effect names a fact or a site that is not there
  public boolean carryOut(Handle handle, Effect effect, Contact who, ConsentStore.Said said) {
    return switch (effect) {
      case Effect.Remember(var fact, var value) -> {
        remember(handle, fact, value, who.person().id());
        yield true;
      }
      case Effect.Subscribe(var topic, var wording, var language) -> {
        consent.subscribe(handle, who, topic, topics.get().agreed(wording, language), said);
        yield true;
      }
      case Effect.Unsubscribe(var topic) -> {
        consent.unsubscribe(handle, who, topic, said);
        yield true;
      }
      case Effect.Notify(var about) -> {
        OpeningWishes.add(handle, about, who.person().id(), said.recorded());
        yield true;
      }
      case Effect.Resumed() -> {
        People.unattend(handle, who.addressId());
        yield true;
      }
      case Effect.HandOver _, Effect.Ended _ -> false;
    };
  }

  private void remember(Handle handle, String fact, Value value, long person) {
    switch (fact) {
      case "name" -> people.remember(handle, person, People.Fact.NAME, value.plain());
      case "language" -> people.remember(handle, person, People.Fact.LANGUAGE, value.plain());
      case "zip" -> people.remember(handle, person, People.Fact.ZIP, value.plain());
      case "employer" -> people.remember(handle, person, People.Fact.EMPLOYER, value.plain());
      case "kind" ->
          people.remember(handle, person, People.Fact.KIND, Person.Kind.of(value.plain()).word());
      case "site" -> people.remember(handle, person, People.Fact.SITE_ID, site(value.plain()));
      default -> throw new IllegalStateException("nothing to remember under " + fact);
    }
  }

  private long site(String word) {
    return directory
        .get()
        .site(word)
        .orElseThrow(() -> new IllegalStateException("no site " + word))
        .id();
  }
}
