package org.turnout.language;

import java.util.function.Predicate;

/// Words around what a sentence is about: those of a question of when and where, of since when
/// something is so, of what one chooses among, and between two wishes.
///
/// @param asks "what time", "where"
/// @param attending change nothing next to these: "does it start", "do i have to be there"
/// @param lately "now", "since last week"
/// @param noLonger "i dont work there anymore": what comes behind it is so now
/// @param awayFrom "from": before a place that was
/// @param overTo "to": before the one that is
/// @param kinds "the bargaining one", "picket texts"
/// @param joints between two things that somebody says: "and", "but", "also"
/// @param remarks begin what answers nothing yet: "hold on", "let me ask"
/// @param further between a wish and what is wanted: "more", "some"
/// @param links within what something is for: "the girls of 3 west"
/// @param thanks "gracias"
/// @param polite say yes to nothing but politely: "ok"
/// @param core around an answer
/// @param counts around a count that is to be another
/// @param no of a reason behind a no
/// @param places of lists, and of a place that one holds
record SentenceWords(
    PhraseTable<Boolean> asks,
    PhraseTable<Boolean> attending,
    PhraseTable<Boolean> lately,
    PhraseTable<Boolean> noLonger,
    PhraseTable<Boolean> awayFrom,
    PhraseTable<Boolean> overTo,
    PhraseTable<Boolean> kinds,
    PhraseTable<Boolean> joints,
    PhraseTable<Boolean> remarks,
    PhraseTable<Boolean> further,
    PhraseTable<Boolean> links,
    PhraseTable<Boolean> thanks,
    PhraseTable<Boolean> polite,
    CoreWords core,
    CountTalkWords counts,
    NoWords no,
    PlaceWords places) {
  static SentenceWords read(DataFile answers) {
    var lists = new WordLists(answers);
    return new SentenceWords(
        lists.set("when and where"),
        lists.set("attending"),
        lists.set("lately"),
        lists.set("no longer"),
        lists.set("away from"),
        lists.set("over to"),
        lists.set("kinds"),
        lists.set("joints"),
        lists.set("remarks"),
        lists.set("further"),
        lists.set("links"),
        lists.set("thanks"),
        lists.set("only polite"),
        CoreWords.read(lists),
        CountTalkWords.read(lists),
        NoWords.read(lists),
        PlaceWords.read(lists));
  }

  /// These words and another language's.
  SentenceWords and(SentenceWords other) {
    Predicate<String> none = _ -> false;
    return new SentenceWords(
        asks.orElse(other.asks, none),
        attending.orElse(other.attending, none),
        lately.orElse(other.lately, none),
        noLonger.orElse(other.noLonger, none),
        awayFrom.orElse(other.awayFrom, none),
        overTo.orElse(other.overTo, none),
        kinds.orElse(other.kinds, none),
        joints.orElse(other.joints, none),
        remarks.orElse(other.remarks, none),
        further.orElse(other.further, none),
        links.orElse(other.links, none),
        thanks.orElse(other.thanks, none),
        polite.orElse(other.polite, none),
        core.and(other.core),
        counts.and(other.counts),
        no.and(other.no),
        places.and(other.places));
  }
}
