package org.turnout.flow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.turnout.flow.Conversation.Offer;
import org.turnout.flow.Conversation.Run;
import org.turnout.language.Language;
import org.turnout.language.SystemText;

/// Everything one turn has laid out while it is worked on: the runs, what is being said and done,
/// and the results it may use. Lives for one call of the engine.
final class TurnContext {
  final Engine.Parts parts;
  final FlowSets sets;
  final Conversation before;
  final Facts facts;
  final Instant now;
  final List<Run> runs;
  final Map<String, Value> remembered = new HashMap<>();

  private final List<ActionResult> results;
  private final TurnTexts texts;
  private final List<Effect> effects = new ArrayList<>(2);
  private final List<String> trace = new ArrayList<>(8);
  private final List<String> noted = new ArrayList<>(2);
  private Optional<Offer> offer = Optional.empty();
  private @Nullable String confirmed;
  private Optional<Instant> sorryAt;
  private String language;
  private int used;
  private int steps;
  private boolean opened;
  private @Nullable ActionRequest needed;
  private Optional<Facts.Attention> attention;

  TurnContext(
      Engine.Parts parts,
      FlowSets sets,
      Conversation before,
      Facts facts,
      Instant now,
      List<ActionResult> results) {
    this.parts = parts;
    this.sets = sets;
    this.before = before;
    this.facts = facts;
    this.now = now;
    this.results = results;
    this.texts =
        new TurnTexts(facts.channel().traits().longestText(), parts.limits().textsPerTurn());
    this.runs = new ArrayList<>(before.runs());
    this.sorryAt = before.sorryAt();
    this.language = facts.language();
    this.attention =
        facts.attention().filter(it -> now.isBefore(it.since().plus(Engine.ATTENDED_FOR)));
  }

  /// Whose turn it is: a person's, or Turnout's when nobody of ours takes part.
  Optional<Facts.Attention> attention() {
    return attention;
  }

  /// Whether something was put before the member after the last word between them and a person of
  /// ours: then a text may be meant for it.
  boolean isNewer(Instant at) {
    return attention.isEmpty() || at.isAfter(attention.get().since());
  }

  /// The member goes on with Turnout.
  void resumes() {
    does(new Effect.Resumed());
    attention = Optional.empty();
  }

  /// The records' answer to a request, or null when it has yet to be asked: then the turn stops
  /// here.
  @Nullable ActionResult ask(ActionRequest request) {
    if (used < results.size()) {
      return results.get(used++);
    }
    needed = request;
    return null;
  }

  boolean stuck() {
    return needed != null;
  }

  boolean stepAllowed() {
    return ++steps <= parts.limits().stepsPerTurn();
  }

  String language() {
    return language;
  }

  Language spoken() {
    return parts.languages().of(language);
  }

  void speak(String tag) {
    if (!language.equals(tag) || !facts.names().containsKey("language")) {
      language = tag;
      does(new Effect.Remember("language", new Value.Text(tag)));
      remembered.put("language", new Value.Text(tag));
    }
  }

  void trace(String what) {
    trace.add(what);
  }

  void does(Effect effect) {
    effects.add(effect);
  }

  /// How many results this turn has used so far.
  int used() {
    return used;
  }

  /// The text is for the flow that a blast opens.
  void opens(String flow) {
    opened = true;
    trace("opens " + flow);
  }

  /// Says nothing for a while: the person has read it already.
  void mute(boolean on) {
    texts.mute(on);
  }

  /// Says a text.
  void says(String text, List<String> media, boolean apart) {
    texts.add(text, media, apart);
  }

  /// Whether nothing has been said yet, and nothing is waited for.
  boolean isSilent() {
    return texts.replies().isEmpty() && !stuck();
  }

  /// Whether more was to be said than a turn may.
  boolean overfull() {
    return texts.overfull();
  }

  /// A text of the system's own.
  void says(SystemText text, Map<String, String> names) {
    says(spoken().text(text, names).strip() + hours(text), List.of(), false);
  }

