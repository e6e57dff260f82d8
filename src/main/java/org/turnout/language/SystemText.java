package org.turnout.language;

import java.util.Locale;
import java.util.Set;

/// Every text the system itself sends, whatever the flows say. A language that is spoken (not only
/// understood) has all of them in its `texts.yaml` under these names in lower case. The set next to
/// each holds the `{names}` it may use.
public enum SystemText {
  /// The one confirmation of STOP: what stays, whom to call, and last the word that undoes it. It
  /// pitches nothing and supposes no mistake (Greenley v. LIUNA).
  STOPPED("campaign", "contact"),
  /// The same for who wants to be deleted besides: a person does that.
  STOPPED_DELETES("campaign", "contact"),
  /// START: brand, frequency, rates, HELP and STOP, as the carriers ask of an opt-in confirmation.
  STARTED("campaign", "frequency"),
  /// HELP, to anyone, subscribed or not: who to call, rates, frequency, STOP.
  HELP("campaign", "contact", "frequency"),
  /// A plea to end texts that is likely is asked back once. Who does not answer is stopped the next
  /// day, without another text.
  STOP_ALL("campaign"),
  /// They answered NO.
  KEPT("campaign"),
  /// A stopped phone texts again; at most daily.
  STILL_STOPPED("campaign", "contact"),
  /// Somebody is hurt, or there is a weapon or a fire.
  EMERGENCY_HURT(),
  /// Thoughts of suicide.
  EMERGENCY_SUICIDE(),
  /// The police are there, somebody is arrested, or threatens.
  EMERGENCY_POLICE("contact"),
  /// A report from the line is noted.
  EMERGENCY_INCIDENT(),
  /// A report that was nothing but its word is taken back.
  INCIDENT_WITHDRAWN(),
  /// Who wrote of suicide thanks, or says that they are better: a person reads it.
  SUICIDE_THANKS(),
  /// To one of ours: a member is in danger. What the member wrote is in it.
  ALARM_HURT("place", "who", "said"),
  ALARM_SUICIDE("place", "who", "said"),
  ALARM_POLICE("place", "who", "said"),
  /// They answered that they take it.
  ALARM_YOURS("who"),
  /// To the others who were told: somebody has it.
  ALARM_TAKEN("name", "who"),
  /// To those who were told: the member took the report back.
  ALARM_WITHDRAWN("who"),
  /// They answered that they can't.
  ALARM_DECLINED(),
  /// They wrote something else.
  ALARM_ASKED("who"),
  /// To one of ours: something happened at a line, as a member tells it.
  ALARM_INCIDENT("place", "who", "said"),
  /// To a captain: who is there and who is not yet.
  CAPTAIN_LIST("shift", "here", "coming", "link"),
  /// To a captain: who joined and who dropped out since the list.
  CAPTAIN_CHANGES("shift", "people"),
  /// To a captain: who has not come, a quarter of an hour after the start.
  CAPTAIN_ABSENT("shift", "people", "link"),
  /// They checked somebody in.
  CAPTAIN_IN("who"),
  /// That person was checked in before.
  CAPTAIN_AGAIN("who"),
  /// They checked somebody out.
  CAPTAIN_OUT("who"),
  /// Nobody of their shift is called so.
  CAPTAIN_NOBODY(),
  /// Several are.
  CAPTAIN_WHICH("people"),
  /// The sender looks after no shift now.
  CAPTAIN_NOT(),
  /// The link to a member's own shifts for a calendar.
  CALENDAR("link"),
  /// The code that opens a captain's page on a new device.
  CAPTAIN_CODE("code"),
  /// A check-in code that there is not.
  CODE_UNKNOWN(),
  /// A check-in code of somebody else.
  CODE_OTHER(),
  /// The sender says this phone is not the person's; it is unlinked and stopped.
  WRONG_NUMBER("campaign"),
  /// Nothing fits, and no question is open: a person reads it. In full at most once an hour.
  NOT_UNDERSTOOD("contact"),
  /// A person reads what was written at a question, which stays open.
  PASSED_ON(),
  /// Said instead of these when one of them was said within the hour.
  ADDED(),
  /// An answer that does not fit: put before the question, which is asked again.
  MISSED(),
  /// Somebody wants a place for another person: they ask for it themselves.
  FOR_ONESELF("keyword"),
  /// Days that are not on the list; put before the list.
  NOT_LISTED("days"),
  /// What was taken from a text that said more than was asked; put before the next text.
  NOTED("answers"),
  /// A text asks for several flows: which one?
  WHICH_FLOW("choices"),
  /// A text asks for several flows, which begin one after another.
  IN_TURN("flows"),
  /// A text only speaks of what a flow is for: it starts with its keyword.
  OFFERED("flow"),
  /// What was asked has ended, as the member wished.
  NEVER_MIND(),
  /// A likely answer is asked back before it counts.
  ASK_BACK("answer"),
  /// What is read now, and what it takes the place of: part of what is asked back.
  NOT_BEFORE("answer before"),
  /// The answer fits two open questions.
  WHICH_QUESTION("choices"),
  /// Comes before the list of what one can do.
  MENU("campaign", "choices"),
  /// Put before a question that is asked again after an interruption.
  BACK_TO("flow"),
  /// BACK where there is nothing behind.
  NOTHING_BEHIND(),
  /// MORE where there is no more.
  NOTHING_MORE(),
  /// SKIP where the answer is needed.
  CANNOT_SKIP(),
  /// The question was open too long.
  QUESTION_EXPIRED(),
  /// Something went wrong in a flow: a steward will look.
  GIVEN_UP(),
  /// A text in a language that we have no words for: a person reads it. Said in English.
  OTHER_LANGUAGE(),
  /// STEWARD: passed to a person, with when to expect them.
  STEWARD("contact"),
  /// Somebody has lost a person.
  CONDOLENCE(),
  /// A person reads it, and nothing else is to be said.
  WILL_READ(),
  /// What may be an opt-out waits for a person: how to end all texts meanwhile.
  MAY_STOP(),
  /// Who writes here, and how to check it.
  ABOUT_US("campaign", "contact"),
  /// Somebody was touched, or is harassed; a person reads it.
  HARM("contact"),
  /// Somebody fears for their job, or asks about their rights; a person reads it.
  TROUBLE("contact"),
  /// Somebody may be hurt or in danger, which is not plain; a person reads it.
  MAYBE_DANGER("contact"),
  /// Nobody answered them; a person reads it.
  COMPLAINT("contact"),
  /// It is not to be told or to be deleted: who can read it.
  DISCRETION("contact"),
  /// A person reads it, and how texts to another phone end at once.
  OTHER_PHONE(),
  /// How somebody else gets texts in another language.
  OTHERS_LANGUAGE("word"),
  /// Where photos are sent.
  PHOTO_HERE(),
  /// Put behind a text that says that a person will read it: when somebody does.
  READ_HOURS("from", "until"),
  /// A photo that nobody asked for.
  PHOTO_PASSED(),
  /// A contact card or a recording that nobody asked for.
  FILE_PASSED(),
  /// One of those where a photo is asked for; the question comes behind it.
  NOT_A_PHOTO(),
  /// A picture of a kind that we can't open, such as HEIC.
  OTHER_PICTURE(),
  /// An extension, or two numbers, where one phone is asked for; the question comes behind it.
  ONE_PHONE(),
  /// Put before what is said to texts that were found late: that we were away.
  AWAY(),
  /// LANGUAGE: which languages there are.
  WHICH_LANGUAGE("choices"),
  /// The language was switched.
  LANGUAGE_SWITCHED("language"),
  /// A keyword of another language was answered in it: how to go back. Said once, behind the
  /// answer.
  WAY_BACK("language", "word"),
  /// A flow for members was asked for by somebody we can't place.
  MEMBERS_ONLY("contact"),
  /// What somebody ordered has left for them; said once.
  ORDER_SENT("campaign", "contact", "order"),
  /// On a page: the short link that was followed is none of ours.
  LINK_UNKNOWN("contact"),
  /// On a page: the short link led somewhere once.
  LINK_EXPIRED("contact"),
  /// Put behind the first text that ever leaves for a number, when that does not say it itself: who
  /// writes, and how to stop.
  FIRST_TEXT("campaign"),
  /// Put there when the first text says who writes, but not how to stop.
  HOW_TO_STOP();

  /// Blanks between; a set would be no constant.
  private final String names;

  SystemText(String... names) {
    this.names = String.join(" ", names);
  }

  /// Whether it tells somebody that a person will read what they wrote.
  public boolean isPassedOn() {
    return switch (this) {
      case NOT_UNDERSTOOD,
          PASSED_ON,
          OFFERED,
          GIVEN_UP,
          WILL_READ,
          HARM,
          TROUBLE,
          MAYBE_DANGER,
          COMPLAINT,
          OTHER_PHONE,
          OTHER_LANGUAGE,
          STEWARD,
          MEMBERS_ONLY ->
          true;
      default -> false;
    };
  }

  /// The key in `texts.yaml`.
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The `{names}` that stand in for something in this text.
  public Set<String> names() {
    return names.isEmpty() ? Set.of() : Set.of(names.split(" ", -1));
  }
}
