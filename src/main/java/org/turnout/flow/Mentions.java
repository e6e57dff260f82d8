package org.turnout.flow;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.turnout.flow.Conversation.Said;
import org.turnout.language.AnswerParser;
import org.turnout.language.Grade;
import org.turnout.language.ParsedAnswer;
import org.turnout.language.TextFold;
import org.turnout.people.PhoneNumber;

/// Answers a question from what the person wrote before it was asked: "20 stickers for 5 east
/// please" says how many and whom they are for. What a text said once of a kind is not taken twice.
record Mentions(TurnContext table, FlowRunner walk) {
  /// "el 2" says nothing besides its number.
  private static final Pattern A_WORD = Pattern.compile("\\p{L}{3}");

  /// The answer to a question, if what was said has one.
  Optional<AnswerFit.Answer> answer(Step.Ask ask, AnswerMatcher.Labels labels) {
    if (ask.type().isEmpty()) {
      return walk.said()
          .flatMap(said ->
              ask.several() && walk.isFresh() ? several(ask, said.text()) : worksThere(ask, said));
    }
    return isTaken(ask)
        ? Optional.empty()
        : walk.said().flatMap(said -> answer(ask, said.text(), labels));
  }

  /// The words of the question that the text asked for the flow with: "just the bargaining one".
  private Optional<AnswerFit.Answer> several(Step.Ask ask, String text) {
    return matcher().several(ask, walk.words(ask), ParsedInput.of(text))
            instanceof AnswerFit.Answer answer
        ? Optional.of(answer)
        : Optional.empty();
  }

  /// "PETITION Ana Cruz, kaiser oakland" says who works there, too.
  private Optional<AnswerFit.Answer> worksThere(Step.Ask ask, Said said) {
    if (table.facts.names().containsKey("employer")) {
      return Optional.empty();
    }
    return employed(ask, ParsedInput.of(said.text()))
        .filter(AnswerFit.Answer.class::isInstance)
        .map(AnswerFit.Answer.class::cast);
  }

  private AnswerMatcher matcher() {
    var zone = table.facts.zone();
    return new AnswerMatcher(
        new AnswerType.Context(
            table.parts.languages().listener(table.language()),
            table.now.atZone(zone).toLocalDate(),
            zone,
            table.facts.employers(),
            table.facts.places()));
  }

  /// Takes such an answer.
  StepMove take(Step.Ask ask, AnswerFit.Answer answer) {
    walk.top().answered(ask, answer.value());
    note(ask);
    return new StepMove.To(answer.next().or(ask::next));
  }

  /// Notes that what was said has answered a question.
  void note(Step.Ask ask) {
    walk.said(walk.said().map(said -> said.answered(ask.path())));
  }

  /// Keeps an answer of several words: it may answer more than the question that it was given to.
  void keep(Step.Ask ask, String text) {
    boolean reads =
        ask.type()
            .filter(type ->
                !(type instanceof AnswerType.FreeText || type instanceof AnswerType.Employer))
            .isPresent();
    boolean says = text.strip().indexOf(' ') > 0 && A_WORD.matcher(text).find();
    if (reads && says) {
      Said both = walk.said().map(said -> said.and(text)).orElse(new Said(text, ""));
      walk.said(Optional.of(both.answered(ask.path())));
    }
  }

  /// The first question that was answered from a text that was misread, asked again; null when
  /// there is none.
  StepMove.@Nullable Rest restart() {
    String from = walk.said().map(Said::from).orElse("");
    walk.said(Optional.empty());
    return walk.top().flow.steps().get(from) instanceof Step.Ask ? walk.again(from) : null;
  }

  private Optional<AnswerFit.Answer> answer(
      Step.Ask ask, String text, AnswerMatcher.Labels labels) {
    AnswerParser ear = table.parts.languages().listener(table.language());
    var zone = table.facts.zone();
    var today = table.now.atZone(zone).toLocalDate();
    if (ask.type().get() instanceof AnswerType.Choice choice) {
      return ear.mentionedOption(text, labels.options(), today)
          .map(at -> AnswerMatcher.row(choice, labels.rows().get(at), Grade.LIKELY));
    }
    return words(ask.type().get(), text, ear, today)
        .map(said -> matcher().fit(ask, walk.words(ask), ParsedInput.of(said), labels))
        .filter(AnswerFit.Answer.class::isInstance)
        .map(AnswerFit.Answer.class::cast);
  }

