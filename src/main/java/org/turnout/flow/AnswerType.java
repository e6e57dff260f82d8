package org.turnout.flow;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.turnout.language.AnswerParser;
import org.turnout.language.Grade;
import org.turnout.language.Option;
import org.turnout.language.ParsedAnswer;
import org.turnout.language.ParsedAnswer.Reason;
import org.turnout.language.SystemText;
import org.turnout.people.PhoneFault;
import org.turnout.people.PhoneNumber;

/// What kind of answer a question takes; each is understood as people really write it, in any of
/// the languages. What is said here is all that a kind is; [AnswerKind] names it for flows.
public sealed interface AnswerType {
  /// The word for the type of what an answer is kept as: `text`, `number`, `yes/no`, `day`.
  String kept();

  /// A kind that is told from the words alone; kept as a text unless it says otherwise.
  sealed interface Spoken extends AnswerType {
    @Override
    default String kept() {
      return "text";
    }

    /// What the words answer; an unclear one does not answer.
    ///
    /// @param text not blank
    ParsedAnswer<Value> hear(String text, Context context);

    /// What words are that almost answer it, said before it is asked again.
    default Optional<SystemText> wrong(String text) {
      return Optional.empty();
    }

    /// Whether it takes nearly anything, so that a keyword goes before it.
    default boolean loose() {
      return false;
    }
  }

  /// What words are understood with.
  ///
  /// @param today the person's own day
  /// @param employers those that an answer may name
  /// @param places that may be named with one
  record Context(
      AnswerParser listener,
      LocalDate today,
      ZoneId zone,
      List<Option> employers,
      List<Option> places) {}

  /// Any words, at most `max` characters.
  record FreeText(int max) implements Spoken {
    @Override
    public ParsedAnswer<Value> hear(String text, Context context) {
      return text.strip().length() <= max
          ? ParsedAnswer.of(new Value.Text(text.strip()))
          : ParsedAnswer.unclear(Reason.NOT_FOUND);
    }

    @Override
    public boolean loose() {
      return true;
    }
  }

  /// A whole number between two bounds, both included.
  record Number(long min, long max) implements Spoken {
    @Override
    public String kept() {
      return "number";
    }

    @Override
    public ParsedAnswer<Value> hear(String text, Context context) {
      ParsedAnswer<Long> plain = context.listener().number(text);
      ParsedAnswer<Long> number =
          plain.known().isPresent()
              ? plain
              : context
                  .listener()
                  .sum(text)
                  .map(all -> ParsedAnswer.of(all, Grade.LIKELY))
                  .orElse(plain);
      return number.known().filter(n -> n >= min && n <= max).isPresent()
          ? number.map(Value.Number::new)
          : ParsedAnswer.unclear(Reason.NOT_FOUND);
    }
  }

  record YesNo() implements Spoken {
    @Override
    public String kept() {
      return "yes/no";
    }

    @Override
    public ParsedAnswer<Value> hear(String text, Context context) {
      return context.listener().yesNo(text).map(Value.Flag::new);
    }
  }

  record Day() implements Spoken {
    @Override
    public String kept() {
      return "day";
    }

    @Override
    public ParsedAnswer<Value> hear(String text, Context context) {
      return context.listener().date(text, context.today()).map(Value.Day::new);
    }
  }

  record Clock() implements Spoken {
    @Override
    public String kept() {
      return "time";
    }

    @Override
    public ParsedAnswer<Value> hear(String text, Context context) {
      return context.listener().time(text).map(Value.Clock::new);
    }
  }

  /// A day and a time of day, in the person's zone.
  record Moment() implements Spoken {
    @Override
    public String kept() {
      return "moment";
    }

    @Override
    public ParsedAnswer<Value> hear(String text, Context context) {
      var listener = context.listener();
      Optional<LocalDate> day = listener.date(text, context.today()).known();
      Optional<LocalTime> time = listener.time(text).known();
      return day.isPresent() && time.isPresent()
          ? ParsedAnswer.of(
              new Value.Moment(day.get().atTime(time.get()).atZone(context.zone()).toInstant()))
          : ParsedAnswer.unclear(Reason.NOT_FOUND);
    }
  }

  /// A US ZIP code, five digits (the four further ones are dropped).
  record Zip() implements Spoken {
    @Override
    public ParsedAnswer<Value> hear(String text, Context context) {
      return context.listener().zip(text).map(Value.Text::new);
    }
  }

  record Email() implements Spoken {
    @Override
    public ParsedAnswer<Value> hear(String text, Context context) {
      return context.listener().email(text).map(Value.Text::new);
    }
  }

  record Phone() implements Spoken {
    @Override
    public ParsedAnswer<Value> hear(String text, Context context) {
      return PhoneNumber.read(text)
          .usable()
          .map(phone -> ParsedAnswer.<Value>of(new Value.Text(phone.e164())))
          .orElse(ParsedAnswer.unclear(Reason.NOT_FOUND));
    }

    @Override
    public Optional<SystemText> wrong(String text) {
      return PhoneNumber.read(text)
          .fault()
          .filter(fault -> fault != PhoneFault.NOT_IN_SERVICE)
          .map(_ -> SystemText.ONE_PHONE);
    }
  }

  /// A typed full name: at least two words.
  record Name() implements Spoken {
    @Override
    public ParsedAnswer<Value> hear(String text, Context context) {
      return context.listener().name(text).map(Value.Text::new);
    }

    @Override
    public boolean loose() {
      return true;
    }
  }

  /// Who employs the person: the listed name of one of the campaign's employers, else the words as
  /// typed, at most `max` characters, which are only likely.
  record Employer(int max) implements Spoken {
    @Override
    public ParsedAnswer<Value> hear(String text, Context context) {
      ParsedAnswer<String> named =
          context.listener().employer(text, context.employers(), context.places());
      return named.known().filter(name -> name.length() <= max).isPresent()
          ? named.map(Value.Text::new)
          : ParsedAnswer.unclear(Reason.NOT_FOUND);
    }

    @Override
    public boolean loose() {
      return true;
    }
  }

  /// A photo by MMS.
  record Photo() implements AnswerType {
    @Override
    public String kept() {
      return "photo";
    }
  }

  /// One of the rows of a list, by number, by name or by what is nearest. Needs the rows first.
  ///
  /// @param list `picket.days`, `sites`
  /// @param matching field of the list to the expression it must equal
  /// @param sort a field, or `nearest`
  /// @param show how one row reads, `{start}-{end} {site}`
  /// @param more the word for the next rows
  /// @param page how many rows are shown at once
  /// @param one where to go with the only row, which is not asked for; asked when it is empty
  /// @param none where to go when the list is empty
  /// @param full where to go when a row is named that is full; the next step when it is empty
  record Choice(
      String list,
      Map<String, Expression> matching,
      Optional<String> sort,
      MemberText show,
      Optional<String> more,
      int page,
      Optional<String> one,
      Optional<String> none,
      Optional<String> full)
      implements AnswerType {
    public Choice {
      matching = Map.copyOf(matching);
    }

    @Override
    public String kept() {
      return "row";
    }
  }
}
