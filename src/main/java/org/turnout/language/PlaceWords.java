package org.turnout.language;

import java.util.function.Predicate;

/// Words about a list of places and about a place that one holds.
///
/// @param listing ask what is on the list: "what days do you have"
/// @param absent say that one does not come: "i cant make it"
/// @param cannot say so only next to a day: "cant do" saturday
/// @param unsure leave it open: "what if i cant make it"
/// @param swaps ask for another place: "swap", "move"
/// @param into come before what is wanted for it: "for" the afternoon
/// @param coming say that one comes: "see you" thursday
/// @param offered ask whether there is something: "is there"
/// @param room is what there is: "spots"
/// @param also ask for another one next to a day: "sunday too"
/// @param instead ask for another one in place of one: "friday instead"
/// @param givingUp say what a yes is for: "yes, cancel it"
/// @param offeredHeads ask for a row by its place, in front of it: "whats" the first one
/// @param offeredTails say whose it is, behind it: the first one "you have"
/// @param others say that somebody else is to have a place: "me and my wife"
record PlaceWords(
    PhraseTable<Boolean> listing,
    PhraseTable<Boolean> absent,
    PhraseTable<Boolean> cannot,
    PhraseTable<Boolean> unsure,
    PhraseTable<Boolean> swaps,
    PhraseTable<Boolean> into,
    PhraseTable<Boolean> coming,
    PhraseTable<Boolean> offered,
    PhraseTable<Boolean> room,
    PhraseTable<Boolean> also,
    PhraseTable<Boolean> instead,
    PhraseTable<Boolean> givingUp,
    PhraseTable<Boolean> offeredHeads,
    PhraseTable<Boolean> offeredTails,
    PhraseTable<Boolean> others) {
  static PlaceWords read(WordLists lists) {
    return new PlaceWords(
        lists.set("list again"),
        lists.set("absent"),
        lists.set("absent on"),
        lists.set("absent perhaps"),
        lists.set("swap"),
        lists.set("swap for"),
        lists.set("will come"),
        lists.set("is there"),
        lists.set("room"),
        lists.set("day too"),
        lists.set("in place of it"),
        lists.set("giving up"),
        lists.set("offered heads"),
        lists.set("offered tails"),
        lists.set("for others"));
  }

  /// These words and another language's.
  PlaceWords and(PlaceWords other) {
    Predicate<String> none = _ -> false;
    return new PlaceWords(
        listing.orElse(other.listing, none),
        absent.orElse(other.absent, none),
        cannot.orElse(other.cannot, none),
        unsure.orElse(other.unsure, none),
        swaps.orElse(other.swaps, none),
        into.orElse(other.into, none),
        coming.orElse(other.coming, none),
        offered.orElse(other.offered, none),
        room.orElse(other.room, none),
        also.orElse(other.also, none),
        instead.orElse(other.instead, none),
        givingUp.orElse(other.givingUp, none),
        offeredHeads.orElse(other.offeredHeads, none),
        offeredTails.orElse(other.offeredTails, none),
        others.orElse(other.others, none));
  }
}