  /// When somebody reads it, behind a text that says that a person will.
  private String hours(SystemText text) {
    return facts
        .help()
        .hours()
        .filter(_ -> text.isPassedOn())
        .map(hours ->
            " "
                + spoken()
                    .text(
                        SystemText.READ_HOURS,
                        Map.of(
                            "from", ValueFormats.time(hours.from()),
                            "until", ValueFormats.time(hours.until())))
                    .strip())
        .orElse("");
  }

  void says(SystemText text) {
    says(text, Map.of());
  }

  /// The last word of a turn that went wrong: it finds room even where the limit is reached.
  void saysAtLast(SystemText text) {
    texts.makeRoom();
    says(text);
  }

  /// A text of the system's own that names the campaign or whom to call; without them it says the
  /// stand-in, which names nobody.
  void saysWithContact(SystemText text, SystemText standIn) {
    var names = new HashMap<String, String>();
    names.put("campaign", fact("campaign.name"));
    names.put("contact", facts.help().hotline().orElse(fact("campaign.contact")));
    boolean known = text.names().stream().allMatch(name -> !names.getOrDefault(name, "").isEmpty());
    if (known) {
      says(text, names);
    } else {
      says(standIn);
    }
  }

  String fact(String name) {
    return facts.names().get(name) instanceof Value.Text(String text) ? text : "";
  }

  void offers(Offer made) {
    offer = Optional.of(made);
  }

  /// An answer that was taken though it was not quite clear, or not asked for yet: the next text
  /// says it back.
  void notes(String words) {
    if (!words.isBlank()) {
      noted.add(words);
    }
  }

  /// The text, with what was noted before it, but for what the text says itself.
  String withNoted(String text) {
    if (noted.isEmpty()) {
      return text;
    }
    String lower = text.toLowerCase(Locale.ROOT);
    noted.removeIf(it -> lower.contains(it.toLowerCase(Locale.ROOT)));
    return noted.isEmpty()
        ? text
        : spoken().text(SystemText.NOTED, Map.of("answers", takeNoted())).strip() + " " + text;
  }

  /// What was noted, which need not be said again.
  String takeNoted() {
    String all = String.join(", ", noted);
    noted.clear();
    return all;
  }

  /// What was worked out silently is not said back.
  void forgets() {
    noted.clear();
    confirmed = null;
  }

  /// The run that comes to rest next waits for a YES to an answer that was asked back.
  ///
  /// @param text the answer, as the question takes it
  void asksBack(String text) {
    confirmed = text;
  }

  void confirmsNewest() {
    if (confirmed != null) {
      offers(new Offer.Confirm(confirmed, runs.size() - 1, true, now));
      confirmed = null;
    }
  }

  /// A person reads the text, and the member is told so: in full, or in one short line when they
  /// were told within the hour.
  void passesOn(String reason, SystemText told) {
    if (handsOver(reason)) {
      saysWithContact(told, SystemText.GIVEN_UP);
    }
  }

  /// The same for what must not be answered in short: the words are said each time.
  void passesOnAs(String reason, SystemText told) {
    does(new Effect.HandOver(reason));
    sorryAt = Optional.of(now);
    saysWithContact(told, SystemText.WILL_READ);
  }

  /// Whether there is a name of the campaign and a number to call.
  boolean knowsContact() {
    return !fact("campaign.name").isEmpty()
        && !facts.help().hotline().orElse(fact("campaign.contact")).isEmpty();
  }

  /// A person reads the text. When the member was told so within the hour one short line is said,
  /// and the result is false: the caller says nothing more.
  boolean handsOver(String reason) {
    does(new Effect.HandOver(reason));
    boolean first = !Conversation.isLately(sorryAt, now);
    if (first) {
      sorryAt = Optional.of(now);
    } else {
      says(SystemText.ADDED);
    }
    return first;
  }

  EngineResult progress() {
    if (needed != null) {
      return new EngineResult.Needs(needed);
    }
    return new EngineResult.Finished(
        new Turn(new Conversation(runs, offer, sorryAt), texts.replies(), effects, trace, opened));
  }
}