  /// What the text says of a kind, in words that a question of the kind takes.
  private Optional<String> words(AnswerType type, String text, AnswerParser ear, LocalDate today) {
    return switch (type) {
      case AnswerType.Number _ -> ear.mentionedCount(text).map(String::valueOf);
      case AnswerType.Day _ -> ear.mentionedDay(text, today).map(String::valueOf);
      case AnswerType.Clock _ -> ear.mentionedTime(text).map(String::valueOf);
      case AnswerType.Name _ -> ear.mentionedName(text).or(() -> behindKeyword(text, ear));
      case AnswerType.FreeText _ -> ear.mentionedPurpose(text);
      case AnswerType.Employer _ -> employer(text, ear);
      case AnswerType.Zip _ -> ear.zip(text).known();
      case AnswerType.Phone _ -> PhoneNumber.within(text).map(PhoneNumber::e164);
      case AnswerType.Choice _,
          AnswerType.YesNo _,
          AnswerType.Moment _,
          AnswerType.Email _,
          AnswerType.Photo _ ->
          Optional.empty();
    };
  }

  /// "PETICION beto carranza": the name behind the word that began the flow.
  private Optional<String> behindKeyword(String text, AnswerParser ear) {
    int blank = text.indexOf(' ');
    String first = TextFold.words(text.substring(0, Math.max(0, blank)));
    boolean keyword =
        walk.outermost().keywords().values().stream()
            .flatMap(List::stream)
            .map(TextFold::words)
            .anyMatch(first::equals);
    return keyword
        ? ear.name(ear.parts(text.substring(blank + 1)).getFirst()).known()
        : Optional.empty();
  }

  /// One of the list, alone or behind something else: "yes, TPMG".
  private Optional<String> employer(String text, AnswerParser ear) {
    List<String> parts = ear.parts(text);
    boolean said = saysYesOrNo(parts, ear);
    return parts.stream()
        .skip(said ? 1 : 0)
        .filter(part -> !ear.cores().isAbout(part))
        .flatMap(part ->
            ear.employer(part, table.facts.employers(), table.facts.places()).known().stream())
        .filter(name -> table.facts.employers().stream().anyMatch(it -> it.name().equals(name)))
        .findFirst();
  }

  /// Whether it is the employer that a YES to the question stands for, in a part of the text that
  /// says nothing else: "si kaiser" is not asked back.
  boolean isPlain(Step.Ask ask, AnswerFit.Answer answer) {
    AnswerParser ear = table.parts.languages().listener(table.language());
    return ask.type().orElse(null) instanceof AnswerType.Employer
        && ask.words().stream().anyMatch(word -> word.value().equals(answer.value()))
        && walk.said().stream()
            .flatMap(said -> ear.parts(said.text()).stream())
            .anyMatch(part ->
                ear.employers().isPlain(part, table.facts.employers(), table.facts.places()));
  }

  private static boolean saysYesOrNo(List<String> parts, AnswerParser ear) {
    return !parts.isEmpty()
        && ear.yesNo(parts.getFirst()) instanceof ParsedAnswer.Understood<Boolean>;
  }

  /// "I work for kaiser" says yes where the next question is who the employer is, and answers that
  /// one too.
  Optional<AnswerFit> employed(Step.Ask ask, ParsedInput heard) {
    AnswerParser ear = table.parts.languages().listener(table.language());
    return ask.words().stream()
        .filter(word -> word.key().equals("YES") && ask.type().isEmpty())
        .filter(word ->
            Stakes.of(walk)
                .lead(walk.top().flow, word.next().or(ask::next), Mentions::asksEmployer))
        .filter(_ -> employer(heard.text(), ear).isPresent())
        .<AnswerFit>map(word -> new AnswerFit.Answer(word.value(), word.next(), true, Grade.LIKELY))
        .findFirst();
  }

  private static boolean asksEmployer(Step step) {
    return step instanceof Step.Ask next && next.type().orElse(null) instanceof AnswerType.Employer;
  }

  /// Takes a plain yes or no with an employer behind it, or the employer alone: the next question
  /// is answered too.
  boolean keepsEmployer(Step.Ask ask, ParsedInput heard) {
    AnswerParser ear = table.parts.languages().listener(table.language());
    boolean both =
        ask.isYesNo()
            && (saysYesOrNo(ear.parts(heard.text()), ear) || employed(ask, heard).isPresent())
            && employer(heard.text(), ear).isPresent();
    if (both) {
      walk.said(Optional.of(new Said(heard.text(), "")));
    }
    return both;
  }

  /// Whether the text has answered a question of this kind already.
  private boolean isTaken(Step.Ask ask) {
    String from = walk.said().map(Said::from).orElse("");
    FrameState here = walk.top();
    int first = from.isEmpty() ? here.trail.size() : Math.max(0, here.trail.indexOf(from));
    return here.trail.subList(first, here.trail.size()).stream()
        .map(here.flow.steps()::get)
        .anyMatch(step -> step instanceof Step.Ask other && kind(other).equals(kind(ask)));
  }

  private static String kind(Step.Ask ask) {
    return ask.type()
        .map(type ->
            type instanceof AnswerType.Choice choice
                ? choice.list()
                : type.getClass().getSimpleName())
        .orElse("");
  }
}
